// The UART's registers, as far as they are used. For tests: nothing defines them.

#pragma once

#include <stdint.h>

typedef volatile struct uart_dev_s {
    struct {
        uint8_t rw_byte;
        uint8_t reserved[3];
    } fifo;
    struct {
        uint32_t rxfifo_cnt : 8;
        uint32_t reserved8 : 8;
        uint32_t txfifo_cnt : 8;
        uint32_t reserved24 : 8;
    } status;
} uart_dev_t;

extern "C" uart_dev_t uart0;
