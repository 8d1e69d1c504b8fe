// The clock, from CCOUNT, and idle waiting with CCOMPARE0 and waiti.
//
// CCOUNT wraps every 107 s, so whole milliseconds are taken out of it and added up: at each reading, which is usually in the
// millisecond of the one before, and from the CCOMPARE0 interrupt's notes, which comes at least every 27 s.

#include "../runtime/platform-api.h"
#include "../runtime/port.h"
#include "board.h"
#include "clock.h"
#include "special-registers.h"

namespace {

constexpr uint32_t cyclesPerUs = CLOCK_KHZ / 1000;
constexpr uint32_t longestTick = 1u << 30;

uint32_t lastCount; // CCOUNT at the end of the milliseconds counted, or at the interrupt's last note
uint64_t noted;     // cycles before lastCount that are not counted yet
uint64_t milliseconds;
volatile bool wakeRequested;

// Interrupts are masked here.
__attribute__((noinline)) void countMilliseconds(uint32_t now) {
    noted += now - lastCount;
    // Nearly always 32 bits are enough.
    uint64_t passed = noted >> 32 ? noted / CLOCK_KHZ : (uint32_t)noted / CLOCK_KHZ;
    milliseconds += passed;
    lastCount = now - (uint32_t)(noted - passed * CLOCK_KHZ);
    noted = 0;
}

// Brings the count up to date. Returns the cycles since. Interrupts are masked here.
__attribute__((always_inline)) inline uint32_t update() {
    uint32_t now = READ_SPECIAL(ccount);
    uint32_t passed = now - lastCount;
    if (passed < CLOCK_KHZ && !noted)
        return passed;
    if (passed < 2 * CLOCK_KHZ && !noted) {
        milliseconds++;
        lastCount += CLOCK_KHZ;
    } else {
        countMilliseconds(now);
    }
    return now - lastCount;
}

// Writing CCOMPARE0 also clears its interrupt. The time set may already have passed when the host was busy, and the next
// match would be 107 s away: set it again until it is ahead.
//
// Renode 1.16.1 scales CCOUNT and CCOMPARE differently by 1000, so that its CCOMPARE0 comes far too late: its board has a
// timer of its own at the same interrupt. It is set after CCOMPARE0, whose writing takes the interrupt's pending bit back.
__attribute__((section(".iram.text.clock_set"))) void interruptIn(uint32_t cycles) {
    for (;;) {
        uint32_t at = READ_SPECIAL(ccount) + cycles;
        WRITE_SPECIAL(ccompare0, at);
        FPGA_TIMER = cycles;
        if ((int32_t)(at - READ_SPECIAL(ccount)) > 0)
            return;
        cycles *= 2;
    }
}

__attribute__((section(".iram.text.clock_tick"))) void onCompare() {
    uint32_t now = READ_SPECIAL(ccount);
    noted += now - lastCount;
    lastCount = now;
    interruptIn(longestTick);
}

} // namespace

void clock_init() {
    lastCount = READ_SPECIAL(ccount);
    interruptIn(longestTick);
    platform_set_interrupt_handler(IRQ_CCOMPARE0, onCompare);
}

extern "C" uint32_t platform_time_ms(void) {
    uint32_t state = MASK_INTERRUPTS();
    update();
    uint32_t now = (uint32_t)milliseconds;
    RESTORE_INTERRUPTS(state);
    return now;
}

extern "C" uint64_t platform_time_us(void) {
    uint32_t state = MASK_INTERRUPTS();
    uint32_t cycles = update();
    uint64_t now = milliseconds * 1000 + cycles / cyclesPerUs;
    RESTORE_INTERRUPTS(state);
    return now;
}

extern "C" void platform_wake(void) {
    wakeRequested = true;
}

extern "C" void port_idle(uint32_t since, uint32_t ms) {
    constexpr uint32_t longestMs = longestTick / CLOCK_KHZ;
    if (ms == 0)
        return;
    // Interrupts stay masked between the check and the wait: waiti unmasks them, so none can slip in between.
    uint32_t state = MASK_INTERRUPTS();
    if (!wakeRequested) {
        update();
        uint32_t passed = (uint32_t)milliseconds - since;
        if (passed < ms) {
            uint32_t left = ms - passed;
            interruptIn((left > longestMs ? longestMs : left) * CLOCK_KHZ);
            asm volatile("waiti 0" ::: "memory");
        }
    }
    wakeRequested = false;
    RESTORE_INTERRUPTS(state);
}
