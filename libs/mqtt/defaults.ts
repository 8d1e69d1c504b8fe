// What a project's settings say for its clients (docs/configuration.md), for programs and blocks to begin with.

namespace mqtt {
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
