// Reasons that `connect` hands to its failure callback, with NodeMCU's names and values.

namespace mqtt {
  /** Sending CONNECT took too long. */
  export const CONN_FAIL_TIMEOUT_SENDING = -1;
  /** The broker took the connection but sent no CONNACK in time. */
  export const CONN_FAIL_TIMEOUT_RECEIVING = -2;
  /** The broker's name does not resolve. */
  export const CONN_FAIL_DNS = -3;
  /** The first packet from the broker is not a well-formed CONNACK. */
  export const CONN_FAIL_NOT_A_CONNACK_MSG = -4;
  /** No broker answers at that address and port. */
  export const CONN_FAIL_SERVER_NOT_FOUND = -5;

  // CONNACK return codes [MQTT 3.1.1, table 3.1].
  /** Connected; not a failure. */
  export const CONNACK_ACCEPTED = 0;
  /** The broker does not speak MQTT 3.1.1. */
  export const CONNACK_REFUSED_PROTOCOL_VER = 1;
  /** The broker does not allow the client identifier. */
  export const CONNACK_REFUSED_ID_REJECTED = 2;
  /** The broker is not available. */
  export const CONNACK_REFUSED_SERVER_UNAVAILABLE = 3;
  /** The user name or the password is wrong. */
  export const CONNACK_REFUSED_BAD_USER_OR_PASS = 4;
  /** The client may not connect. */
  export const CONNACK_REFUSED_NOT_AUTHORIZED = 5;
}
