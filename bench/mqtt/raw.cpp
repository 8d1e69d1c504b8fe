// The operations of program/main.ts on lwIP's raw API, with nothing between: packets are bytes that are there from the start, and of
// what comes only the packet type is looked at. bench_mark() is called before and after each operation.

#include "lwip/tcp.h"
#include "lwip/ip4_addr.h"
#include "network.h"
#include "platform-api.h"
#include "pxt.h"

extern "C" void bench_mark(void) __attribute__((noinline));
extern "C" void bench_mark(void) {
    asm volatile("nop");
}

namespace {

constexpr int ROUNDS = 120;
/** Long enough for the broker's answers. */
constexpr int WINDOW_MS = 40;
constexpr int GAP_MS = 10;

// Packet types (MQTT 3.1.1, table 2.1) as the first byte has them.
constexpr uint8_t PUBLISH = 0x30, PUBACK = 0x40, PUBREC = 0x50, PUBCOMP = 0x70;

const char connectPacket[] = "\x10\x0f\x00\x04MQTT\x04\x02\x00\x00\x00\x03raw";
const char subscribePacket[] = "\x82\x19\x00\x01\x00\x14" "bench/twenty/bytes/r\x00";
const char pubrelPacket[] = "\x62\x02\x00\x01";

#define TOPIC "bench/twenty/bytes/p"
#define TEN "0123456789"
#define PAYLOAD TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
const char publishQos0[] = "\x30\x7a\x00\x14" TOPIC PAYLOAD;
const char publishQos1[] = "\x32\x7c\x00\x14" TOPIC "\x00\x01" PAYLOAD;
const char publishQos2[] = "\x34\x7c\x00\x14" TOPIC "\x00\x01" PAYLOAD;

struct tcp_pcb *pcb;
volatile bool isConnected;
/** Packet type that ends the operation, and whether it has come. */
uint8_t awaited;
int done;

template <size_t size> void send(const char (&packet)[size]) {
    tcp_write(pcb, packet, size - 1, TCP_WRITE_FLAG_COPY);
    tcp_output(pcb);
}

err_t onReceived(void *, struct tcp_pcb *, struct pbuf *data, err_t) {
    if (!data) {
        platform_console_line("closed by the broker");
        return ERR_OK;
    }
    uint8_t type = *static_cast<uint8_t *>(data->payload);
    if (type == awaited)
        done++;
    tcp_recved(pcb, data->tot_len);
    pbuf_free(data);
    if (type == PUBREC)
        send(pubrelPacket);
    return ERR_OK;
}

err_t onConnected(void *, struct tcp_pcb *, err_t) {
    isConnected = true;
    return ERR_OK;
}

void pauseMs(int ms) {
    pxt::sleep_ms(ms);
}

bool isOver() {
    return done && tcp_sndqueuelen(pcb) == 0;
}

void nothing() {
    done = 1;
}

void qos0() {
    send(publishQos0);
    done = 1;
}

void qos1() {
    send(publishQos1);
}

void qos2() {
    send(publishQos2);
}

void received() {
}

void measure(const char *name, uint8_t end, void (*operation)()) {
    awaited = end;
    for (int i = 0; i < ROUNDS; i++) {
        done = 0;
        bench_mark();
        operation();
        pauseMs(WINDOW_MS);
        bench_mark();
        platform_console_line("OPERATION %s %s", name, isOver() ? "done" : "late");
        while (!isOver())
            pauseMs(WINDOW_MS);
        pauseMs(GAP_MS);
    }
}

} // namespace

extern "C" void pxt_native_main(void) {
    network::join("any network", "");
    while (network::state() != network::State::connected)
        pauseMs(100);
    ip_addr_t broker;
    IP_ADDR4(&broker, 10, 0, 2, 2);
    pcb = tcp_new();
    tcp_recv(pcb, onReceived);
    tcp_nagle_disable(pcb);
    tcp_connect(pcb, &broker, PORT, onConnected);
    while (!isConnected)
        pauseMs(WINDOW_MS);
    send(connectPacket);
    pauseMs(200);
    measure("nothing", 0, nothing);
    measure("qos0", 0, qos0);
    measure("qos1", PUBACK, qos1);
    measure("qos2", PUBCOMP, qos2);
    send(subscribePacket);
    pauseMs(200);
    measure("received", PUBLISH, received);
    platform_console_line("DONE");
    for (;;)
        pauseMs(1000);
}
