// Lets other fibers run while BearSSL computes: a key exchange or a signature takes some 20 million instructions, a client's RSA signature
// more than ten times as many. GCC has the functions that these consist of call ours when they return (-finstrument-functions in
// bearssl.json), which gives way now and then. They run on the stack of a session's own fiber, so that nothing else waits for them.

#include "platform-api.h"

namespace {

/** How long other fibers wait at most, but for the function that runs then: a multiplication. */
constexpr uint32_t STEP_MS = 4;
/** The clock is read once in so many calls. */
constexpr uint32_t CALLS = 8;

uint32_t calls = 0;
uint32_t lastTurn = 0;

} // namespace

extern "C" {

void __cyg_profile_func_enter(void *, void *) {}

void __cyg_profile_func_exit(void *, void *) {
    if (++calls % CALLS || platform_time_ms() - lastTurn < STEP_MS)
        return;
    platform_yield();
    lastTurn = platform_time_ms();
}

} // extern "C"
