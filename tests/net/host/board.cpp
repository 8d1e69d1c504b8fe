// The board's side: the packages' C++ and the network stack of this repository, run by a program that calls them at random, on a
// wire whose other end is peers.cpp. Time is a number. Called as: board <first seed> <runs>. Each run is a process of its own, and
// prints what it did; the first one that fails ends it all with status 1.
//
// By its seed a run also gets bad weather, and an allocation of lwIP's, or of a receive buffer, that fails at every n-th call. At the end of
// a run everything is closed and the hosts fall silent; after ten minutes as many pieces of memory are in use as before.

#include <sanitizer/common_interface_defs.h>
#include <set>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "peers.h"
#include "pxt.h"

#include "lwip/etharp.h"
#include "lwip/mem.h"
#include "lwip/memp.h"
#include "lwip/pbuf.h"
#include "network.h"
#include "port.h"
#include "collector/collector.h"
#include "session.h"

namespace netsockets {
void onEvents(Action handler);
int open(String host, int port);
int takeEvents(int handle);
int error(int handle);
void finishClosing();
void useCertificates(Buffer trust, Buffer identity);
void secure(int handle, String serverName, bool insecure, Buffer pin);
String errorText(int handle);
void setOption(int handle, int option, int value);
String address(int handle, bool isRemote);
int port(int handle, bool isRemote);
int send(int handle, Buffer data, int offset, int length);
int unconfirmed(int handle);
int available(int handle);
Buffer read(int handle, int maxBytes);
void giveBack(int handle, Buffer buffer);
void end(int handle);
void close(int handle);
} // namespace netsockets

namespace netudp {
void onEvents(Action handler);
int open(int port);
int port(int handle);
int send(int handle, String host, int port, Buffer data);
Buffer read(int handle);
int error(int handle);
void close(int handle);
} // namespace netudp

namespace netserver {
int listen(int port, Action handler);
void close();
} // namespace netserver

namespace wifishims {
void join(String ssid, String password);
void leave();
int state();
void scan();
Buffer scanned();
} // namespace wifishims

