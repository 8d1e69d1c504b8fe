// The chip's random numbers, where the SDK has a header for them. For tests: nothing defines it.

#pragma once

#include <stddef.h>

extern "C" void esp_fill_random(void *to, size_t bytes);
