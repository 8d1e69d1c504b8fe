// The protocol version that clients begin with, as the project's configuration has it (docs/configuration.md).

namespace mqtt {
  /** Protocol level of MQTT 3.1. */
  export const PROTOCOL_31 = 3;
  /** Protocol level of MQTT 3.1.1 [MQTT 3.1.1 §3.1.2.2]. */
  export const PROTOCOL_311 = 4;

  /**
   * The protocol level of clients whose `protocol` was not set: PROTOCOL_31 or PROTOCOL_311. It is what the first of these
   * says that says anything: MQTT_PROTOCOL_311 in the program's `namespace userconfig`, in the project's sdkconfig, in its
   * pxt.json; PROTOCOL_311 if none does.
   */
  export function defaultProtocol(): number {
    return control.getConfigValue(DAL.CFG_MQTT_PROTOCOL_311, 1) ? PROTOCOL_311 : PROTOCOL_31;
  }
}