namespace {

const int STEPS = 1500;
const int SOCKETS = 8, UDP_SOCKETS = 2;
const int EVENT_ID_ACCEPTED = 9103;
const int OPEN = 1, FAILED = 8, CLOSED = 16;

uint32_t now = 1000;
Peers *peers;
struct netif *board;
bool linkIsUp = true;
std::vector<platform_poll_function> polls;
std::vector<int> accepted;
/** For the report of a run. */
int bytesRead = 0, connectionsOpened = 0, connectionsAccepted = 0;
Random chance(0);

void fail(const char *what, int at) {
    printf("FAILS: %s (%d)\n", what, at);
    fflush(stdout);
    __sanitizer_print_stack_trace();
    abort();
}

// --- Memory: what fails, and what is in use ---

int failEvery = 0;
int allocations = 0, allocationsFailed = 0;
int inUse = 0;
/** Of lwIP's pools, for the report of what was not given back. */
int poolsInUse[MEMP_MAX];

bool fails() {
    allocations++;
    bool does = failEvery && allocations % failEvery == 0;
    allocationsFailed += does;
    return does;
}

std::vector<BoxedString *> strings;
std::vector<BoxedBuffer *> buffers;
std::set<pxt::TValue *> roots;

/** Frees all objects but those that a root refers to. */
void collect() {
    std::set<pxt::TValue> live;
    for (pxt::TValue *root : roots)
        live.insert(*root);
    for (BoxedString *each : strings) {
        free(each->text);
        delete each;
    }
    std::vector<BoxedBuffer *> kept;
    for (BoxedBuffer *each : buffers) {
        if (live.count(each)) {
            kept.push_back(each);
            continue;
        }
        free(each->data);
        delete each;
    }
    strings.clear();
    buffers = kept;
}

// --- The wire ---

struct Received {
    struct pbuf_custom custom;
    void *bytes;
};

int framesHeld = 0;

void frameFreed(struct pbuf *p) {
    auto received = reinterpret_cast<Received *>(p);
    free(received->bytes);
    delete received;
    framesHeld--;
}

void deliver(const Frame &frame) {
    // Shorter frames are no frames (IEEE 802.3 §3.2.8): senders pad them, and a MAC drops what is shorter nevertheless.
    size_t bytes = ETH_PAD_SIZE + max<size_t>(frame.size(), 60);
    auto received = new Received;
    received->custom.custom_free_function = frameFreed;
    received->bytes = calloc(1, bytes);
    if (!frame.empty())
        memcpy(static_cast<uint8_t *>(received->bytes) + ETH_PAD_SIZE, frame.data(), frame.size());
    framesHeld++;
    struct pbuf *packet =
        pbuf_alloced_custom(PBUF_RAW, uint16_t(bytes), PBUF_REF, &received->custom, received->bytes, uint16_t(bytes));
    if (board->input(packet, board) != ERR_OK)
        pbuf_free(packet);
    if (framesHeld)
        fail("a frame is kept longer than the call that delivers it", framesHeld);
}

err_t transmit(struct netif *, struct pbuf *packet) {
    Frame frame(packet->tot_len);
    pbuf_copy_partial(packet, frame.data(), packet->tot_len, 0);
    if (linkIsUp)
        peers->hear(frame.data() + ETH_PAD_SIZE, frame.size() - ETH_PAD_SIZE);
    return ERR_OK;
}

// --- The program ---

struct Use {
    bool isUsed, ended, isKnown;
    int number;
    uint32_t sent, received;
};

Use uses[SOCKETS];

/** A socket without a stream of its own until it is open. */
void begin(int handle, int number) {
    uses[handle] = {true, false, number != 0, number, 0, 0};
}

void openSomething() {
    static const char *const hosts[] = {"broker", "10.0.2.2", "10.0.2.3", "10.0.2.50", "10.0.2.120", "host.example", "other.example",
                                        "third.example", "a.b.c.d.e", "", ".", "x..y", "10.0.2.2."};
    std::string host = hosts[chance.below(sizeof hosts / sizeof *hosts)];
    if (chance.percent(5))
        host = std::string(chance.below(300), 'a' + char(chance.below(26)));
    int port = chance.percent(90) ? 1000 + int(chance.below(250)) : int(chance.below(70000)) - 1000;
    if (chance.percent(10))
        netsockets::finishClosing();
    int handle = netsockets::open(mkString(host.c_str()), port);
    if (handle < 0) {
        for (const Use &use : uses)
            if (!use.isUsed)
                fail("a socket is free, and none is given", handle);
        return;
    }
    if (handle >= SOCKETS || uses[handle].isUsed)
        fail("a handle is given twice", handle);
    begin(handle, port);
    if (chance.percent(30)) {
        netsockets::useCertificates(mkBuffer(nullptr, 0), mkBuffer(nullptr, 0));
        netsockets::secure(handle, mkString("broker"), true, mkBuffer(nullptr, 0));
    }
}

void sendSomething(int handle) {
    Use &use = uses[handle];
    int length = int(chance.below(chance.percent(20) ? 3000 : 200));
    Buffer data = mkBuffer(nullptr, length);
    for (int i = 0; i < length; i++)
        data->data[i] = streamByte(use.number, use.sent + i);
    int taken = netsockets::send(handle, data, 0, length);
    if (taken > length)
        fail("more is taken than was given", taken);
    if (taken > 0)
        use.sent += taken;
    netsockets::unconfirmed(handle);
}

void readSomething(int handle) {
    Use &use = uses[handle];
    int available = netsockets::available(handle);
    Buffer data = netsockets::read(handle, int(chance.below(1200)) - 10);
    if (data->length > available)
        fail("more is read than was there", data->length);
    if (peers->isClean(use.number) && use.isKnown)
        for (int i = 0; i < data->length; i++)
            if (data->data[i] != streamByte(use.number, use.received + i))
                fail("a wrong byte is read", int(use.received) + i);
    use.received += data->length;
    bytesRead += data->length;
    if (chance.below(2))
        netsockets::giveBack(handle, data);
}

void closeSocket(int handle) {
    netsockets::close(handle);
    uses[handle].isUsed = false;
}

void act(int handle) {
    Use &use = uses[handle];
    int events = netsockets::takeEvents(handle);
    if (events && !use.isUsed)
        fail("a free handle has events", events);
    if (!use.isUsed)
        return;
    connectionsOpened += (events & OPEN) != 0;
    if (events & FAILED && netsockets::error(handle) >= 0)
        fail("a failure without a reason", netsockets::error(handle));
    if (events & FAILED && !netsockets::errorText(handle)->size)
        fail("a reason without a sentence", netsockets::error(handle));
    switch (chance.below(8)) {
    case 0:
    case 1:
        if (!use.ended)
            sendSomething(handle);
        break;
    case 2:
    case 3:
    case 4:
        readSomething(handle);
        break;
    case 5:
        netsockets::setOption(handle, int(chance.below(5)), int(chance.below(100000)) - 1000);
        netsockets::address(handle, chance.percent(50));
        netsockets::port(handle, chance.percent(50));
        break;
    case 6:
        if (chance.percent(10)) {
            netsockets::end(handle);
            use.ended = true;
        }
        break;
    case 7:
        if (chance.percent((events & (FAILED | CLOSED)) ? 80 : 8))
            closeSocket(handle);
    }
}

void actOnUdp() {
    int handle = int(chance.below(UDP_SOCKETS + 1));
    static const char *const hosts[] = {"10.0.2.2", "broker", "host.example", "third.example", "10.0.2.120"};
    switch (chance.below(6)) {
    case 0:
        netudp::open(chance.percent(50) ? 0 : 7000);
        break;
    case 1:
        netudp::close(handle);
        break;
    case 2: {
        Buffer data = mkBuffer(nullptr, int(chance.below(chance.percent(10) ? 1600 : 100)));
        netudp::send(handle, mkString(hosts[chance.below(5)]), int(chance.below(9000)), data);
        break;
    }
    default:
        netudp::read(handle);
        netudp::error(handle);
        netudp::port(handle);
    }
}

void actOnServer() {
    if (chance.percent(50))
        netserver::listen(chance.percent(90) ? 80 : int(chance.below(70000)), nullptr);
    else if (chance.percent(20))
        netserver::close();
}

void actOnWifi() {
    switch (chance.below(5)) {
    case 0:
        wifishims::leave();
        break;
    case 1:
        linkIsUp = !linkIsUp;
        break;
    case 2:
        wifishims::scan();
        wifishims::scanned();
        break;
    default:
        linkIsUp = true;
        wifishims::join(mkString(chance.percent(5) ? "a name of more than thirty-two bytes" : "network"), mkString("secret"));
    }
}

/** Lets the stack run for so many milliseconds. */
void pass(uint32_t ms) {
    for (uint32_t end = now + ms; int32_t(end - now) > 0;) {
        now += std::min<uint32_t>(end - now, 100);
        peers->step();
        for (platform_poll_function poll : polls)
            poll(now);
        runSessions();
        for (int handle : accepted) {
            if (handle >= SOCKETS || uses[handle].isUsed)
                fail("a handle is given twice", handle);
            begin(handle, netsockets::port(handle, true));
            connectionsAccepted++;
        }
        accepted.clear();
    }
}

void closeAll() {
    for (int handle = 0; handle < SOCKETS; handle++)
        if (uses[handle].isUsed)
            closeSocket(handle);
    for (int handle = 0; handle < UDP_SOCKETS; handle++)
        netudp::close(handle);
    netserver::close();
    wifishims::leave();
    wifishims::scanned();
}

void run(uint32_t seed) {
    chance = Random(seed ^ 0x5EED);
    static const Weather weathers[] = {{0, 0, 0, 0, 0}, {10, 5, 5, 0, 0}, {3, 3, 3, 4, 20}, {5, 5, 10, 25, 60}};
    seedSessions(seed);
    Peers others(seed, weathers[0]);
    peers = &others;
    netsockets::onEvents(nullptr);
    netudp::onEvents(nullptr);
    // Once through everything that is allocated for good.
    wifishims::join(mkString("network"), mkString(""));
    pass(20000);
    wifishims::leave();
    pass(600000);
    int before = inUse;
    others.weather = weathers[seed % 4];
    int n = int(seed / 4 % 5);
    failEvery = n == 0 ? 0 : 2 + int(chance.below(n * n * 10));
    wifishims::join(mkString("network"), mkString(""));
    for (int step = 0; step < STEPS; step++) {
        if (chance.percent(12))
            openSomething();
        for (int i = 0; i < 3; i++)
            act(int(chance.below(SOCKETS)));
        if (chance.percent(10))
            actOnUdp();
        if (chance.percent(5))
            actOnServer();
        if (wifishims::state() == 0 || !linkIsUp ? chance.percent(10) : chance.below(300) == 0)
            actOnWifi();
        pass(chance.percent(90) ? chance.below(30) : chance.below(3000));
        collect();
    }
    failEvery = 0;
    closeAll();
    others.die();
    pass(600000);
    collect();
    if (!buffers.empty())
        fail("received bytes of closed sockets are kept", int(buffers.size()));
    // A gateway's name that could not be kept may be missing.
    if (inUse > before)
        for (int type = 0; type < MEMP_MAX; type++)
            printf("pool %d of memp_std.h's: %d in use\n", type, poolsInUse[type]);
    if (inUse > before)
        fail("pieces of memory are not given back", inUse - before);
    printf("seed %u: %d connections opened, %d accepted; %u bytes sent, %d read; %d of %d allocations failed\n", seed,
           connectionsOpened, connectionsAccepted, others.heard, bytesRead, allocationsFailed, allocations);
}

} // namespace

