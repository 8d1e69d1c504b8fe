// What the port uses of the SDKs' system functions, declared as their documentation has it. For tests: nothing defines it.

#pragma once

#include "esp_mac.h"
#include "esp_random.h"

extern "C" void esp_restart(void) __attribute__((noreturn));
