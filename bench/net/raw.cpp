// What program/main.ts does, on lwIP's raw API with nothing between. bench_mark() is called where that calls control.micros().

#include "lwip/ip4_addr.h"
#include "lwip/tcp.h"
#include "network.h"
#include "platform-api.h"
#include "pxt.h"

extern "C" void bench_mark(void) __attribute__((noinline));
extern "C" void bench_mark(void) {
    asm volatile("nop");
}

namespace {

constexpr int ROUNDS = 10;
constexpr int BYTES = 65536;
constexpr int CHUNK_BYTES = 1024;

struct tcp_pcb *pcb;
char chunk[CHUNK_BYTES];
volatile bool isConnected;
int toSend;
volatile int toReceive;

void pump() {
    while (toSend > 0 && tcp_sndbuf(pcb) >= CHUNK_BYTES && tcp_write(pcb, chunk, CHUNK_BYTES, TCP_WRITE_FLAG_COPY) == ERR_OK)
        toSend -= CHUNK_BYTES;
    tcp_output(pcb);
}

err_t onSent(void *, struct tcp_pcb *, u16_t) {
    pump();
    return ERR_OK;
}

err_t onReceived(void *, struct tcp_pcb *, struct pbuf *data, err_t) {
    if (!data)
        return ERR_OK;
    toReceive = toReceive - data->tot_len;
    tcp_recved(pcb, data->tot_len);
    pbuf_free(data);
    if (toReceive == 0)
        bench_mark();
    return ERR_OK;
}

err_t onConnected(void *, struct tcp_pcb *, err_t) {
    isConnected = true;
    return ERR_OK;
}

/** As MakeCode's pauseUntil does, which looks every 20 ms. */
void waitUntilReceived() {
    while (toReceive != 0)
        pxt::sleep_ms(20);
    pxt::sleep_ms(50);
}

} // namespace

extern "C" void pxt_native_main(void) {
    network::join("any network", "");
    while (network::state() != network::State::connected)
        pxt::sleep_ms(100);
    ip_addr_t peer;
    IP_ADDR4(&peer, 10, 0, 2, 2);
    pcb = tcp_new();
    tcp_recv(pcb, onReceived);
    tcp_sent(pcb, onSent);
    tcp_nagle_disable(pcb);
    tcp_connect(pcb, &peer, PORT, onConnected);
    while (!isConnected)
        pxt::sleep_ms(20);
    for (int round = 0; round < ROUNDS; round++) {
        bench_mark();
        toReceive = 1;
        toSend = BYTES;
        pump();
        waitUntilReceived();
    }
    for (int round = 0; round < ROUNDS; round++) {
        bench_mark();
        toReceive = BYTES;
        tcp_write(pcb, "r", 1, TCP_WRITE_FLAG_COPY);
        tcp_output(pcb);
        waitUntilReceived();
    }
    platform_console_line("DONE");
    for (;;)
        pxt::sleep_ms(1000);
}