// --- What the runtime and the port supply ---

String mkString(const char *text, int size) {
    auto string = new BoxedString;
    string->size = size < 0 ? int(strlen(text)) : size;
    string->text = static_cast<char *>(malloc(string->size + 1));
    memcpy(string->text, text, string->size);
    string->text[string->size] = 0;
    strings.push_back(string);
    return string;
}

Buffer mkBuffer(const void *data, int length) {
    auto buffer = new BoxedBuffer;
    buffer->length = length;
    buffer->data = static_cast<uint8_t *>(calloc(1, length ? length : 1));
    if (data && length)
        memcpy(buffer->data, data, length);
    buffers.push_back(buffer);
    return buffer;
}

void registerWithDal(int, int, Action, int) {}

namespace pxt {
void registerGC(TValue *root, int words) {
    for (int i = 0; i < words; i++)
        if (!roots.insert(root + i).second)
            fail("a root is registered twice", i);
}
void unregisterGC(TValue *root, int words) {
    for (int i = 0; i < words; i++)
        if (!roots.erase(root + i))
            fail("a root was not registered", i);
}
} // namespace pxt

Buffer collector_try_make_buffer(int bytes) {
    return fails() ? nullptr : mkBuffer(nullptr, bytes);
}

extern "C" {

void *platform_try_malloc(size_t bytes) {
    if (fails())
        return nullptr;
    inUse++;
    return malloc(bytes);
}

void *platform_try_malloc_sparingly(size_t bytes) {
    return platform_try_malloc(bytes);
}

void xfree(void *pointer) {
    inUse -= pointer != nullptr;
    free(pointer);
}

uint32_t platform_time_ms(void) {
    return now;
}

void platform_yield(void) {
    runSessions();
    for (platform_poll_function poll : polls)
        poll(now);
}

void platform_raise_event(int id, int value) {
    if (id == EVENT_ID_ACCEPTED)
        accepted.push_back(value - 1);
}

void platform_register_idle_poll(platform_poll_function poll) {
    polls.push_back(poll);
}

void platform_console_line(const char *format, ...) {
    char line[200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (strncmp(line, "net: all ", 9) != 0)
        printf("console: %s\n", line);
}

void target_panic(int code) {
    fail("panic", code);
    abort();
}

uint32_t network_random(void) {
    static Random numbers(77);
    return numbers.next();
}

const char network_port_name[] = "a network";
const char *const network_gateway_names[] = {"broker", nullptr};

err_t network_port_attach(struct netif *netif) {
    static const uint8_t mac[ETH_HWADDR_LEN] = {0x02, 0x00, 0x00, 0x82, 0x66, 0x01};
    board = netif;
    netif->mtu = 1500;
    netif->flags = NETIF_FLAG_BROADCAST | NETIF_FLAG_ETHARP | NETIF_FLAG_ETHERNET;
    netif->output = etharp_output;
    netif->linkoutput = transmit;
    netif->hwaddr_len = ETH_HWADDR_LEN;
    memcpy(netif->hwaddr, mac, ETH_HWADDR_LEN);
    return ERR_OK;
}

bool network_port_poll(struct netif *) {
    Frame frame;
    for (int i = 0; i < 16 && peers->take(frame); i++)
        if (linkIsUp)
            deliver(frame);
    return false;
}

bool network_port_link_up(void) {
    return linkIsUp;
}

int network_port_signal(void) {
    return -60;
}

// The linker puts these in place of lwIP's own functions (--wrap). Timers come from a pool that is as large as their number
// (lwipopts.h): they never fail.

void *__real_mem_malloc(mem_size_t bytes);
void __real_mem_free(void *pointer);
void *__real_memp_malloc(memp_t type);
void __real_memp_free(memp_t type, void *pointer);

void *__wrap_mem_malloc(mem_size_t bytes) {
    void *memory = fails() ? nullptr : __real_mem_malloc(bytes);
    inUse += memory != nullptr;
    return memory;
}

void __wrap_mem_free(void *pointer) {
    inUse -= pointer != nullptr;
    __real_mem_free(pointer);
}

void *__wrap_memp_malloc(memp_t type) {
    bool isExempt = type == MEMP_SYS_TIMEOUT;
    int every = failEvery;
    if (isExempt)
        failEvery = 0;
    void *memory = fails() ? nullptr : __real_memp_malloc(type);
    failEvery = every;
    if (!isExempt)
        inUse += memory != nullptr;
    poolsInUse[type] += memory != nullptr;
    return memory;
}

void __wrap_memp_free(memp_t type, void *pointer) {
    if (type != MEMP_SYS_TIMEOUT)
        inUse -= pointer != nullptr;
    poolsInUse[type] -= pointer != nullptr;
    __real_memp_free(type, pointer);
}

} // extern "C"

int main(int, char **arguments) {
    uint32_t first = uint32_t(atoi(arguments[1])), runs = uint32_t(atoi(arguments[2]));
    for (uint32_t seed = first; seed < first + runs; seed++) {
        fflush(stdout);
        pid_t child = fork();
        if (child == 0) {
            run(seed);
            fflush(stdout);
            _exit(0);
        }
        int status = 0;
        waitpid(child, &status, 0);
        if (status != 0) {
            printf("seed %u ended with status %d\n", seed, status);
            return 1;
        }
    }
    printf("all hold\n");
    return 0;
}
