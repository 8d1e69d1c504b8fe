// Fibers of the stand-in fibers.h, and their scheduler, which runs on the program's own stack.

#include "fibers.h"

#include <algorithm>
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#include <stdlib.h>
#include <vector>

#include "platform-api.h"

namespace {

constexpr size_t STACK_BYTES = 256 * 1024;

std::vector<Fiber *> fibers;
Fiber *current;
ucontext_t scheduler;
const void *schedulerStack;
size_t schedulerStackBytes;

void leave() {
    Fiber *self = current;
    __sanitizer_start_switch_fiber(&self->fakeStack, schedulerStack, schedulerStackBytes);
    swapcontext(&self->context, &scheduler);
    __sanitizer_finish_switch_fiber(self->fakeStack, &schedulerStack, &schedulerStackBytes);
}

void begin() {
    __sanitizer_finish_switch_fiber(nullptr, &schedulerStack, &schedulerStackBytes);
    current->entry(current);
    abort(); // it must not return
}

void enter(Fiber *fiber) {
    current = fiber;
    void *fakeStack;
    __sanitizer_start_switch_fiber(&fakeStack, fiber->stack, STACK_BYTES);
    swapcontext(&scheduler, &fiber->context);
    __sanitizer_finish_switch_fiber(fakeStack, nullptr, nullptr);
    current = nullptr;
}

} // namespace

Fiber *fibers_create_in(void *memory, size_t bytes, FiberEntry entry, void *data) {
    auto fiber = new Fiber();
    fiber->data = data;
    fiber->entry = entry;
    fiber->memory = memory;
    fiber->bytes = bytes;
    fiber->stack = malloc(STACK_BYTES);
    getcontext(&fiber->context);
    fiber->context.uc_stack.ss_sp = fiber->stack;
    fiber->context.uc_stack.ss_size = STACK_BYTES;
    makecontext(&fiber->context, begin, 0);
    ASAN_POISON_MEMORY_REGION(memory, bytes);
    fibers.push_back(fiber);
    return fiber;
}

void fibers_remove(Fiber *fiber) {
    fibers.erase(std::find(fibers.begin(), fibers.end(), fiber));
    free(fiber->stack);
    ASAN_UNPOISON_MEMORY_REGION(fiber->memory, fiber->bytes);
    delete fiber;
}

void fibers_make_ready(Fiber *fiber) {
    fiber->state = FiberState::Ready;
}

bool fibers_block(FiberState state, int) {
    current->state = state;
    leave();
    return true;
}

bool fibers_run_once() {
    bool isAnyReady = false;
    for (Fiber *fiber : std::vector<Fiber *>(fibers))
        // One that ran before may have removed it.
        if (std::find(fibers.begin(), fibers.end(), fiber) != fibers.end() && fiber->state == FiberState::Ready) {
            isAnyReady = true;
            enter(fiber);
        }
    return isAnyReady;
}

int fibers_count() {
    return int(fibers.size());
}

extern "C" void platform_yield(void) {
    if (current)
        leave();
}
