// Numbers that the runtime and the packages share: event sources of the scheduler, keys of the configuration.
declare const enum DAL {
  DEVICE_EVT_ANY = 0,
  DEVICE_ID_SYSTEM_TIMER = 14,
  DEVICE_ID_SCHEDULER = 15,
  DEVICE_SCHEDULER_EVT_TICK = 1,
  DEVICE_SCHEDULER_EVT_IDLE = 2,
  DEVICE_ID_NOTIFY_ONE = 1022,
  DEVICE_ID_NOTIFY = 1023,
  CFG_RAM_BYTES = 205,
  CFG_SYSTEM_HEAP_BYTES = 206,
  CFG_MQTT_PROTOCOL_311 = 3000,
  CFG_BUILD_DAY = 3001,
  CFG_BUILD_SECOND = 3002,
}
