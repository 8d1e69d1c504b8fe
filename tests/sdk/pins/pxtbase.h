// What libs/core/pins.cpp uses of MakeCode's values. For tests.

#pragma once

#include <stdint.h>

#include <algorithm>

using std::max;
using std::min;

constexpr int PANIC_NO_SUCH_PIN = 908;

int getConfig(int key, int otherwise);
extern "C" void target_panic(int code) __attribute__((noreturn));
