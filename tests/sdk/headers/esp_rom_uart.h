// The UART by the chip's ROM. For tests: nothing defines it.

#pragma once

#include <stdint.h>

extern "C" int esp_rom_uart_tx_one_char(uint8_t byte);
