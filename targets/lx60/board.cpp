// The emulated board's console, LEDs, end and restart.

#include "board.h"

#include "../runtime/port.h"
#include "clock.h"
#include "processor-state.h"
#include "special-registers.h"

// Stacks that are there from the start; ram-shares.h gives their sizes (start-*.S and vectors-*.S use their ends).
#include "../runtime/ram-shares.h"
#define STACK(name, bytes)                                                                         \
    __attribute__((aligned(16))) uint8_t name[bytes];                                              \
    asm(".global " #name "_end\n .set " #name "_end, " #name " + " STRING_OF(bytes))
#define STRING_OF(value) STRING_OF_(value)
#define STRING_OF_(value) #value

extern "C" {
STACK(_scheduler_stack, SCHEDULER_STACK);
STACK(_interrupt_stack, INTERRUPT_STACK);
}

namespace {

// QEMU's simcall numbers (target/xtensa/xtensa-semi.c).
constexpr int simcallExit = 1;

// There is one emulated board; the number is QEMU's first MAC address.
constexpr uint64_t serialNumber = 0x525400123456;

} // namespace

extern "C" void port_init(void) {
    clock_init();
    platform_irq_restore(PS_RUNNING);
}

extern "C" void port_console_put(char byte) {
    while (!(UART_LSR & UART_LSR_THRE)) {
    }
    UART_THR = (uint8_t)byte;
}

extern "C" void port_halt(int status) {
    FPGA_EXIT = (uint32_t)status;
    register int number asm("a2") = simcallExit;
    register int argument asm("a3") = status;
    asm volatile("simcall" ::"a"(number), "a"(argument) : "memory");
    // Only without an emulator: nothing is left to run.
    for (;;)
        asm volatile("waiti 15");
}

extern "C" void port_restart(void) {
    FPGA_RESET = FPGA_RESET_KEY;
    for (;;) {
    }
}

extern "C" uint64_t port_serial_number(void) {
    return serialNumber;
}

/** The board's pins are its LEDs, of which it has 32; a low level lights them. Chips may have more pins. */
static const int LEDS = 32;
static uint32_t furtherPins;

extern "C" void platform_pin_write(int pin, int value) {
    uint32_t bit = 1u << pin % LEDS;
    if (pin < LEDS)
        FPGA_LEDS = value ? FPGA_LEDS & ~bit : FPGA_LEDS | bit;
    else
        furtherPins = value ? furtherPins | bit : furtherPins & ~bit;
}

extern "C" int platform_pin_read(int pin) {
    uint32_t bit = 1u << pin % LEDS;
    return pin < LEDS ? !(FPGA_LEDS & bit) : (furtherPins & bit) != 0;
}
