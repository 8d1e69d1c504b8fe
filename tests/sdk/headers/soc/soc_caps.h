// Which pins an ESP32 has: 0 to 39 without 24 and 28 to 31; from 34 on they can't be outputs (ESP32 Datasheet §2.2). For tests.

#pragma once

#define SOC_GPIO_VALID_GPIO_MASK (0xFFFFFFFFFFull & ~0xF1000000ull)
#define SOC_GPIO_VALID_OUTPUT_GPIO_MASK (SOC_GPIO_VALID_GPIO_MASK & 0x3FFFFFFFFull)
