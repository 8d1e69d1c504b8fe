// What lwIP wants to know of compiler and processor: Xtensa, little-endian, GCC, picolibc.

#ifndef PXT_ESP_LWIP_CC_H
#define PXT_ESP_LWIP_CC_H

#include <stdint.h>

#ifndef BYTE_ORDER
#define BYTE_ORDER LITTLE_ENDIAN
#endif

// In line, since the headers of a packet take dozens of them.
#define lwip_htons(x) network_swap16((uint16_t)(x))
#define lwip_htonl(x) network_swap32((uint32_t)(x))

static inline uint16_t network_swap16(uint16_t x) {
    return (uint16_t)(x << 8 | x >> 8);
}

static inline uint32_t network_swap32(uint32_t x) {
#ifdef __XTENSA__
    // SAR, the shift of src, is set and used in one piece: the compiler may use it in between otherwise.
    uint32_t swapped;
    __asm__("ssai 8\n\t"
            "srli %0, %1, 16\n\t"
            "src %0, %0, %1\n\t"
            "src %0, %0, %0\n\t"
            "src %0, %1, %0"
            : "=&a"(swapped)
            : "a"(x));
    return swapped;
#else
    return __builtin_bswap32(x);
#endif
}

// picolibc's character tables are constants, which live in flash and are read there by bytes: lwIP's own comparisons do.
#define LWIP_NO_CTYPE_H 1
#define LWIP_NO_UNISTD_H 1

#ifdef __cplusplus
extern "C" {
#endif

/** Reports lwIP's failed assertion on the console and panics: a fault of the program, not of the network. */
void network_assertion_failed(const char *message) __attribute__((noreturn));

/** 32 bits that the peer cannot foresee, for port numbers, sequence numbers and transaction ids. */
uint32_t network_random(void);

struct tcp_pcb;

/** Whether so many of a connection's next bytes, which have come, can be kept. Those that can't are dropped as if the network had. */
int network_takes_segment(const struct tcp_pcb *pcb, uint32_t bytes);

#ifdef __cplusplus
}
#endif

// One of lwIP 2.1.3's assertions does not always hold: when a peer makes its window small while data waits to be sent again, and then
// confirms that data after all, nothing is left to send. What follows copes with that. Compared when lwIP is compiled.
#define NETWORK_IS_HARMLESS(message) \
    (__builtin_strcmp(message, "tcp_slowtimr: persist ticking with empty send buffer") == 0)
#define LWIP_PLATFORM_ASSERT(message) \
    do { \
        if (!NETWORK_IS_HARMLESS(message)) \
            network_assertion_failed(message); \
    } while (0)
#define LWIP_PLATFORM_DIAG(message)
#define LWIP_RAND() network_random()

#endif
