// TCP sockets for MakeCode programs, over lwIP's raw API and nothing else, so that one source serves every board. Nothing
// here blocks: what happens later raises the event (EVENT_ID_NET, handle + 1), and takeEvents() tells what it was. lwIP calls
// back from the scheduler's idle loop, between fibers, so no function here is ever interrupted by another.

#include "sockets.h"

#include "pxt.h"

#include "collector/collector.h"
#include "host-name.h"
#include "platform-api.h"

#include "lwip/dns.h"
#include "lwip/ip.h"
#include "lwip/netif.h"
#include "lwip/tcp.h"
#include "lwip/timeouts.h"
#include "tls/tls.h"

namespace netsockets {

/** Source of the MakeCode events of all sockets; net.ts has the same number. */
static const int EVENT_ID_NET = 9100;

static const int SOCKETS = 8;
static const unsigned CLOCK_MS = 500;
/** From open() until a connection that did not come about counts as timed out, unless the program says otherwise. */
static const unsigned CONNECT_TIMEOUT_MS = 15000;
/** The same with TLS, whose handshake is a part of connecting. */
static const unsigned TLS_CONNECT_TIMEOUT_MS = 20000;
/** How long a closed socket waits for its last bytes to be taken by the network stack (TLS only). */
static const unsigned CLOSE_TIMEOUT_MS = 5000;

/** What takeEvents() reports; bits of a mask. */
enum EventBit : uint8_t {
    EVENT_OPEN = 1,
    EVENT_DATA = 2,
    EVENT_ROOM = 4,
    EVENT_FAILED = 8,
    EVENT_CLOSED = 16,
    EVENT_IDLE = 32,
};

/** What setOption() sets; net.ts has the same numbers. */
enum Option : uint8_t {
    OPTION_CONNECT_TIMEOUT = 0, // ms from open()
    OPTION_KEEP_ALIVE = 1,      // seconds of silence before the first probe; 0: no probes
    OPTION_NO_DELAY = 2,        // 0: Nagle's algorithm (RFC 896)
    OPTION_IDLE_TIMEOUT = 3,    // ms without traffic until EVENT_IDLE; 0: never
};

/**
 * `ended`: end() was called; the peer may still send. With TLS only: `handshake`; `closing`, closed by the program, but the peer was not
 * told yet; `closed`, which is to be made free.
 */
enum class State : uint8_t { free, resolving, asking, connecting, handshake, open, ended, failed, closing, closed };

struct Socket {
    State state;
    int8_t error;
    uint8_t events;
    bool outputIsDue;
    bool usesNagle;
    bool peerEnded;
    /** A send() accepted less than it was given: so many bytes of room are waited for. */
    uint16_t roomWanted;
    uint16_t port;
    /** Tells this use of the handle from earlier ones, to which a late answer of the DNS may belong. */
    uint16_t use;
    /** Ticks of the clock since open(), or since the last traffic of a connection, or since it is closing. */
    uint16_t ticks;
    uint16_t connectTicks;
    /** 0: never. */
    uint16_t idleTicks;
    uint16_t keepAliveSeconds;
    /** What traffic() said at the last tick. */
    uint32_t traffic;
    /** The next one of those with output due. */
    Socket *nextDue;
    struct tcp_pcb *pcb;
    /**
     * A ring, as large as the buffer is, with what was received and not yet read; while that is nothing, what was given back, or null.
     * Until the host's name is resolved it holds that. One of the collector's roots while the socket is in use.
     */
    Buffer received;
    uint16_t readAt;
    uint16_t unread;
    /** TLS; null without. */
    tls::Session *session;
};

/** What the peer may send before the program reads it. */
static const int RECEIVE_BYTES = TCP_WND;
/** A larger buffer is not kept for bytes that may not come. */
static const int SPARE_BYTES = 128;

static Socket sockets[SOCKETS];
static bool clockRuns = false;
/** Sockets with queued bytes for which lwIP was not asked to make segments yet. */
static Socket *firstDue = nullptr;
/** Some socket may wait for room. */
static bool roomIsWanted = false;
/** Some socket is closed, and not yet free. */
static bool someIsClosed = false;

static void startConnecting(Socket &s, const ip_addr_t *address);
static void clockTick(void *);
static void freeClosed();
static err_t onReceived(void *arg, struct tcp_pcb *pcb, struct pbuf *data, err_t);
static err_t onSent(void *, struct tcp_pcb *, u16_t);
static void onError(void *arg, err_t reason);

static int handleOf(const Socket &s) {
    return int(&s - sockets);
}

/** The program has closed it, and it is not yet free. */
static bool isClosing(const Socket &s) {
    return s.state == State::closing || s.state == State::closed;
}

/** Null for handles that the program does not have. */
static Socket *socketOf(int handle) {
    if (unsigned(handle) >= unsigned(SOCKETS))
        return nullptr;
    Socket &s = sockets[handle];
    return s.state == State::free || isClosing(s) ? nullptr : &s;
}

bool stackRuns() {
    return netif_default;
}

bool networkUp() {
    const struct netif *n = netif_default;
    return n && netif_is_up(n) && netif_is_link_up(n) && !ip4_addr_isany(netif_ip4_addr(n));
}

/** One event for all that takeEvents() will tell: each has its handler run in a fiber, and those are large. */
static void happened(Socket &s, EventBit bit) {
    bool isRaised = s.events;
    s.events |= bit;
    if (!isRaised)
        pxt::raiseEvent(EVENT_ID_NET, handleOf(s) + 1);
}

static void attach(Socket &s, struct tcp_pcb *pcb) {
    s.pcb = pcb;
    tcp_arg(pcb, &s);
    tcp_recv(pcb, onReceived);
    tcp_sent(pcb, onSent);
    tcp_err(pcb, onError);
}

/** lwIP calls nothing of this socket's any more. */
static void detach(struct tcp_pcb *pcb) {
    tcp_arg(pcb, nullptr);
    tcp_recv(pcb, nullptr);
    tcp_sent(pcb, nullptr);
    tcp_err(pcb, nullptr);
}

static void becomeFailed(Socket &s, int error) {
    if (s.pcb) {
        detach(s.pcb);
        tcp_abort(s.pcb);
        s.pcb = nullptr;
    }
    if (isClosing(s)) {
        s.state = State::closed;
        someIsClosed = true;
        return;
    }
    s.state = State::failed;
    s.error = int8_t(error);
    happened(s, EVENT_FAILED);
}

static void fail(Socket &s, SocketError error) {
    if (s.session)
        s.session->transportFailed(sentenceOf(error));
    becomeFailed(s, error);
}

static void startClock() {
    if (clockRuns)
        return;
    clockRuns = true;
    sys_timeout(CLOCK_MS, clockTick, nullptr);
}

// --- Room for sending ---

#ifdef MEM_CONTROL_RESERVE
/** Bytes of lwIP's heap that a queued piece takes besides its data: heap block, pbuf, and room for the headers. */
static const int PIECE_OVERHEAD = 80;
/** What is kept for each socket, used or not: one small packet. */
static const int SHARE_BYTES = 64;

/**
 * Bytes that a socket may queue so that peers who do not read take neither the memory of the other sockets nor that of
 * acknowledgements, ARP and DHCP: every socket keeps its share.
 */
static int fairRoom(const Socket &s) {
    constexpr int OTHERS = SOCKETS - 1, SHARE_TAKEN = SHARE_BYTES + PIECE_OVERHEAD;
    int bytes = MEM_SIZE - MEM_CONTROL_RESERVE - PIECE_OVERHEAD - OTHERS * SHARE_TAKEN;
    int pieces = MEMP_NUM_TCP_SEG - OTHERS;
    for (const Socket &each : sockets) {
        if (!each.pcb)
            continue;
        int queuedPieces = tcp_sndqueuelen(each.pcb);
        int queuedBytes = TCP_SND_BUF - tcp_sndbuf(each.pcb) + queuedPieces * PIECE_OVERHEAD;
        // Of the others, what is beyond their share.
        bytes -= &each == &s ? queuedBytes : max(queuedBytes - SHARE_TAKEN, 0);
        pieces -= &each == &s ? queuedPieces : max(queuedPieces - 1, 0);
    }
    // lwIP may have split what others had queued, at the cost of our share: the reserve makes up for that.
    int share = tcp_sndqueuelen(s.pcb) ? 0 : SHARE_BYTES;
    return max(pieces > 0 ? bytes : 0, share);
}
#endif

/** Bytes that can be queued now. Boards whose lwIP allocates from the system's heap define no MEM_CONTROL_RESERVE. */
static int sendRoom(const Socket &s) {
    if (tcp_sndqueuelen(s.pcb) >= TCP_SND_QUEUELEN - 1)
        return 0;
    int room = tcp_sndbuf(s.pcb);
#ifdef MEM_CONTROL_RESERVE
    room = min(room, fairRoom(s));
#endif
    return room;
}

/** Of a connection: with TLS it is the session that makes of it what the program is told. */
static void tell(Socket &s, EventBit bit) {
    if (s.session)
        s.session->wake();
    else
        happened(s, bit);
}

/** Hands lwIP as many bytes as there is room for, and returns their number; for the rest, waits for room for up to `mostWanted`. */
static int queue(Socket &s, const uint8_t *bytes, int length, int mostWanted) {
    int accepted = min(length, sendRoom(s));
    if (accepted && tcp_write(s.pcb, bytes, accepted, TCP_WRITE_FLAG_COPY) != ERR_OK)
        accepted = 0;
    if (accepted < length) {
        s.roomWanted = uint16_t(min(length - accepted, mostWanted));
        roomIsWanted = true;
        startClock();
    }
    return accepted;
}

static void reportRoom() {
    if (!roomIsWanted)
        return;
    roomIsWanted = false;
    for (Socket &s : sockets) {
        if (!s.pcb || !s.roomWanted)
            continue;
        if (sendRoom(s) >= s.roomWanted) {
            s.roomWanted = 0;
            tell(s, EVENT_ROOM);
        } else {
            roomIsWanted = true;
        }
    }
}

// --- Segments ---

/** Sends what was queued since the fiber began to run: small pieces share a segment. */
static uint32_t sendSegments(uint32_t) {
    while (Socket *s = firstDue) {
        firstDue = s->nextDue;
        s->outputIsDue = false;
        if (s->pcb)
            tcp_output(s->pcb);
    }
    if (someIsClosed)
        freeClosed();
    return PLATFORM_POLL_IDLE;
}

// --- Receiving ---

/** Takes bytes out of the ring, which is no longer kept once it is empty, and lets the peer send as many more. */
static void consume(Socket &s, int count) {
    s.unread -= count;
    s.readAt += count;
    if (!s.unread)
        s.received = nullptr;
    else if (s.readAt >= s.received->length)
        s.readAt -= s.received->length;
    if (s.pcb)
        tcp_recved(s.pcb, count);
}

/** Bytes from the ring's oldest one on that are in one piece. */
static int contiguous(const Socket &s) {
    return s.unread ? min<int>(s.unread, s.received->length - s.readAt) : 0;
}

static void copyReceived(const Socket &s, uint8_t *to, int count) {
    int first = min(count, contiguous(s));
    memcpy(to, s.received->data + s.readAt, first);
    memcpy(to + first, s.received->data, count - first);
}

/**
 * Makes room for so many bytes more. What comes while nothing is unread, as nearly always, gets a buffer of just its size, which
 * read() can hand out as it is: that which was given back, if it has this size. When more comes before that is read there is one ring
 * for all that the peer may send: however small the pieces are, they never take more.
 */
static bool makeRoom(Socket &s, int count) {
    if (s.received && (s.unread ? s.unread + count <= s.received->length : s.received->length == count))
        return true;
    Buffer ring = collector_try_make_buffer(s.unread ? RECEIVE_BYTES : count);
    if (!ring)
        return false;
    if (s.unread)
        copyReceived(s, ring->data, s.unread);
    s.received = ring;
    s.readAt = 0;
    return true;
}

/**
 * lwIP asks before it takes the next bytes of a connection, so that what it confirms has a place. Without memory they are as if lost: the
 * peer sends them again. Beyond the window there is nothing to keep, and lwIP answers.
 */
extern "C" int network_takes_segment(const struct tcp_pcb *pcb, uint32_t bytes) {
    if (pcb->recv != onReceived)
        return true;
    Socket &s = *static_cast<Socket *>(pcb->callback_arg);
    int count = min<int>(bytes, RECEIVE_BYTES - s.unread);
    return !count || makeRoom(s, count);
}

// --- What lwIP calls ---

static err_t onReceived(void *arg, struct tcp_pcb *pcb, struct pbuf *data, err_t) {
    Socket &s = *static_cast<Socket *>(arg);
    if (!data) {
        s.peerEnded = true;
        // Both sides have ended: lwIP does the rest, and may free the connection without a word.
        if (s.state == State::ended && !s.session) {
            detach(pcb);
            s.pcb = nullptr;
        }
        tell(s, EVENT_CLOSED);
        return ERR_OK;
    }
    int count = data->tot_len;
    if (!makeRoom(s, count)) {
#ifdef LWIP_HOOK_TCP_INPACKET_PCB
        // network_takes_segment() was not asked: a connection's last step of the handshake has come with data.
        pbuf_free(data);
        fail(s, ERROR_MEMORY);
        return ERR_ABRT;
#else
        // An lwIP that does not ask keeps what it has confirmed, and offers it again.
        return ERR_MEM;
#endif
    }
    Buffer ring = s.received;
    int writeAt = s.readAt + s.unread;
    if (writeAt >= ring->length)
        writeAt -= ring->length;
    int first = min(count, ring->length - writeAt);
    if (data->len == count && first == count) {
        memcpy(ring->data + writeAt, data->payload, count);
    } else {
        pbuf_copy_partial(data, ring->data + writeAt, first, 0);
        pbuf_copy_partial(data, ring->data, count - first, first);
    }
    s.unread += count;
    pbuf_free(data);
    tell(s, EVENT_DATA);
    return ERR_OK;
}

static err_t onSent(void *, struct tcp_pcb *, u16_t) {
    reportRoom();
    return ERR_OK;
}

/** The connection is gone, and lwIP has freed it. */
static void onError(void *arg, err_t reason) {
    Socket &s = *static_cast<Socket *>(arg);
    s.pcb = nullptr;
    if (s.session && s.state != State::connecting && (s.unread || reason == ERR_CLSD))
        s.session->wake(); // what came before may tell why
    else if (!networkUp())
        fail(s, ERROR_NETWORK_DOWN);
    else if (reason == ERR_RST)
        fail(s, s.state == State::connecting ? ERROR_REFUSED : ERROR_RESET);
    else if (reason == ERR_CLSD)
        happened(s, EVENT_CLOSED);
    else
        fail(s, ERROR_TIMED_OUT);
}

static err_t onConnected(void *arg, struct tcp_pcb *, err_t) {
    Socket &s = *static_cast<Socket *>(arg);
    if (s.session) {
        s.state = State::handshake;
        s.session->start();
        return ERR_OK;
    }
    s.state = State::open;
    happened(s, EVENT_OPEN);
    return ERR_OK;
}

// --- From a name to a connection ---

SocketError resolveError() {
    if (!networkUp())
        return ERROR_NETWORK_DOWN;
    // lwIP has given up after a name server's packet, or by its own clock.
    return ip_current_input_netif() ? ERROR_NAME : ERROR_NAME_TIMED_OUT;
}

static void *useOf(const Socket &s) {
    return reinterpret_cast<void *>(uintptr_t(s.use) << 8 | unsigned(handleOf(s)));
}

static void onResolved(const char *, const ip_addr_t *address, void *arg) {
    Socket &s = sockets[uintptr_t(arg) & 0xff];
    if (s.state != State::resolving || useOf(s) != arg)
        return;
    if (address)
        startConnecting(s, address);
    else
        fail(s, resolveError());
}

static void resolve(Socket &s) {
    ip_addr_t address;
    s.state = State::resolving;
    switch (dns_gethostbyname(reinterpret_cast<char *>(s.received->data), &address, onResolved, useOf(s))) {
    case ERR_OK:
        startConnecting(s, &address);
        break;
    case ERR_INPROGRESS:
        break;
    case ERR_MEM:
        s.state = State::asking; // the table of questions is full: the clock asks again
        break;
    default:
        fail(s, ERROR_NAME);
    }
}

/** Hands the connection what the program has set. */
static void applyOptions(Socket &s) {
    if (s.usesNagle)
        tcp_nagle_enable(s.pcb);
    else
        tcp_nagle_disable(s.pcb);
    if (s.keepAliveSeconds)
        ip_set_option(s.pcb, SOF_KEEPALIVE);
    else
        ip_reset_option(s.pcb, SOF_KEEPALIVE);
    s.pcb->keep_idle = s.keepAliveSeconds * 1000u;
}

static void startConnecting(Socket &s, const ip_addr_t *address) {
    s.state = State::connecting;
    s.received = nullptr; // the name
    struct tcp_pcb *pcb = tcp_new();
    if (!pcb) {
        fail(s, ERROR_MEMORY);
        return;
    }
    attach(s, pcb);
    applyOptions(s);
    err_t result = tcp_connect(s.pcb, address, s.port, onConnected);
    if (result != ERR_OK)
        fail(s, result == ERR_RTE ? ERROR_NETWORK_DOWN : ERROR_MEMORY);
}

static bool isResolving(const Socket &s) {
    return s.state == State::asking || s.state == State::resolving;
}

static bool isConnecting(const Socket &s) {
    return isResolving(s) || s.state == State::connecting || s.state == State::handshake;
}

static bool isConnected(const Socket &s) {
    return s.pcb && (s.state == State::open || s.state == State::ended);
}

/** Changes with each byte that is sent or received, at no cost where nobody asks. */
static uint32_t traffic(const Socket &s) {
    return s.pcb ? s.pcb->rcv_nxt + s.pcb->snd_lbb : 0;
}

static void watchIdleness(Socket &s) {
    uint32_t now = traffic(s);
    if (now != s.traffic)
        s.ticks = 0;
    s.traffic = now;
    // Told once, until there is traffic again.
    if (s.ticks <= s.idleTicks && ++s.ticks > s.idleTicks)
        happened(s, EVENT_IDLE);
}

/** Runs while any socket waits for something that lwIP does not report. */
static void clockTick(void *) {
    clockRuns = false;
    bool again = false;
    for (Socket &s : sockets) {
        if (isConnecting(s) && ++s.ticks > s.connectTicks)
            fail(s, isResolving(s) ? ERROR_NAME_TIMED_OUT : ERROR_TIMED_OUT);
        if (s.state == State::asking)
            resolve(s);
        if (s.state == State::closing && ++s.ticks > CLOSE_TIMEOUT_MS / CLOCK_MS)
            becomeFailed(s, ERROR_NONE);
        bool isWatched = s.idleTicks && isConnected(s);
        if (isWatched)
            watchIdleness(s);
        again |= isConnecting(s) || isWatched || s.roomWanted || s.state == State::closing;
    }
    reportRoom();
    if (again)
        startClock();
}

// --- TLS: the session between the connection and the program ---

static Socket &ownerOf(void *owner) {
    return *static_cast<Socket *>(owner);
}

static size_t peekReceived(void *owner, const uint8_t **bytes) {
    Socket &s = ownerOf(owner);
    int count = contiguous(s);
    *bytes = count ? s.received->data + s.readAt : nullptr;
    return count;
}

static void consumeReceived(void *owner, size_t count) {
    consume(ownerOf(owner), int(count));
}

static bool connectionEnded(void *owner) {
    return ownerOf(owner).peerEnded || !ownerOf(owner).pcb;
}

static size_t sendRecords(void *owner, const uint8_t *bytes, size_t count) {
    Socket &s = ownerOf(owner);
    if (!s.pcb)
        return 0;
    int accepted = queue(s, bytes, int(count), 1);
    tcp_output(s.pcb);
    return accepted;
}

static void sessionOpened(void *owner) {
    ownerOf(owner).state = State::open;
    happened(ownerOf(owner), EVENT_OPEN);
}

static void sessionReadable(void *owner) {
    happened(ownerOf(owner), EVENT_DATA);
}

static void sessionWritable(void *owner) {
    happened(ownerOf(owner), EVENT_ROOM);
}

static void sessionFailed(void *owner) {
    Socket &s = ownerOf(owner);
    becomeFailed(s, int(s.session->reason()));
}

static void sessionClosed(void *owner) {
    happened(ownerOf(owner), EVENT_CLOSED);
}

static void sessionFinished(void *owner) {
    ownerOf(owner).state = State::closed;
    someIsClosed = true;
}

static const tls::Carrier carrier = {peekReceived,    consumeReceived, connectionEnded, sendRecords,   sessionOpened,
                                     sessionReadable, sessionWritable, sessionFailed,   sessionClosed, sessionFinished};

/** The certificates that the session refers to. */
static pxt::TValue *referencesOf(const Socket &s) {
    return reinterpret_cast<pxt::TValue *>(s.session->references());
}

static pxt::TValue *rootOf(Socket &s) {
    return reinterpret_cast<pxt::TValue *>(&s.received);
}

/** Ends the connection after what is queued has been sent, and frees the handle. */
static void release(Socket &s) {
    if (s.pcb) {
        detach(s.pcb);
        // With data unread lwIP would reset the connection instead of ending it.
        if (s.unread)
            tcp_recved(s.pcb, s.unread);
        // May be given up for a new connection's sake.
        tcp_setprio(s.pcb, TCP_PRIO_MIN);
        if (tcp_close(s.pcb) != ERR_OK)
            tcp_abort(s.pcb);
    }
    if (s.session) {
        pxt::unregisterGC(referencesOf(s), 2);
        s.session->destroy();
        s.session = nullptr;
    }
    s.received = nullptr;
    pxt::unregisterGC(rootOf(s), 1);
    s.pcb = nullptr;
    s.roomWanted = 0;
    s.state = State::free;
}

static void freeClosed() {
    someIsClosed = false;
    for (Socket &s : sockets)
        if (s.state == State::closed)
            release(s);
}

/** Does not wait any longer for sockets that are closing. True if there was one. */
static bool hurryClosing() {
    bool found = false;
    for (Socket &s : sockets) {
        if (!isClosing(s))
            continue;
        release(s);
        found = true;
    }
    return found;
}

// --- What programs call ---

/**
 * Has `handler` called with a socket's handle + 1 each time something happens to it, in a fiber of its own, even if the fiber of
 * an earlier call still waits for something. What happened, takeEvents() tells. Call it before open().
 */
//%
void onEvents(Action handler) {
    static const int REENTRANT = 8; // CODAL's MESSAGE_BUS_LISTENER_REENTRANT
    static const int ANY = 0;
    registerWithDal(EVENT_ID_NET, ANY, handler, REENTRANT);
}

static Socket *findFree() {
    for (Socket &s : sockets)
        if (s.state == State::free)
            return &s;
    return nullptr;
}

/** A free handle's socket; null when all are taken, which the console is told. */
static Socket *takeSocket() {
    static bool polls = false;
    if (!polls)
        platform_register_idle_poll(sendSegments);
    polls = true;
    Socket *s = findFree();
    if (!s && hurryClosing())
        s = findFree();
    if (!s) {
        platform_console_line("net: all %d sockets are in use: close() those that are no longer needed", SOCKETS);
        return nullptr;
    }
    // What the last use of the handle has queued may still be due.
    Socket former = *s;
    memset(s, 0, sizeof(*s));
    s->use = former.use + 1;
    s->outputIsDue = former.outputIsDue;
    s->nextDue = former.nextDue;
    s->connectTicks = CONNECT_TIMEOUT_MS / CLOCK_MS;
    pxt::registerGC(rootOf(*s), 1);
    return s;
}

/**
 * Starts to connect to a server and returns at once: a handle from 0 to 7, or -1 when all are taken.
 * Whatever goes wrong afterwards is reported as an event.
 * @param host name or dotted IPv4 address
 */
//%
int open(String host, int port) {
    Socket *taken = takeSocket();
    if (!taken)
        return -1;
    Socket &s = *taken;
    registerGCObj(host);
    s.received = collector_try_make_buffer(host->getUTF8Size() + 1);
    unregisterGCObj(host);
    s.state = State::asking;
    s.port = uint16_t(port);
    if (!s.received) {
        fail(s, ERROR_MEMORY);
    } else if (!copyHostName(host, reinterpret_cast<char *>(s.received->data))) {
        fail(s, ERROR_NAME);
    } else if (port < 1 || port > 0xffff) {
        fail(s, ERROR_REFUSED);
    } else if (!networkUp()) {
        fail(s, ERROR_NETWORK_DOWN);
    } else {
        startClock();
        resolve(s);
    }
    return handleOf(s);
}

int adopt(struct tcp_pcb *pcb) {
    Socket *taken = takeSocket();
    if (!taken)
        return -1;
    taken->state = State::open;
    attach(*taken, pcb);
    applyOptions(*taken);
    return handleOf(*taken);
}

/**
 * Lets sockets that are closed already say good-bye with TLS, which takes some turns of the scheduler, so that their memory is there for
 * the next one.
 */
//%
void finishClosing() {
    static const int TURNS = 20;
    for (int turn = 0; turn < TURNS; turn++) {
        bool someAre = false;
        for (const Socket &s : sockets)
            someAre |= isClosing(s);
        if (!someAre)
            return;
        platform_yield();
    }
}

// For the call of secure() that follows at once, until when the program has them in variables: so they need not be roots.
static Buffer trust, identity;

/**
 * What the build makes of a project's certificates, whom to trust and who the board is, for the call of secure() that follows; each
 * may be empty.
 */
//%
void useCertificates(Buffer trust, Buffer identity) {
    netsockets::trust = trust;
    netsockets::identity = identity;
}

/**
 * Has a socket that open() has just started use TLS: whatever goes wrong is reported as an event. `pin` is a SHA-256 of a certificate
 * or of a public key, or empty. Call useCertificates() before.
 * @param serverName what the server's certificate must be for
 */
//%
void secure(int handle, String serverName, bool insecure, Buffer pin) {
    Socket *s = socketOf(handle);
    if (!s || s->state == State::failed)
        return;
    s->connectTicks = TLS_CONNECT_TIMEOUT_MS / CLOCK_MS;
    // A session's memory may come from the collector's heap.
    RefObject *const given[] = {serverName, pin};
    for (RefObject *each : given)
        registerGCObj(each);
    tls::Options options = {};
    options.serverName = serverName->getUTF8Data();
    options.port = s->port;
    options.insecure = insecure;
    if (trust && trust->length) {
        options.anchors = trust->data;
        options.anchorsBytes = trust->length;
    }
    if (identity && identity->length) {
        options.identity = identity->data;
        options.identityBytes = identity->length;
    }
    tls::Reason why = tls::Reason::badOptions;
    if (!pin->length || pin->length == int(tls::PIN_BYTES)) {
        options.pin = pin->length ? pin->data : nullptr;
        s->session = tls::Session::create(options, carrier, s, &why);
        if (why == tls::Reason::noMemory && hurryClosing())
            s->session = tls::Session::create(options, carrier, s, &why);
    }
    for (RefObject *each : given)
        unregisterGCObj(each);
    if (!s->session) {
        platform_console_line("TLS to %s:%d: %s", options.serverName, s->port, sentenceOf(int(why)));
        // Nothing is said where it is not the program's memory.
        if (why == tls::Reason::noMemory && tls_session_bytes[0])
            platform_console_line("It takes %u and %u bytes", unsigned(tls_session_bytes[0]), unsigned(tls_session_bytes[1]));
        becomeFailed(*s, int(why));
        return;
    }
    referencesOf(*s)[0] = TValue(trust);
    referencesOf(*s)[1] = TValue(identity);
    trust = identity = nullptr;
    pxt::registerGC(referencesOf(*s), 2);
}

/** Why the socket failed, in words; "" if it did not. */
//%
String errorText(int handle) {
    Socket *s = socketOf(handle);
    const char *text = s && s->session ? s->session->text() : "";
    if (s && s->error && !text[0])
        text = sentenceOf(s->error);
    return mkString(text);
}

/** Sets an option of a socket, at any time after open(): see Option. Times are rounded up to half seconds. */
//%
void setOption(int handle, int option, int value) {
    Socket *s = socketOf(handle);
    if (!s)
        return;
    uint16_t value16 = uint16_t(min(max(value, 0), 0xffff));
    // One tick more: the first one comes at once, or nearly so.
    uint16_t ticks = value > 0 ? uint16_t(min((value + int(CLOCK_MS) - 1) / int(CLOCK_MS), 0xfffe) + 1) : 0;
    switch (option) {
    case OPTION_CONNECT_TIMEOUT:
        s->connectTicks = ticks;
        return;
    case OPTION_IDLE_TIMEOUT:
        s->idleTicks = ticks;
        if (!isConnecting(*s)) {
            s->traffic = traffic(*s);
            s->ticks = 0;
        }
        startClock();
        return;
    case OPTION_KEEP_ALIVE:
        s->keepAliveSeconds = value16;
        break;
    case OPTION_NO_DELAY:
        s->usesNagle = !value;
        break;
    }
    if (s->pcb)
        applyOptions(*s);
}

/** The IPv4 address of one end of the connection in dotted form; "" while there is none. */
//%
String address(int handle, bool isRemote) {
    Socket *s = socketOf(handle);
    char text[IP4ADDR_STRLEN_MAX] = "";
    if (s && s->pcb)
        ipaddr_ntoa_r(isRemote ? &s->pcb->remote_ip : &s->pcb->local_ip, text, sizeof text);
    return mkString(text);
}

/** The TCP port of one end of the connection; 0 while there is none. */
//%
int port(int handle, bool isRemote) {
    Socket *s = socketOf(handle);
    if (!s || !s->pcb)
        return 0;
    return isRemote ? s->pcb->remote_port : s->pcb->local_port;
}

/**
 * What happened since the last call, as a mask: 1 open, 2 data arrived, 4 room to send again, 8 failed, 16 closed by the
 * peer, 32 no traffic for the time set. After 16, what arrived before can still be read. An unknown handle has no events.
 */
//%
int takeEvents(int handle) {
    Socket *s = socketOf(handle);
    if (!s)
        return 0;
    int events = s->events;
    s->events = 0;
    return events;
}

/**
 * Why the socket failed: 0 it did not, -1 the name did not resolve, -2 refused, -3 timed out, -4 reset by the peer,
 * -5 out of memory, -6 network down, -7 no name server answered, or one of tls::Reason.
 */
//%
int error(int handle) {
    Socket *s = socketOf(handle);
    return s ? s->error : ERROR_NONE;
}

/**
 * Queues bytes, which are sent as soon as the fiber waits or more is queued than can be kept. Returns how many were accepted; less
 * than asked for (0 too) means: try again after the event 4. Negative: the reason, as error() gives it; -4 on a socket that is not open.
 */
//%
int send(int handle, Buffer data, int offset, int length) {
    Socket *s = socketOf(handle);
    if (!s || s->state != State::open || !s->pcb)
        return s && s->error ? s->error : ERROR_RESET;
    if (!data || offset < 0 || offset > int(data->length))
        return 0;
    length = min(length, int(data->length) - offset);
    if (length <= 0)
        return 0;
    if (s->session)
        return s->session->send(data->data + offset, length);
    // Half a send buffer at most, or the wait would be for all that is on its way to be acknowledged.
    int accepted = queue(*s, data->data + offset, length, TCP_SND_BUF / 2);
    if (accepted < length) {
        tcp_output(s->pcb);
    } else if (!s->outputIsDue) {
        s->outputIsDue = true;
        s->nextDue = firstDue;
        firstDue = s;
    }
    return accepted;
}

/** Bytes that send() has accepted and the peer has not confirmed to have received. */
//%
int unconfirmed(int handle) {
    Socket *s = socketOf(handle);
    int records = s && s->session ? s->session->unsent() : 0;
    return s && s->pcb ? records + TCP_SND_BUF - tcp_sndbuf(s->pcb) : 0;
}

static int availableOf(const Socket &s) {
    return s.session ? int(s.session->available()) : s.unread;
}

/** Bytes received that can be read at once. */
//%
int available(int handle) {
    Socket *s = socketOf(handle);
    return s ? availableOf(*s) : 0;
}

/** Takes up to maxBytes of what was received; an empty buffer when there is nothing. */
//%
Buffer read(int handle, int maxBytes) {
    Socket *s = socketOf(handle);
    int length = s ? max(0, min(maxBytes, availableOf(*s))) : 0;
    if (!length)
        return mkBuffer(nullptr, 0);
    if (s->session) {
        Buffer plain = mkBuffer(nullptr, length);
        s->session->read(plain->data, length);
        return plain;
    }
    Buffer result = s->received;
    if (length < result->length || s->readAt) {
        result = mkBuffer(nullptr, length);
        copyReceived(*s, result->data, length);
    }
    consume(*s, length);
    return result;
}

/**
 * Gives a buffer that read() has returned back, for the next bytes to come: messages of one size then take no more memory. Nobody may
 * use it any more.
 */
//%
void giveBack(int handle, Buffer buffer) {
    Socket *s = socketOf(handle);
    if (!s || s->received || s->session || buffer->length > SPARE_BYTES || buffer->isReadOnly())
        return;
    s->received = buffer;
    s->readAt = 0;
}

/**
 * Ends our side of the connection after what is queued has been sent: the peer sees the end, and may go on sending. With TLS the end is
 * its close_notify; TCP's follows with close(), since some peers take it for the end of everything.
 */
//%
void end(int handle) {
    Socket *s = socketOf(handle);
    if (!s || s->state != State::open || !s->pcb)
        return;
    s->state = State::ended;
    if (s->session) {
        s->session->end();
        return;
    }
    s->roomWanted = 0;
    struct tcp_pcb *pcb = s->pcb;
    // The peer has ended before: what is left to do, lwIP does alone.
    if (pcb->state == CLOSE_WAIT) {
        detach(pcb);
        s->pcb = nullptr;
    }
    if (tcp_shutdown(pcb, 0, 1) != ERR_OK)
        tcp_abort(pcb);
}

/** Closes the connection after what is queued has been sent, and frees the handle. What was not read is dropped. */
//%
void close(int handle) {
    Socket *s = socketOf(handle);
    if (!s)
        return;
    if (s->session && isConnected(*s) && s->session->close()) {
        s->state = State::closing;
        s->ticks = 0;
        startClock();
        return;
    }
    release(*s);
}

} // namespace netsockets
