// MakeCode's names of the clock.

#include "pxtbase.h"

namespace pxt {

int current_time_ms() {
    return (int)platform_time_ms();
}

uint64_t current_time_us() {
    return platform_time_us();
}

} // namespace pxt
