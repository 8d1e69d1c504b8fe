// What a project's settings say for its clients (docs/configuration.md): protocol, broker, identifier and keep-alive time of those that
// are given none.

namespace mqtt {
  /**
   * The protocol of clients whose `protocol` was not set. It is what the first of these says that says anything:
   * MQTT_PROTOCOL_311 in the program's `namespace userconfig`, in the project's sdkconfig, in its pxt.json; 3.1.1 if none does.
   */
  export function defaultProtocol(): MqttProtocol {
    return control.getConfigValue(DAL.CFG_MQTT_PROTOCOL_311, 1) ? MqttProtocol.V311 : MqttProtocol.V31;
  }

  /**
   * The broker's name or address, from the project's settings.
   */
  export function defaultBroker(): string {
    return control.getConfigText(DAL.CFG_MQTT_BROKER, "broker");
  }

  /**
   * The client's identifier, from the project's settings; empty if they leave it to the board's serial number.
   */
  export function defaultClientId(): string {
    return control.getConfigText(DAL.CFG_MQTT_CLIENT_ID, "");
  }

  /**
   * Seconds after which a silent connection is tested, from the project's settings; 0 for never.
   */
  export function defaultKeepAlive(): number {
    return control.getConfigValue(DAL.CFG_MQTT_KEEP_ALIVE, 120);
  }
}
