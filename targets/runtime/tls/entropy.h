// Where the secrets of TLS come from.

#ifndef PXT_ESP_ENTROPY_H
#define PXT_ESP_ENTROPY_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Fills memory with bytes that nobody can foresee: from the chip's generator, or, in an emulator, from the emulator's host. An
 * emulated board says once on the console where they come from. False when there is no such source. (port)
 */
bool port_entropy(void *to, size_t bytes);

#ifdef __cplusplus
}
#endif

#endif
