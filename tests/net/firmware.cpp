// A firmware that is all C++: calls the socket and Wi-Fi shims as a MakeCode program would, in the main fiber, and prints
// what came of it. Which scenario, and the ports of the test's servers, the test writes into the board's RAM.

#include "network.h"
#include "platform-api.h"
#include "port.h"
#include "pxt.h"

namespace netsockets {
int open(String host, int port);
int takeEvents(int handle);
int error(int handle);
int send(int handle, Buffer data, int offset, int length);
int available(int handle);
Buffer read(int handle, int maxBytes);
void close(int handle);
} // namespace netsockets

namespace wifishims {
void join(String ssid, String password);
void leave();
int state();
String address();
int signal();
} // namespace wifishims

namespace {

using namespace netsockets;

constexpr int EVENT_ID_NET = 9100;
constexpr int EVENT_ID_WIFI = 9101;
constexpr int OPEN = 1, DATA = 2, ROOM = 4, FAILED = 8, CLOSED = 16;
constexpr int SOCKETS = 8;
constexpr int PATIENCE_MS = 60000;

/** What tests/net/board.ts puts there. */
struct Settings {
    uint32_t scenario, port, closedPort;
};
const volatile Settings &settings = *reinterpret_cast<const volatile Settings *>(0x61000000);

// The collector does not search this firmware's C stack: what must live is in these.
String text;
String password;
Buffer buffer;

void printLine(const char *name, int handle) {
    platform_console_line("%s: events %d error %d", name, takeEvents(handle), error(handle));
}

/** Waits until one of the events comes or the socket fails; returns what came. */
int await(int handle, int events) {
    int seen = 0;
    for (uint32_t start = platform_time_ms(); platform_time_ms() - start < PATIENCE_MS;) {
        seen |= takeEvents(handle);
        if (seen & (events | FAILED))
            return seen;
        platform_wait_event(EVENT_ID_NET, handle + 1, 1000);
    }
    return seen;
}

void await(const char *name, int handle, int events) {
    int seen = await(handle, events);
    platform_console_line("%s: events %d error %d", name, seen, error(handle));
}

int openTo(const char *host, int port) {
    text = mkString(host);
    return open(text, port);
}

int connectTo(const char *host, int port) {
    int handle = openTo(host, port);
    int seen = await(handle, OPEN);
    if (!(seen & OPEN))
        platform_console_line("not connected: events %d error %d", seen, error(handle));
    return handle;
}

void say(int handle, const char *words) {
    buffer = mkBuffer(words, strlen(words));
    int sent = send(handle, buffer, 0, buffer->length);
    if (sent != buffer->length)
        platform_console_line("sent %d of %d", sent, buffer->length);
}

void join() {
    text = mkString("any network");
    password = mkString("secret");
    wifishims::join(text, password);
    while (wifishims::state() != int(network::State::connected))
        platform_wait_event(EVENT_ID_WIFI, 0, PATIENCE_MS);
}

/** Byte `at` of the stream that connection `number` sends: the same in board.ts. */
uint8_t patternByte(int number, int at) {
    return uint8_t(at * 31 + (at >> 8) * 7 + number);
}

void pauseMs(int ms) {
    platform_wait_event(EVENT_ID_NET, 1000, ms);
}

// --- Scenarios; their numbers are those of board.ts ---

void address() {
    platform_console_line("state %d", wifishims::state());
    join();
    platform_console_line("address %s", wifishims::address()->getUTF8Data());
    wifishims::leave();
    platform_console_line("left: state %d address '%s'", wifishims::state(), wifishims::address()->getUTF8Data());
    join();
    platform_console_line("again %s", wifishims::address()->getUTF8Data());
}

void refusals() {
    printLine("before joining", openTo("broker", settings.port));
    close(0);
    join();
    int handle = openTo("no-such-host.invalid", 80);
    int seen = await(handle, OPEN);
    // Whether a name server answers at all is the machine's affair.
    platform_console_line("unknown name: events %d error %s", seen, error(handle) == -1 || error(handle) == -7 ? "-1 or -7" : "?");
    close(handle);
    handle = openTo("10.0.2.2", settings.closedPort);
    await("closed port", handle, OPEN);
    close(handle);
    handle = openTo("", 80);
    await("empty name", handle, OPEN);
    close(handle);
    handle = openTo("broker", 65536);
    await("impossible port", handle, OPEN);
    close(handle);
    handle = openTo("10.0.2.99", 80);
    await("no such machine", handle, OPEN);
    close(handle);
    handle = openTo("broker", settings.port);
    await("by name", handle, OPEN);
    close(handle);
    handle = openTo("10.0.2.2", settings.port);
    await("by address", handle, OPEN);
    close(handle);
    platform_console_line("unknown handles: %d %d %d", takeEvents(8), error(-1), available(3));
}

void echo() {
    constexpr int TOTAL = 65536;
    constexpr int PIECE = 700;
    join();
    int sent[SOCKETS] = {}, received[SOCKETS] = {};
    for (int i = 0; i < SOCKETS; i++)
        openTo("broker", settings.port);
    platform_console_line("ninth handle %d", openTo("broker", settings.port));
    for (int i = 0; i < SOCKETS; i++)
        if (!(await(i, OPEN) & OPEN))
            platform_console_line("socket %d: error %d", i, error(i));
    int wrong = 0;
    buffer = mkBuffer(nullptr, PIECE);
    for (int finished = 0; finished < SOCKETS;) {
        finished = 0;
        for (int i = 0; i < SOCKETS; i++) {
            int length = min(PIECE, TOTAL - sent[i]);
            for (int k = 0; k < length; k++)
                buffer->data[k] = patternByte(i, sent[i] + k);
            int accepted = length ? send(i, buffer, 0, length) : 0;
            if (accepted < 0 || takeEvents(i) & (FAILED | CLOSED)) {
                platform_console_line("socket %d: send %d error %d", i, accepted, error(i));
                return;
            }
            sent[i] += accepted;
            while (available(i)) {
                Buffer piece = read(i, 300);
                for (int k = 0; k < piece->length; k++)
                    wrong += piece->data[k] != patternByte(i, received[i]++);
            }
            finished += received[i] == TOTAL;
        }
        platform_yield();
    }
    platform_console_line("echoed, %d bytes wrong", wrong);
    for (int i = 0; i < SOCKETS; i++)
        close(i);
    platform_console_line("first handle %d", connectTo("broker", settings.port));
}

void ends() {
    join();
    int handle = connectTo("broker", settings.port);
    say(handle, "reset\n");
    await("reset by peer", handle, FAILED);
    close(handle);

    handle = connectTo("broker", settings.port);
    say(handle, "farewell\n");
    await("closed by peer", handle, CLOSED);
    buffer = read(handle, 100);
    platform_console_line("read %d bytes, then %d", buffer->length, available(handle));
    close(handle);

    handle = connectTo("broker", settings.port);
    say(handle, "count\n");
    await("data", handle, DATA);
    buffer = mkBuffer(nullptr, 2000);
    platform_console_line("queued %d", send(handle, buffer, 0, buffer->length));
    close(handle);

    handle = connectTo("broker", settings.port);
    say(handle, "count\n");
    await("data", handle, DATA);
    wifishims::leave();
    await("after leaving", handle, FAILED);
    platform_console_line("still to read %d", available(handle));
    close(handle);
}

/** Seven peers send more than anybody reads; the eighth connection works, and nothing is lost. */
void flood() {
    constexpr int FLOODED = 7;
    constexpr int TOTAL = 20000;
    join();
    for (int i = 0; i < FLOODED; i++)
        say(connectTo("broker", settings.port), "flood\n");
    pauseMs(500);
    int handle = connectTo("broker", settings.port);
    say(handle, "count\n");
    await("eighth socket", handle, DATA);
    close(handle);
    int received[FLOODED] = {}, wrong = 0;
    for (int finished = 0; finished < FLOODED;) {
        finished = 0;
        for (int i = 0; i < FLOODED; i++) {
            while (available(i)) {
                Buffer piece = read(i, 100);
                for (int k = 0; k < piece->length; k++)
                    wrong += piece->data[k] != patternByte(0, received[i]++);
            }
            finished += received[i] == TOTAL;
        }
        platform_yield();
    }
    platform_console_line("flood read, %d bytes wrong", wrong);
}

/** Three peers do not read; what waits for them leaves memory for the others. */
void deaf() {
    constexpr int DEAF = 3;
    join();
    int refused = 0;
    for (int i = 0; i < DEAF; i++)
        say(connectTo("broker", settings.port), "deaf\n");
    buffer = mkBuffer(nullptr, 1000);
    uint32_t lastAccepted = platform_time_ms();
    while (platform_time_ms() - lastAccepted < 500)
        for (int i = 0; i < DEAF; i++) {
            if (send(i, buffer, 0, buffer->length) > 0)
                lastAccepted = platform_time_ms();
            else
                refused++;
            platform_yield();
        }
    platform_console_line("refused %s", refused ? "some" : "none");
    int handle = connectTo("broker", settings.port);
    say(handle, "count\n");
    await("another socket", handle, DATA);
    say(handle, "listen\n");
    for (int i = 0; i < DEAF; i++)
        await("room again", i, ROOM);
}

void manyInTurn() {
    join();
    size_t free = 0;
    int bad = 0;
    for (int i = 0; i < 200; i++) {
        int handle = connectTo("broker", settings.port);
        say(handle, "count\n");
        bad += handle != 0 || !(await(handle, DATA) & DATA);
        close(handle);
        // From the twentieth on: connections that are over wait in lwIP's pool until it is needed.
        if (i == 19)
            free = platform_heap_free(nullptr);
    }
    platform_console_line("bad %d, memory %s", bad, platform_heap_free(nullptr) == free ? "kept" : "lost");
}

void linkLoss() {
    join();
    int handle = connectTo("broker", settings.port);
    platform_console_line("pull the plug");
    await("unplugged", handle, FAILED);
    close(handle);
    platform_console_line("state %d", wifishims::state());
    while (wifishims::state() != int(network::State::connected))
        platform_wait_event(EVENT_ID_WIFI, int(network::State::connected), PATIENCE_MS);
    handle = openTo("broker", settings.port);
    await("plugged in", handle, OPEN);
}

/** Segments: each send() that fits one is one. */
void segments() {
    join();
    int handle = connectTo("broker", settings.port);
    int sizes[] = {1, 2, 60, 500, 1072};
    for (int size : sizes) {
        buffer = mkBuffer(nullptr, size);
        platform_console_line("accepted %d", send(handle, buffer, 0, size));
        pauseMs(20);
    }
    close(handle);
    pauseMs(200);
}

void (*const scenarios[])() = {address, refusals, echo, ends, flood, deaf, manyInTurn, linkLoss, segments};

} // namespace

extern "C" void pxt_native_main(void) {
    // The collector asks the program header for the globals: there are none.
    alignas(4) static uint16_t noProgram[32];
    pxt::bytecode = noProgram;
    pxt::registerGC((TValue *)&text, 1);
    pxt::registerGC((TValue *)&password, 1);
    pxt::registerGC((TValue *)&buffer, 1);
    scenarios[settings.scenario]();
    platform_console_line("done");
    port_halt(0);
}
