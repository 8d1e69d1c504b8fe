// Reasons and constants that programs meet, with NodeMCU's names and values where it has them.

namespace mqtt {
  // --- Why no connection came about: connect()'s failure callback, "connfail" ---

  /** CONNECT could not be sent in time: the broker's host did not confirm to have received it. */
  export const CONN_FAIL_TIMEOUT_SENDING = -1;
  /** The broker's host received CONNECT, but no CONNACK came in time. */
  export const CONN_FAIL_TIMEOUT_RECEIVING = -2;
  /** The broker's name does not resolve. */
  export const CONN_FAIL_DNS = -3;
  /** The first packet from the broker is not a well-formed CONNACK. */
  export const CONN_FAIL_NOT_A_CONNACK_MSG = -4;
  /** No broker answers at that address and port, or it closed the connection instead of answering. */
  export const CONN_FAIL_SERVER_NOT_FOUND = -5;

  /** The broker could not be trusted, or TLS failed for another reason: `client.reasonText` says why. */
  export const TLS_FAILED = -18;

  // CONNACK return codes [MQTT 3.1.1, table 3.1].

  /** Connected; not a failure. */
  export const CONNACK_ACCEPTED = 0;
  /** The broker does not speak this version of MQTT. */
  export const CONNACK_REFUSED_PROTOCOL_VER = 1;
  /** The broker does not allow the client identifier. */
  export const CONNACK_REFUSED_ID_REJECTED = 2;
  /** The broker is not available. */
  export const CONNACK_REFUSED_SERVER_UNAVAILABLE = 3;
  /** The user name or the password is wrong. */
  export const CONNACK_REFUSED_BAD_USER_OR_PASS = 4;
  /** The client may not connect. */
  export const CONNACK_REFUSED_NOT_AUTHORIZED = 5;

  // --- Why a connection, or what was asked of it, came to nothing: `client.reason`, callbacks of publish and subscribe ---

  /** The broker closed the connection. */
  export const CLOSED_BY_BROKER = -10;
  /** The network broke the connection. */
  export const NETWORK_LOST = -11;
  /** The broker did not answer PINGREQ in time. */
  export const PING_TIMEOUT = -12;
  /** The broker did not acknowledge a packet in time. */
  export const ACK_TIMEOUT = -13;
  /** The broker sent what MQTT forbids. */
  export const PROTOCOL_ERROR = -14;
  /** The board has no memory for a message that came. */
  export const OUT_OF_MEMORY = -15;
  /** The outbox was full, and its policy gave this message up. */
  export const DROPPED = -16;
  /** The program closed the connection. */
  export const CLOSED = -17;

  /** SUBACK's return code for a refused subscription [MQTT 3.1.1 §3.9.3]. */
  export const SUBACK_FAILURE = 0x80;
}

/**
 * Versions of the protocol: what CONNECT says.
 */
enum MqttProtocol {
  /** MQTT 3.1: "MQIsdp", level 3. */
  //% block="3.1"
  V31 = 3,
  /** MQTT 3.1.1: "MQTT", level 4. */
  //% block="3.1.1"
  V311 = 4,
}

/**
 * What a client is doing.
 */
enum MqttState {
  /** Nothing: connect() was not called, failed, or the connection has ended. */
  //% block="disconnected" blockIdentity="mqtt.stateValue"
  Disconnected,
  /** It waits for its next attempt to connect (client.reconnect). */
  //% block="waiting to retry" blockIdentity="mqtt.stateValue"
  Waiting,
  /** The TCP connection is being established. */
  //% block="connecting" blockIdentity="mqtt.stateValue"
  Opening,
  /** CONNECT is sent; the broker's answer is awaited. */
  //% block="waiting for the broker" blockIdentity="mqtt.stateValue"
  AwaitingConnack,
  /** The broker has accepted. */
  //% block="connected" blockIdentity="mqtt.stateValue"
  Connected,
}

/**
 * What a full outbox does with one message more.
 */
enum MqttOverflow {
  /** publish() returns false. */
  //% block="refuse it"
  Refuse,
  /** The oldest that waits is given up. */
  //% block="drop the oldest"
  Oldest,
  /** The new one is given up. */
  //% block="drop the newest"
  Newest,
}
