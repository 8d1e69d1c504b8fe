// Restarts once. RAM that belongs to no region of the chip keeps a mark meanwhile; the chip's own is loaded anew.

#include "program.h"

namespace {

constexpr uint32_t mark = 0x5EC0D000;
volatile uint32_t *const outsideOfTheChip = (volatile uint32_t *)BOARD_RAM;
int counter = 1;

} // namespace

extern "C" void pxt_native_main(void) {
    platform_console_line("start, counter %d", counter);
    counter++;
    if (*outsideOfTheChip != mark) {
        *outsideOfTheChip = mark;
        target_reset();
    }
    platform_console_line("end of test");
    port_halt(0);
}
