// A TCP server for MakeCode programs, over lwIP's raw API: connections that come become sockets of sockets.cpp, and the event
// (EVENT_ID_ACCEPTED, handle + 1) tells of each.

#include "sockets.h"

#include "pxt.h"

namespace netserver {

using namespace netsockets;

/** Source of the MakeCode events of the server; server.ts has the same number. */
static const int EVENT_ID_ACCEPTED = 9103;

static struct tcp_pcb *listener;

static err_t onAccepted(void *, struct tcp_pcb *pcb, err_t) {
    if (!pcb)
        return ERR_MEM;
    int handle = adopt(pcb);
    if (handle < 0) {
        tcp_abort(pcb);
        return ERR_ABRT;
    }
    tcp_setprio(pcb, TCP_PRIO_NORMAL);
    pxt::raiseEvent(EVENT_ID_ACCEPTED, handle + 1);
    return ERR_OK;
}

/**
 * Listens on a port, and has `handler` called with the handle + 1 of the socket of each connection that comes, in a fiber of its own.
 * Returns 0, or the reason why it can't. One port at a time.
 */
//%
int listen(int port, Action handler) {
    static const int REENTRANT = 8; // CODAL's MESSAGE_BUS_LISTENER_REENTRANT
    static const int ANY = 0;
    if (!stackRuns())
        return ERROR_NETWORK_DOWN;
    if (listener || port < 1 || port > 0xffff)
        return ERROR_PORT_IN_USE;
    struct tcp_pcb *pcb = tcp_new();
    if (!pcb)
        return ERROR_MEMORY;
    // Connections of an earlier listen() on this port may still be there.
    ip_set_option(pcb, SOF_REUSEADDR);
    if (tcp_bind(pcb, IP_ADDR_ANY, uint16_t(port)) != ERR_OK) {
        tcp_abort(pcb);
        return ERROR_PORT_IN_USE;
    }
    // Connections that are only asked for may be given up for one that the program asks for.
    tcp_setprio(pcb, TCP_PRIO_MIN);
    listener = tcp_listen(pcb);
    if (!listener) {
        tcp_abort(pcb);
        return ERROR_MEMORY;
    }
    tcp_accept(listener, onAccepted);
    registerWithDal(EVENT_ID_ACCEPTED, ANY, handler, REENTRANT);
    return ERROR_NONE;
}

/** Listens no more. Connections go on. */
//%
void close() {
    if (listener)
        tcp_close(listener);
    listener = nullptr;
}

} // namespace netserver
