// The emulated board: QEMU's lx60 or lx60-nommu, an Avnet LX60 FPGA board (QEMU hw/xtensa/xtfpga.c), or our model of it for Renode
// (targets/lx60/renode). Where its parts are, and how fast its clock is, differs by core: BOARD_IO, BOARD_FLASH, BOARD_RAM and
// BOARD_CLOCK_KHZ come from the chip's description.

#ifndef LX60_BOARD_H
#define LX60_BOARD_H

#define REGISTER32(address) (*(volatile uint32_t *)(address))

// Registers of the FPGA.
#define FPGA_LEDS REGISTER32(BOARD_IO + 0x20008)
#define FPGA_RESET REGISTER32(BOARD_IO + 0x20010)
#define FPGA_RESET_KEY 0xDEAD

// Registers that Renode's board has for what QEMU does otherwise. In QEMU they read as 0, and writes to them do nothing.
#define FPGA_TIMER REGISTER32(BOARD_IO + 0x20020)     // cycles from now until IRQ_CCOMPARE0
#define FPGA_EXIT REGISTER32(BOARD_IO + 0x20024)      // ends the program with this status
#define FPGA_HAS_RANDOM REGISTER32(BOARD_IO + 0x20028) // 1: FPGA_RANDOM gives random bits at each reading
#define FPGA_RANDOM REGISTER32(BOARD_IO + 0x2002C)

// 16550 UART; registers are 4 bytes apart.
#define UART_THR REGISTER32(BOARD_IO + 0x50020)
#define UART_LSR REGISTER32(BOARD_IO + 0x50034)
#define UART_LSR_THRE 0x20 // transmitter holding register empty

// CCOUNT counts cycles of this clock.
#define CLOCK_KHZ BOARD_CLOCK_KHZ

// Interrupts of the core.
#define IRQ_UART 0
#define IRQ_ETHERNET 1
#define IRQ_CCOMPARE0 6

#endif
