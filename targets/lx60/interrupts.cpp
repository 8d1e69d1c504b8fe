// Interrupts of the core: who handles which, and masking. What runs inside an interrupt is in instruction RAM, since
// on silicon the flash may be unreadable at that moment.

#include "../runtime/call-stack.h"
#include "../runtime/platform-api.h"
#include "../runtime/panic.h"
#include "../runtime/port.h"
#include "special-registers.h"

extern "C" {
volatile uint8_t platform_in_interrupt;
void interrupts_dispatch(void);
void exception_panic(uint32_t cause, uint32_t pc, uint32_t address, uint32_t isDouble) __attribute__((noreturn));
}

namespace {

constexpr int interruptCount = 15;
void (*handlers[interruptCount])(void);

// Exception causes of the Xtensa ISA (table "Exception Causes"), as far as this core has them.
const char *causeMeaning(uint32_t cause) {
    switch (cause) {
    case 0:
        return "illegal instruction";
    case 2:
        return "instruction fetch error";
    case 3:
        return "load or store error";
    case 6:
        return "integer division by zero";
    case 9:
        return "unaligned load or store";
    case 12:
    case 14:
        return "jump to an address that holds no memory";
    case 13:
    case 15:
        return "load or store at an address that holds no memory";
    case 20:
        return "jump to an address that holds no code";
    case 28:
        return "load from an address that may not be read";
    case 29:
        return "store to an address that may not be written";
    default:
        return "exception";
    }
}

} // namespace

extern "C" __attribute__((section(".iram.text.interrupts_dispatch"))) void interrupts_dispatch(void) {
    platform_in_interrupt = 1;
    uint32_t pending = READ_SPECIAL(interrupt) & READ_SPECIAL(intenable);
    for (int irq = 0; pending; irq++, pending >>= 1)
        if ((pending & 1) && handlers[irq])
            handlers[irq]();
    platform_in_interrupt = 0;
}

extern "C" void exception_panic(uint32_t cause, uint32_t pc, uint32_t address, uint32_t isDouble) {
    platform_console_line("PANIC 40: CPU exception %u%s (%s) at pc %p, address %p", cause,
                          isDouble ? " within another" : "", causeMeaning(cause), (void *)pc, (void *)address);
    // What has gone wrong may be what the call stack is read from.
    static bool isReported = false;
    if (!isReported) {
        isReported = true;
        call_stack_print();
    }
    port_halt(PANIC_EXIT_STATUS);
}

extern "C" void platform_set_interrupt_handler(int irq, void (*handler)(void)) {
    uint32_t state = platform_irq_disable();
    handlers[irq] = handler;
    WRITE_SPECIAL(intenable, READ_SPECIAL(intenable) | (1u << irq));
    platform_irq_restore(state);
}

extern "C" uint32_t platform_irq_disable(void) {
    return MASK_INTERRUPTS();
}

extern "C" void platform_irq_restore(uint32_t state) {
    RESTORE_INTERRUPTS(state);
}
