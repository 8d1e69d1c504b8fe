// Start of the system heap; the functions for users are in platform-api.h.

#ifndef PXT_ESP_HEAP_H
#define PXT_ESP_HEAP_H

#include <stdint.h>

/** Makes the addresses from `start` up to `end` the system heap. Panics with 20 when there is no room at all. */
void heap_init(uintptr_t start, uintptr_t end);

#endif
