// What TCP sockets, UDP sockets and the server share.

#ifndef PXT_ESP_NET_SOCKETS_H
#define PXT_ESP_NET_SOCKETS_H

#include "lwip/tcp.h"

namespace netsockets {

/** Why something did not go; what the functions for programs return, besides tls::Reason. net.ts has the same numbers. */
enum SocketError : int8_t {
    ERROR_NONE = 0,
    ERROR_NAME = -1,           // there is no host of that name
    ERROR_REFUSED = -2,        // no server at that address and port
    ERROR_TIMED_OUT = -3,      // no answer to the connection request, or to data sent
    ERROR_RESET = -4,          // the peer broke the connection off
    ERROR_MEMORY = -5,         // no memory for it
    ERROR_NETWORK_DOWN = -6,   // not joined, or the network was lost
    ERROR_NAME_TIMED_OUT = -7, // no name server answered
    ERROR_NO_SOCKET = -8,      // all sockets of this kind are in use
    ERROR_PORT_IN_USE = -9,    // another server of the program listens there
};

/** A reason, one of these or of tls::Reason, as a sentence; "" for others. */
const char *sentenceOf(int reason);

/** Whether the board has joined a network since reset: before, lwIP does not run. */
bool stackRuns();

/** Whether the board is in a network, with an address. */
bool networkUp();

/** Why lwIP's callback for a name has brought no address. */
SocketError resolveError();

/**
 * Makes an established connection, which a server has got, a socket of the program: its handle, or -1 when there is none left. Then the
 * connection is still the caller's.
 */
int adopt(struct tcp_pcb *pcb);

} // namespace netsockets

#endif
