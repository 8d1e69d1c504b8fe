// UDP for MakeCode programs, over lwIP's raw API. Packets that have come wait in a short queue, and the event (EVENT_ID_UDP,
// handle + 1) tells of them. As in sockets.cpp nothing blocks, and nothing interrupts.

#include "sockets.h"

#include "pxt.h"

#include "host-name.h"
#include "platform-api.h"

#include "lwip/dns.h"
#include "lwip/udp.h"

namespace netudp {

using namespace netsockets;

/** Source of the MakeCode events of all UDP sockets; udp.ts has the same number. */
static const int EVENT_ID_UDP = 9102;

static const int SOCKETS = 2;
/** Packets that wait to be read; more are lost, as UDP may lose any. */
static const int MAX_PACKETS = 4;
/** IP and UDP headers, which share a frame with the data. */
static const int HEADER_BYTES = 28;
/** What read() puts before the data: the sender's address and port. */
static const int SENDER_BYTES = 6;

struct Packet {
    Packet *next;
    uint16_t length;
    /** Sender, then data. */
    uint8_t bytes[];
};

struct Socket {
    struct udp_pcb *pcb;
    Packet *first;
    /** What waits for its destination's name to be resolved. */
    struct pbuf *pending;
    uint16_t pendingPort;
    /** Tells this use of the handle from earlier ones, to which a late answer of the DNS may belong. */
    uint16_t use;
    int8_t error;
    bool isRaised;
};

static Socket sockets[SOCKETS];

static Socket *socketOf(int handle) {
    return handle >= 0 && handle < SOCKETS && sockets[handle].pcb ? &sockets[handle] : nullptr;
}

static void happened(Socket &s) {
    if (s.isRaised)
        return;
    s.isRaised = true;
    pxt::raiseEvent(EVENT_ID_UDP, int(&s - sockets) + 1);
}

static void onReceived(void *arg, struct udp_pcb *, struct pbuf *data, const ip_addr_t *address, u16_t port) {
    Socket &s = *static_cast<Socket *>(arg);
    Packet **link = &s.first;
    int waiting = 0;
    while (*link) {
        link = &(*link)->next;
        waiting++;
    }
    size_t bytes = sizeof(Packet) + SENDER_BYTES + data->tot_len;
    Packet *packet = waiting < MAX_PACKETS ? static_cast<Packet *>(platform_try_malloc_sparingly(bytes)) : nullptr;
    if (packet) {
        packet->next = nullptr;
        packet->length = SENDER_BYTES + data->tot_len;
        uint32_t sender = ip4_addr_get_u32(ip_2_ip4(address));
        memcpy(packet->bytes, &sender, 4);
        packet->bytes[4] = port >> 8;
        packet->bytes[5] = port;
        pbuf_copy_partial(data, packet->bytes + SENDER_BYTES, data->tot_len, 0);
        *link = packet;
        happened(s);
    }
    pbuf_free(data);
}

/** Sends, and lets go of the packet. */
static SocketError sendTo(Socket &s, struct pbuf *packet, const ip_addr_t *address, int port) {
    err_t result = udp_sendto(s.pcb, packet, address, uint16_t(port));
    pbuf_free(packet);
    if (result == ERR_OK)
        return ERROR_NONE;
    return result == ERR_RTE ? ERROR_NETWORK_DOWN : ERROR_MEMORY;
}

static void *useOf(const Socket &s) {
    return reinterpret_cast<void *>(uintptr_t(s.use) << 8 | unsigned(&s - sockets));
}

static void onResolved(const char *, const ip_addr_t *address, void *arg) {
    Socket &s = sockets[uintptr_t(arg) & 0xff];
    struct pbuf *packet = s.pending;
    if (!packet || useOf(s) != arg)
        return;
    s.pending = nullptr;
    if (address) {
        s.error = sendTo(s, packet, address, s.pendingPort);
    } else {
        pbuf_free(packet);
        s.error = resolveError();
    }
    if (s.error)
        happened(s);
}

/**
 * Has `handler` called with a socket's handle + 1 when packets have come or one could not be sent, in a fiber of its own. Call it
 * before open().
 */
//%
void onEvents(Action handler) {
    static const int REENTRANT = 8; // CODAL's MESSAGE_BUS_LISTENER_REENTRANT
    static const int ANY = 0;
    registerWithDal(EVENT_ID_UDP, ANY, handler, REENTRANT);
}

/** Takes a UDP socket on a port, or on any free one (0): its handle, or a negative number: the reason, as error() gives it. */
//%
int open(int port) {
    if (!stackRuns())
        return ERROR_NETWORK_DOWN;
    for (Socket &s : sockets) {
        if (s.pcb)
            continue;
        struct udp_pcb *pcb = udp_new();
        if (!pcb)
            return ERROR_MEMORY;
        if (port < 0 || port > 0xffff || udp_bind(pcb, IP_ADDR_ANY, uint16_t(port)) != ERR_OK) {
            udp_remove(pcb);
            return ERROR_PORT_IN_USE;
        }
        udp_recv(pcb, onReceived, &s);
        s.pcb = pcb;
        s.use++;
        s.error = ERROR_NONE;
        s.isRaised = false;
        return int(&s - sockets);
    }
    platform_console_line("net: all %d UDP sockets are in use: close() those that are no longer needed", SOCKETS);
    return ERROR_NO_SOCKET;
}

/** The socket's own port. */
//%
int port(int handle) {
    Socket *s = socketOf(handle);
    return s ? s->pcb->local_port : 0;
}

/**
 * Sends one packet, at once or when the host's name is resolved. Returns 0, or the reason why it can't be sent; what goes wrong
 * later, error() tells. While one packet waits for its name, another one that would have to is refused for want of memory.
 */
//%
int send(int handle, String host, int port, Buffer data) {
    Socket *s = socketOf(handle);
    char name[HOST_NAME_BYTES];
    if (!s)
        return ERROR_RESET;
    if (!copyHostName(host, name))
        return ERROR_NAME;
    if (port < 1 || port > 0xffff)
        return ERROR_REFUSED;
    if (!networkUp())
        return ERROR_NETWORK_DOWN;
    if (data->length > netif_default->mtu - HEADER_BYTES)
        return ERROR_MEMORY;
    struct pbuf *packet = pbuf_alloc(PBUF_TRANSPORT, data->length, PBUF_RAM);
    if (!packet)
        return ERROR_MEMORY;
    pbuf_take(packet, data->data, data->length);
    ip_addr_t address;
    // dns_gethostbyname knows addresses, and names whose address it still has, without a question.
    err_t result = s->pending ? dns_gethostbyname(name, &address, nullptr, nullptr)
                              : dns_gethostbyname(name, &address, onResolved, useOf(*s));
    if (result == ERR_OK)
        return sendTo(*s, packet, &address, port);
    if (result != ERR_INPROGRESS || s->pending) {
        pbuf_free(packet);
        return result == ERR_ARG ? ERROR_NAME : ERROR_MEMORY;
    }
    s->pending = packet;
    s->pendingPort = uint16_t(port);
    return ERROR_NONE;
}

/** The oldest packet that has come, after the IPv4 address and the port of its sender (big-endian); undefined when there is none. */
//%
Buffer read(int handle) {
    Socket *s = socketOf(handle);
    if (!s)
        return nullptr;
    Packet *packet = s->first;
    if (!packet) {
        s->isRaised = false;
        return nullptr;
    }
    s->first = packet->next;
    Buffer result = mkBuffer(packet->bytes, packet->length);
    xfree(packet);
    return result;
}

/** Why the packet that waited for its name was not sent, once: the numbers of netsockets.error. */
//%
int error(int handle) {
    Socket *s = socketOf(handle);
    int result = s ? s->error : ERROR_NONE;
    if (s)
        s->error = ERROR_NONE;
    return result;
}

/** Gives the socket back, with what was not read or sent. */
//%
void close(int handle) {
    Socket *s = socketOf(handle);
    if (!s)
        return;
    udp_remove(s->pcb);
    s->pcb = nullptr;
    if (s->pending)
        pbuf_free(s->pending);
    s->pending = nullptr;
    while (Packet *packet = s->first) {
        s->first = packet->next;
        xfree(packet);
    }
}

} // namespace netudp
