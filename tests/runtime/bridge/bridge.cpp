// C++ for main.ts of this folder: functions that call back, recurse until all register windows are in use, and are interrupted.

#include "../../../targets/lx60/board.h"
#include "../../../targets/lx60/special-registers.h"
#include "../../../targets/runtime/panic.h"
#include "pxt.h"

namespace {

volatile uint32_t interruptCount;
// Until the next interrupt, in instructions of the emulator's counted time: one in a nanosecond.
uint32_t interval = 397;

// Values that must still be there after the calls in between: one for each level.
uint32_t secret(uint32_t level) {
    return level * 2654435761u ^ 0x5A5A1234;
}

__attribute__((noinline)) uint32_t recurse(uint32_t level, uint32_t a, uint32_t b, uint32_t c) {
    uint32_t own = secret(level);
    if (level == 0)
        return a + b + c;
    uint32_t result = recurse(level - 1, b, c, a + own);
    if (own != secret(level))
        target_panic(pxt::PANIC_INTERNAL_ERROR);
    return result ^ own;
}

__attribute__((noinline)) pxt::TValue callAt(uint32_t level, pxt::Action action, uint32_t a, pxt::TValue argument) {
    uint32_t own = secret(level + a);
    pxt::TValue result = level == 0 ? pxt::runAction1(action, argument) : callAt(level - 1, action, a + 1, argument);
    if (own != secret(level + a))
        target_panic(pxt::PANIC_INTERNAL_ERROR);
    return result;
}

void startTimer() {
    WRITE_SPECIAL(ccompare0, READ_SPECIAL(ccount) + interval * CLOCK_KHZ / 1000000 + 1);
}

// Interrupts come again and again, after times that are no multiples of anything else here.
void onTimer() {
    interruptCount = interruptCount + 1;
    recurse(interruptCount % 12, 1, 2, 3);
    interval = interval * 5 % 1543 + 211;
    startTimer();
}

} // namespace

namespace bridge {

int recursion(int levels) {
    return recurse(levels, 1, 2, 3) & 0xffff;
}

int six(int a, int b, int c, int d, int e, int f) {
    return ((((a * 7 + b) * 7 + c) * 7 + d) * 7 + e) * 7 + f;
}

pxt::TValue call(pxt::Action action, int levels, int argument) {
    return callAt(levels, action, 0, pxt::fromInt(argument));
}

int interruptOften() {
    platform_set_interrupt_handler(IRQ_CCOMPARE0, onTimer);
    startTimer();
    return 0;
}

int interrupts() {
    return interruptCount;
}

} // namespace bridge
