// The clock, from CCOUNT, and idle waiting with CCOMPARE0 and waiti.
//
// CCOUNT wraps every 107 s, so its steps are added up: at each reading, and in the CCOMPARE0 interrupt, which comes at
// least every 27 s.

#include "../runtime/platform-api.h"
#include "../runtime/port.h"
#include "board.h"
#include "clock.h"
#include "special-registers.h"

namespace {

constexpr uint32_t cyclesPerUs = CLOCK_KHZ / 1000;
constexpr uint32_t longestTick = 1u << 30;

uint32_t lastCount;
uint64_t uncounted; // cycles not yet in milliseconds; below CLOCK_KHZ after a reading
uint64_t milliseconds;
volatile bool wakeRequested;

__attribute__((section(".iram.text.clock_add"))) void addCycles() {
    uint32_t now = READ_SPECIAL(ccount);
    uncounted += now - lastCount;
    lastCount = now;
}

// Interrupts are masked here.
void update() {
    addCycles();
    if (uncounted >> 32) {
        milliseconds += uncounted / CLOCK_KHZ;
        uncounted %= CLOCK_KHZ;
    } else if (uncounted >= CLOCK_KHZ) {
        uint32_t passed = (uint32_t)uncounted / CLOCK_KHZ;
        milliseconds += passed;
        uncounted -= passed * CLOCK_KHZ;
    }
}

// Writing CCOMPARE0 also clears its interrupt. The time set may already have passed when the host was busy, and the next
// match would be 107 s away: set it again until it is ahead.
__attribute__((section(".iram.text.clock_set"))) void interruptIn(uint32_t cycles) {
    for (;;) {
        uint32_t at = READ_SPECIAL(ccount) + cycles;
        WRITE_SPECIAL(ccompare0, at);
        if ((int32_t)(at - READ_SPECIAL(ccount)) > 0)
            return;
        cycles *= 2;
    }
}

__attribute__((section(".iram.text.clock_tick"))) void onCompare() {
    addCycles();
    interruptIn(longestTick);
}

} // namespace

void clock_init() {
    lastCount = READ_SPECIAL(ccount);
    interruptIn(longestTick);
    platform_set_interrupt_handler(IRQ_CCOMPARE0, onCompare);
}

extern "C" uint32_t platform_time_ms(void) {
    uint32_t state = platform_irq_disable();
    update();
    uint32_t now = (uint32_t)milliseconds;
    platform_irq_restore(state);
    return now;
}

extern "C" uint64_t platform_time_us(void) {
    uint32_t state = platform_irq_disable();
    update();
    uint64_t now = milliseconds * 1000 + (uint32_t)uncounted / cyclesPerUs;
    platform_irq_restore(state);
    return now;
}

extern "C" void platform_wake(void) {
    wakeRequested = true;
}

extern "C" void port_idle(uint32_t ms) {
    constexpr uint32_t longestMs = longestTick / CLOCK_KHZ;
    if (ms == 0)
        return;
    // Interrupts stay masked between the check and the wait: waiti unmasks them, so none can slip in between.
    uint32_t state = platform_irq_disable();
    if (!wakeRequested) {
        interruptIn((ms > longestMs ? longestMs : ms) * CLOCK_KHZ);
        asm volatile("waiti 0" ::: "memory");
    }
    wakeRequested = false;
    platform_irq_restore(state);
}
