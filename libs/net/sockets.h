// What the sockets offer to the other C++ of this package.

#ifndef PXT_ESP_NET_SOCKETS_H
#define PXT_ESP_NET_SOCKETS_H

#include "lwip/tcp.h"

namespace netsockets {

/**
 * Makes an established connection, which a server has got, a socket of the program: its handle, or -1 when there is no socket or
 * no memory left. Then the connection is still the caller's.
 */
int adopt(struct tcp_pcb *pcb);

} // namespace netsockets

#endif
