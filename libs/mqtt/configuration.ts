// What the project's settings say about MQTT.

namespace mqtt {
  /** The protocol of clients that choose none. */
  export function defaultProtocol(): MqttProtocol {
    return MqttProtocol.V311;
  }
}
