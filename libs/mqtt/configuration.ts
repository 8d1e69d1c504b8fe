// The protocol version that clients begin with, as the project's configuration has it (docs/configuration.md).

namespace mqtt {
  /**
   * The protocol of clients whose `protocol` was not set. It is what the first of these says that says anything:
   * MQTT_PROTOCOL_311 in the program's `namespace userconfig`, in the project's sdkconfig, in its pxt.json; 3.1.1 if none does.
   */
  export function defaultProtocol(): MqttProtocol {
    return control.getConfigValue(DAL.CFG_MQTT_PROTOCOL_311, 1) ? MqttProtocol.V311 : MqttProtocol.V31;
  }
}
