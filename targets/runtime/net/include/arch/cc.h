// What lwIP wants to know of compiler and processor: Xtensa, little-endian, GCC, picolibc.

#ifndef PXT_ESP_LWIP_CC_H
#define PXT_ESP_LWIP_CC_H

#include <stdint.h>

#ifndef BYTE_ORDER
#define BYTE_ORDER LITTLE_ENDIAN
#endif

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

#ifdef __cplusplus
}
#endif

#define LWIP_PLATFORM_ASSERT(message) network_assertion_failed(message)
#define LWIP_PLATFORM_DIAG(message)
#define LWIP_RAND() network_random()

#endif
