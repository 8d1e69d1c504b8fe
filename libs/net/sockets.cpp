// TCP sockets for MakeCode programs, over lwIP's raw API and nothing else, so that one source serves every board. Nothing
// here blocks: what happens later raises the event (EVENT_ID_NET, handle + 1), and takeEvents() tells what it was. lwIP calls
// back from the scheduler's idle loop, between fibers, so no function here is ever interrupted by another.

#include "pxt.h"

#include "platform-api.h"

#include "lwip/dns.h"
#include "lwip/netif.h"
#include "lwip/tcp.h"
#include "lwip/timeouts.h"
#include "tls/tls.h"

namespace netsockets {

/** Source of the MakeCode events of all sockets; net.ts has the same number. */
static const int EVENT_ID_NET = 9100;

static const int SOCKETS = 8;
static const int RECEIVE_BYTES = TCP_WND;
static const unsigned CLOCK_MS = 500;
/** From the start of the connection (the name is resolved by then) until it counts as timed out. */
static const unsigned CONNECT_TIMEOUT_MS = 15000;
/** From the connection until TLS's handshake must be over. */
static const unsigned HANDSHAKE_TIMEOUT_MS = 20000;
/** How long a closed socket waits for its last bytes to be taken by the network stack (TLS only). */
static const unsigned CLOSE_TIMEOUT_MS = 5000;

/** What takeEvents() reports; bits of a mask. */
enum EventBit : uint8_t {
    EVENT_OPEN = 1,
    EVENT_DATA = 2,
    EVENT_ROOM = 4,
    EVENT_FAILED = 8,
    EVENT_CLOSED = 16,
};

/** What error() returns, besides tls::Reason. */
enum SocketError : int8_t {
    ERROR_NONE = 0,
    ERROR_NAME = -1,         // the name did not resolve
    ERROR_REFUSED = -2,      // no server at that address and port
    ERROR_TIMED_OUT = -3,    // no answer to the connection request, or to data sent
    ERROR_RESET = -4,        // the peer broke the connection off
    ERROR_MEMORY = -5,       // no memory for the connection
    ERROR_NETWORK_DOWN = -6, // not joined, or the network was lost
};

// Those after `failed` exist with TLS only: `handshake` comes before `open`; a socket that is `closing` has said good-bye to its
// program, but not yet to its peer; one that is `closed` waits to be free.
enum class State : uint8_t { free, resolving, asking, connecting, open, failed, handshake, closing, closed };

struct Socket {
    State state;
    int8_t error;
    uint8_t events;
    /** A send() accepted less than it was given: so many bytes of room are waited for. */
    uint16_t roomWanted;
    uint16_t port;
    /** Tells this use of the handle from earlier ones, to which a late answer of the DNS may belong. */
    uint16_t use;
    uint16_t clockTicks;
    bool outputIsDue;
    /** The next one of those with output due. */
    Socket *nextDue;
    struct tcp_pcb *pcb;
    /** Ring of RECEIVE_BYTES with what was received and not yet read; holds the host's name until the name is resolved. */
    uint8_t *buffer;
    uint16_t readAt;
    uint16_t unread;
    /** TLS; null without. */
    tls::Session *session;
    /** The certificates that the session refers to. */
    pxt::TValue certificates[2];
    bool peerEnded;
};

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
static const char *sentenceOf(SocketError error);

static int handleOf(const Socket &s) {
    return int(&s - sockets);
}

static Socket *socketOf(int handle) {
    if (handle < 0 || handle >= SOCKETS || sockets[handle].state == State::free)
        return nullptr;
    return &sockets[handle];
}

static bool networkUp() {
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
    if (s.state == State::closing) {
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
    int bytes = MEM_SIZE - MEM_CONTROL_RESERVE - PIECE_OVERHEAD;
    int pieces = MEMP_NUM_TCP_SEG;
    for (const Socket &other : sockets) {
        int queuedPieces = other.pcb ? tcp_sndqueuelen(other.pcb) : 0;
        int queuedBytes = other.pcb ? TCP_SND_BUF - tcp_sndbuf(other.pcb) + queuedPieces * PIECE_OVERHEAD : 0;
        bytes -= &other == &s ? queuedBytes : max(queuedBytes, SHARE_BYTES + PIECE_OVERHEAD);
        pieces -= &other == &s ? queuedPieces : max(queuedPieces, 1);
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

static void reportRoom() {
    if (!roomIsWanted)
        return;
    roomIsWanted = false;
    for (Socket &s : sockets) {
        if (!s.pcb || !s.roomWanted)
            continue;
        if (sendRoom(s) >= s.roomWanted) {
            s.roomWanted = 0;
            if (s.session)
                s.session->wake();
            else
                happened(s, EVENT_ROOM);
        } else {
            roomIsWanted = true;
        }
    }
}

// --- Segments ---

/** Sends what was queued since the fiber began to run: small pieces share a segment. */
static uint32_t sendSegments() {
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

// --- What lwIP calls ---

static err_t onReceived(void *arg, struct tcp_pcb *, struct pbuf *data, err_t) {
    Socket &s = *static_cast<Socket *>(arg);
    if (!data) {
        s.peerEnded = true;
        if (s.session)
            s.session->wake();
        else
            happened(s, EVENT_CLOSED);
        return ERR_OK;
    }
    // Only where the window is larger than our buffer: lwIP keeps the data and offers it again.
    if (data->tot_len > RECEIVE_BYTES - s.unread)
        return ERR_MEM;
    // Mostly the buffer is empty: from its beginning on, all is in one piece, and aligned as lwIP's own buffers are.
    if (!s.unread)
        s.readAt = 0;
    int writeAt = s.readAt + s.unread;
    if (writeAt >= RECEIVE_BYTES)
        writeAt -= RECEIVE_BYTES;
    int first = min<int>(data->tot_len, RECEIVE_BYTES - writeAt);
    pbuf_copy_partial(data, s.buffer + writeAt, first, 0);
    if (first < data->tot_len)
        pbuf_copy_partial(data, s.buffer, data->tot_len - first, first);
    s.unread += data->tot_len;
    pbuf_free(data);
    if (s.session)
        s.session->wake();
    else
        happened(s, EVENT_DATA);
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
        s.clockTicks = 0;
        startClock();
        s.session->start();
        return ERR_OK;
    }
    s.state = State::open;
    happened(s, EVENT_OPEN);
    return ERR_OK;
}

// --- From a name to a connection ---

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
        fail(s, networkUp() ? ERROR_NAME : ERROR_NETWORK_DOWN);
}

static void resolve(Socket &s) {
    ip_addr_t address;
    s.state = State::resolving;
    switch (dns_gethostbyname(reinterpret_cast<char *>(s.buffer), &address, onResolved, useOf(s))) {
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

static void startConnecting(Socket &s, const ip_addr_t *address) {
    s.state = State::connecting;
    s.clockTicks = 0;
    s.pcb = tcp_new();
    if (!s.pcb) {
        fail(s, ERROR_MEMORY);
        return;
    }
    tcp_arg(s.pcb, &s);
    tcp_recv(s.pcb, onReceived);
    tcp_sent(s.pcb, onSent);
    tcp_err(s.pcb, onError);
    tcp_nagle_disable(s.pcb);
    err_t result = tcp_connect(s.pcb, address, s.port, onConnected);
    if (result != ERR_OK)
        fail(s, result == ERR_RTE ? ERROR_NETWORK_DOWN : ERROR_MEMORY);
}

/** Runs while any socket waits for something that lwIP does not report. */
static void clockTick(void *) {
    clockRuns = false;
    bool again = false;
    for (Socket &s : sockets) {
        if (s.state == State::asking)
            resolve(s);
        if (s.state == State::connecting && ++s.clockTicks > CONNECT_TIMEOUT_MS / CLOCK_MS)
            fail(s, ERROR_TIMED_OUT);
        if (s.state == State::handshake && ++s.clockTicks > HANDSHAKE_TIMEOUT_MS / CLOCK_MS)
            fail(s, ERROR_TIMED_OUT);
        if (s.state == State::closing && ++s.clockTicks > CLOSE_TIMEOUT_MS / CLOCK_MS)
            becomeFailed(s, ERROR_NONE);
        again |= s.state == State::asking || s.state == State::resolving || s.state == State::connecting ||
                 s.state == State::handshake || s.state == State::closing || s.roomWanted;
    }
    reportRoom();
    if (again)
        startClock();
}

// --- TLS: the session between the connection and the program ---

static const char *sentenceOf(SocketError error) {
    switch (error) {
    case ERROR_NAME:
        return "the name does not resolve";
    case ERROR_REFUSED:
        return "nobody listens at that address and port";
    case ERROR_TIMED_OUT:
        return "the server did not answer in time";
    case ERROR_RESET:
        return "the server broke the connection off";
    case ERROR_MEMORY:
        return "no memory for the connection";
    case ERROR_NETWORK_DOWN:
        return "the network is down";
    default:
        return "";
    }
}

static Socket &ownerOf(void *owner) {
    return *static_cast<Socket *>(owner);
}

static size_t peekReceived(void *owner, const uint8_t **bytes) {
    Socket &s = ownerOf(owner);
    *bytes = s.buffer + s.readAt;
    return min<int>(s.unread, RECEIVE_BYTES - s.readAt);
}

static void consumeReceived(void *owner, size_t count) {
    Socket &s = ownerOf(owner);
    s.readAt += count;
    if (s.readAt >= RECEIVE_BYTES)
        s.readAt -= RECEIVE_BYTES;
    s.unread -= count;
    if (s.pcb)
        tcp_recved(s.pcb, count);
}

static bool connectionEnded(void *owner) {
    return ownerOf(owner).peerEnded || !ownerOf(owner).pcb;
}

static size_t sendRecords(void *owner, const uint8_t *bytes, size_t count) {
    Socket &s = ownerOf(owner);
    if (!s.pcb)
        return 0;
    int accepted = min(int(count), sendRoom(s));
    if (accepted && tcp_write(s.pcb, bytes, accepted, TCP_WRITE_FLAG_COPY) != ERR_OK)
        accepted = 0;
    if (accepted < int(count)) {
        s.roomWanted = 1;
        roomIsWanted = true;
        startClock();
    }
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
        s.session->destroy();
        pxt::unregisterGC(s.certificates, 2);
        s.session = nullptr;
    }
    xfree(s.buffer);
    s.buffer = nullptr;
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
        if (s.state != State::closing && s.state != State::closed)
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

/**
 * Starts to connect to a server and returns at once: a handle from 0 to 7, or -1 when all are taken.
 * Whatever goes wrong afterwards is reported as an event.
 * @param host name or dotted IPv4 address
 */
//%
int open(String host, int port) {
    static bool polls = false;
    if (!polls)
        platform_register_idle_poll(sendSegments);
    polls = true;
    for (Socket &s : sockets) {
        if (s.state != State::free)
            continue;
        // What the last use of the handle has queued may still be due.
        Socket former = s;
        memset(&s, 0, sizeof(s));
        s.use = former.use + 1;
        s.outputIsDue = former.outputIsDue;
        s.nextDue = former.nextDue;
        s.state = State::asking;
        s.port = uint16_t(port);
        const char *name = host->getUTF8Data();
        unsigned length = host->getUTF8Size();
        s.buffer = static_cast<uint8_t *>(platform_try_malloc(RECEIVE_BYTES));
        if (!s.buffer) {
            fail(s, ERROR_MEMORY);
        } else if (length == 0 || length >= DNS_MAX_NAME_LENGTH || length >= unsigned(RECEIVE_BYTES)) {
            fail(s, ERROR_NAME);
        } else if (port < 1 || port > 0xffff) {
            fail(s, ERROR_REFUSED);
        } else if (!networkUp()) {
            fail(s, ERROR_NETWORK_DOWN);
        } else {
            memcpy(s.buffer, name, length);
            s.buffer[length] = 0;
            startClock();
            resolve(s);
        }
        return handleOf(s);
    }
    return hurryClosing() ? open(host, port) : -1;
}

/**
 * Lets sockets that are closed already say good-bye with TLS, which takes some turns of the scheduler, so that their memory is there for
 * the next one.
 */
//%
void finishClosing() {
    static const int TURNS = 20;
    for (int turn = 0; turn < TURNS; turn++) {
        bool isClosing = false;
        for (const Socket &s : sockets)
            isClosing |= s.state == State::closing || s.state == State::closed;
        if (!isClosing)
            return;
        platform_yield();
    }
}

/**
 * Has a socket that open() has just started use TLS: whatever goes wrong is reported as an event. `trust` and `identity` are what the
 * build makes of a project's certificates, `pin` is a SHA-256 of a certificate or of a public key; each of them may be empty.
 * @param serverName what the server's certificate must be for
 */
//%
void secure(int handle, String serverName, bool insecure, Buffer trust, Buffer pin, Buffer identity) {
    Socket *s = socketOf(handle);
    if (!s || s->state == State::failed)
        return;
    tls::Options options = {};
    options.serverName = serverName->getUTF8Data();
    options.port = s->port;
    options.insecure = insecure;
    if (trust->length) {
        options.anchors = trust->data;
        options.anchorsBytes = trust->length;
    }
    if (identity->length) {
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
    if (!s->session) {
        platform_console_line("TLS to %s:%d: %s", options.serverName, s->port, tls::sentenceOf(why));
        if (why == tls::Reason::noMemory)
            platform_console_line("It takes %u and %u bytes", unsigned(tls_session_bytes[0]), unsigned(tls_session_bytes[1]));
        becomeFailed(*s, int(why));
        return;
    }
    s->certificates[0] = TValue(trust);
    s->certificates[1] = TValue(identity);
    pxt::registerGC(s->certificates, 2);
}

/** Why the socket failed, in words. */
//%
String errorText(int handle) {
    Socket *s = socketOf(handle);
    const char *text = "";
    if (s && s->session)
        text = s->session->text();
    else if (s && s->error <= int(tls::Reason::noMemory))
        text = tls::sentenceOf(tls::Reason(s->error));
    if (s && !text[0])
        text = sentenceOf(SocketError(s->error));
    return mkString(text);
}

/**
 * What happened since the last call, as a mask: 1 open, 2 data arrived, 4 room to send again, 8 failed, 16 closed by the
 * peer. After 16, what arrived before can still be read. An unknown handle has no events.
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
 * -5 out of memory, -6 network down.
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
    int accepted = min(length, sendRoom(*s));
    if (accepted && tcp_write(s->pcb, data->data + offset, accepted, TCP_WRITE_FLAG_COPY) != ERR_OK)
        accepted = 0;
    if (accepted < length) {
        // Half a send buffer at most, or the wait would be for all that is on its way to be acknowledged.
        s->roomWanted = uint16_t(min(length - accepted, TCP_SND_BUF / 2));
        roomIsWanted = true;
        startClock();
    }
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

/** Bytes received that can be read at once. */
//%
int available(int handle) {
    Socket *s = socketOf(handle);
    return !s ? 0 : s->session ? s->session->available() : s->unread;
}

/** Takes up to maxBytes of what was received; an empty buffer when there is nothing. */
//%
Buffer read(int handle, int maxBytes) {
    Socket *s = socketOf(handle);
    int length = s ? max(0, min(maxBytes, available(handle))) : 0;
    if (!length)
        return mkBuffer(nullptr, 0);
    if (s->session) {
        Buffer plain = mkBuffer(nullptr, length);
        s->session->read(plain->data, length);
        return plain;
    }
    int first = min<int>(length, RECEIVE_BYTES - s->readAt);
    Buffer result;
    if (first == length) {
        result = mkBuffer(s->buffer + s->readAt, length);
    } else {
        result = mkBuffer(nullptr, length);
        memcpy(result->data, s->buffer + s->readAt, first);
        memcpy(result->data + first, s->buffer, length - first);
    }
    s->readAt += length;
    if (s->readAt >= RECEIVE_BYTES)
        s->readAt -= RECEIVE_BYTES;
    s->unread -= length;
    if (s->pcb)
        tcp_recved(s->pcb, length);
    return result;
}

/** Closes the connection after what is queued has been sent, and frees the handle. What was not read is dropped. */
//%
void close(int handle) {
    Socket *s = socketOf(handle);
    if (!s)
        return;
    if (s->session && s->state == State::open && s->session->close()) {
        s->state = State::closing;
        s->clockTicks = 0;
        startClock();
        return;
    }
    release(*s);
}

} // namespace netsockets
