// The emulated board: QEMU's lx60-nommu, an Avnet LX60 FPGA board (QEMU hw/xtensa/xtfpga.c), with the ESP8266's core.

#ifndef LX60_BOARD_H
#define LX60_BOARD_H

#define REGISTER32(address) (*(volatile uint32_t *)(address))

// Registers of the FPGA.
#define FPGA_LEDS REGISTER32(0x9D020008)
#define FPGA_RESET REGISTER32(0x9D020010)
#define FPGA_RESET_KEY 0xDEAD

// 16550 UART; registers are 4 bytes apart.
#define UART_THR REGISTER32(0x9D050020)
#define UART_LSR REGISTER32(0x9D050034)
#define UART_LSR_THRE 0x20 // transmitter holding register empty

// CCOUNT counts cycles of this clock.
#define CLOCK_KHZ 40000

// Interrupts of the core.
#define IRQ_UART 0
#define IRQ_ETHERNET 1
#define IRQ_CCOMPARE0 6

#endif
