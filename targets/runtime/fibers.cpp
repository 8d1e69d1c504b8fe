// Fibers and their scheduler. See fibers.h; the switch itself is in fiber-switch-*.S.

#include "collector/collector.h"
#include "fibers.h"
#include "number-box.h"

#include "events.h"
#include "ram-shares.h"
#include "port.h"

extern "C" {

/** Keeps what a function call keeps on the stack and a1 at *savedSp, and continues where `sp` was stored (fiber-switch-*.S). */
void fiber_switch(void **savedSp, void *sp);

/** Such an `sp` for a new fiber, which enters fiber_main; its C stack begins below `stackBase`, a multiple of 16. */
void *fiber_prepare(void *stackBase);
void fiber_main(void);

/** The lowest values that a15 and a1 may have in the running fiber; generated code compares with them. */
uint32_t pxt_ts_stack_limit;
uint32_t pxt_c_stack_limit;

void *pxt_fiber_ts_stack_base(void);
void pxt_stack_overflow(void) __attribute__((noreturn));
}

namespace pxt {
// Defined by base (gc.cpp) and in none of its headers.
void popThreadContext(ThreadContext *context);
} // namespace pxt

Fiber *currentFiber;

namespace {

// At the end of each C stack, to find out that C++ went past it.
constexpr uint32_t stackGuard = 0x57AC6A4D;

constexpr int maxPolls = 4;

Fiber *allFibers;
Fiber *firstReady;
Fiber *lastReady;
void *schedulerSp;
/** Some fiber sleeps, and at `nextWake` the first one may be due: an event may have woken that one since. */
bool someoneSleeps;
uint32_t nextWake;
platform_poll_function polls[maxPolls];

bool isDue(uint32_t time, uint32_t now) {
    return (int32_t)(time - now) <= 0;
}

Fiber *takePooled(bool isMain) {
    for (Fiber *fiber = allFibers; fiber; fiber = fiber->next)
        if (fiber->state == FiberState::Pooled && fiber->isMain == isMain)
            return fiber;
    return nullptr;
}

// When the system heap is full, stacks come from the collector's heap; the words on them are then inside of an object, but
// nothing on a TypeScript stack points there (docs/abi.md). Only here: elsewhere C++ holds values that the collector does
// not know of while it calls xmalloc.
void *allocateFromCollector(size_t bytes, pxt::TValue action, pxt::TValue argument) {
    if (!platform_gc_heap_bytes)
        target_panic(pxt::PANIC_CODAL_OOM);
    pxt::TValue kept[2] = {action, argument};
    pxt::registerGC(kept, 2);
    void *memory = pxt::app_alloc((int)bytes);
    pxt::unregisterGC(kept, 2);
    return memory;
}

Fiber *allocate(bool isMain, pxt::TValue action, pxt::TValue argument) {
    uint32_t cBytes = isMain ? MAIN_FIBER_C_STACK : FIBER_C_STACK;
    uint32_t tsBytes = (isMain ? MAIN_FIBER_TS_STACK : FIBER_TS_STACK) - sizeof(Fiber::firstContext);
    // One allocation: C stack, TypeScript stack, then the fiber itself, whose first context counts as stack. The 12 bytes bring the C stack to a multiple of 16.
    size_t bytes = 12 + cBytes + tsBytes + sizeof(Fiber);
    void *memory = platform_try_malloc(bytes);
    bool isFromCollector = !memory;
    if (isFromCollector)
        memory = allocateFromCollector(bytes, action, argument);
    auto stacks = (uint8_t *)(((uintptr_t)memory + 15) & ~15u);
    auto fiber = (Fiber *)(stacks + cBytes + tsBytes);
    memset((void *)fiber, 0, sizeof(Fiber));
    fiber->cStackEnd = (uint32_t *)stacks;
    fiber->tsStackEnd = (uint32_t *)(stacks + cBytes);
    fiber->tsStackBase = (uint32_t *)fiber;
    fiber->memory = memory;
    fiber->isFromCollector = isFromCollector;
    fiber->isMain = isMain;
    fiber->state = FiberState::Pooled;
    // The list of roots may grow. Whoever looks for memory then must not find this fiber among those that ended.
    pxt::registerGC(&fiber->action, 2);
    fiber->next = allFibers;
    allFibers = fiber;
    return fiber;
}

void release(Fiber **link) {
    Fiber *fiber = *link;
    *link = fiber->next;
    pxt::unregisterGC(&fiber->action, 2);
    if (fiber->isFromCollector)
        pxt::app_free(fiber->memory);
    else
        xfree(fiber->memory);
}

Fiber **linkOf(Fiber *fiber) {
    Fiber **link = &allFibers;
    while (*link != fiber)
        link = &(*link)->next;
    return link;
}

void pushReady(Fiber *fiber) {
    fiber->state = FiberState::Ready;
    fiber->nextReady = nullptr;
    if (lastReady)
        lastReady->nextReady = fiber;
    else
        firstReady = fiber;
    lastReady = fiber;
#ifdef PXT_ESP_NETWORK_THREAD
    // lwIP has a thread of its own there, which calls back while the scheduler sleeps.
    if (!currentFiber)
        platform_wake();
#endif
}

Fiber *popReady() {
    Fiber *fiber = firstReady;
    if (fiber) {
        firstReady = fiber->nextReady;
        if (!firstReady)
            lastReady = nullptr;
    }
    return fiber;
}

void leaveCurrentFiber() {
    // C++ does not check its stack; whether it went past the end is found out here, at the latest.
    if (*currentFiber->cStackEnd != stackGuard || __builtin_frame_address(0) <= currentFiber->cStackEnd)
        pxt_stack_overflow();
    fiber_switch(&currentFiber->sp, schedulerSp);
}

void enter(Fiber *fiber) {
    currentFiber = fiber;
    pxt_ts_stack_limit = (uint32_t)fiber->tsStackEnd + TS_STACK_MARGIN;
    pxt_c_stack_limit = (uint32_t)fiber->cStackEnd + C_STACK_MARGIN;
    fiber_switch(&schedulerSp, fiber->sp);
    currentFiber = nullptr;
    if (fiber->state == FiberState::Pooled && fiber->isFromCollector)
        release(linkOf(fiber));
}

// Makes ready whoever has slept long enough by `now`; returns the milliseconds until the next one has. Done at each turn of the
// scheduler: the fibers are looked through only when the first of them is due.
uint32_t wakeSleepers(uint32_t now) {
    if (!someoneSleeps)
        return PLATFORM_POLL_IDLE;
    if (!isDue(nextWake, now))
        return nextWake - now;
    uint32_t untilNext = PLATFORM_POLL_IDLE;
    for (Fiber *fiber = allFibers; fiber; fiber = fiber->next) {
        if (fiber->state < FiberState::Sleeping || !fiber->hasDeadline)
            continue;
        if (isDue(fiber->wakeTime, now))
            pushReady(fiber);
        else if (fiber->wakeTime - now < untilNext)
            untilNext = fiber->wakeTime - now;
    }
    someoneSleeps = untilNext != PLATFORM_POLL_IDLE;
    nextWake = now + untilNext;
    return untilNext;
}

// The running fiber is about to sleep until `time` at most.
void noteSleeper(uint32_t time) {
    if (!someoneSleeps || isDue(time, nextWake))
        nextWake = time;
    someoneSleeps = true;
}

uint32_t runPolls(uint32_t now) {
    uint32_t untilNext = PLATFORM_POLL_IDLE;
    for (auto poll : polls) {
        if (!poll)
            break;
        uint32_t ms = poll(now);
        if (ms < untilNext)
            untilNext = ms;
    }
    return untilNext;
}

// The C stack is below the TypeScript stack.
void prepareFirstSwitch(Fiber *fiber) {
    *fiber->cStackEnd = stackGuard;
    fiber->sp = fiber_prepare(fiber->tsStackEnd);
}

void runActionEntry(Fiber *self) {
    pxt::runAction0(self->action);
}

void runForeverEntry(Fiber *self) {
    // MakeCode's forever gives way for 20 ms after each round.
    for (;;) {
        pxt::runAction0(self->action);
        pxt::sleep_ms(20);
    }
}

} // namespace

Fiber *fibers_create(FiberEntry entry, pxt::TValue action, pxt::TValue argument, void *data, bool isMain) {
    Fiber *fiber = takePooled(isMain);
    if (!fiber)
        fiber = allocate(isMain, action, argument);
    fiber->entry = entry;
    fiber->action = action;
    fiber->argument = argument;
    fiber->data = data;
    fiber->context = nullptr;
    fiber->hasDeadline = false;
    prepareFirstSwitch(fiber);
    pushReady(fiber);
    return fiber;
}

Fiber *fibers_create_in(void *memory, size_t bytes, FiberEntry entry, void *data) {
    auto fiber = (Fiber *)(((uintptr_t)memory + bytes - sizeof(Fiber)) & ~15u);
    memset((void *)fiber, 0, sizeof(Fiber));
    fiber->cStackEnd = (uint32_t *)memory;
    fiber->tsStackEnd = fiber->tsStackBase = (uint32_t *)fiber;
    fiber->entry = entry;
    fiber->data = data;
    prepareFirstSwitch(fiber);
    fiber->next = allFibers;
    allFibers = fiber;
    pushReady(fiber);
    return fiber;
}

void fibers_remove(Fiber *fiber) {
    *linkOf(fiber) = fiber->next;
    Fiber *before = nullptr;
    for (Fiber *ready = firstReady; ready; before = ready, ready = ready->nextReady) {
        if (ready != fiber)
            continue;
        (before ? before->nextReady : firstReady) = fiber->nextReady;
        if (lastReady == fiber)
            lastReady = before;
        return;
    }
}

void fibers_make_ready(Fiber *fiber) {
    fiber->waitSource = 0;
    pushReady(fiber);
}

Fiber *fibers_first() {
    return allFibers;
}

bool fibers_have_room() {
    size_t bytes = 12 + FIBER_C_STACK + FIBER_TS_STACK + sizeof(Fiber);
    if (takePooled(false))
        return true;
    if (void *memory = platform_try_malloc(bytes)) {
        xfree(memory);
        return true;
    }
    return platform_gc_heap_bytes && collector_has_room((int)bytes + COLLECTOR_OVERHEAD);
}

bool fibers_release_one() {
    for (Fiber **link = &allFibers; *link; link = &(*link)->next) {
        Fiber *fiber = *link;
        if (fiber->state != FiberState::Pooled || fiber->isFromCollector || fiber == currentFiber)
            continue;
        release(link);
        return true;
    }
    return false;
}

bool fibers_block(FiberState state, int ms) {
    Fiber *self = currentFiber;
    if (!self)
        target_panic(pxt::PANIC_INTERNAL_ERROR);
    self->hasDeadline = ms >= 0;
    if (self->hasDeadline) {
        self->wakeTime = platform_time_ms() + ms;
        noteSleeper(self->wakeTime);
    }
    self->state = state;
    leaveCurrentFiber();
    bool timedOut = self->waitSource != 0;
    self->waitSource = 0;
    return !timedOut;
}

void fibers_run() {
    for (;;) {
        if (events_are_raised())
            events_dispatch_from_interrupts();
        // A turn has one time, since reading the clock is a good part of what it takes.
        uint32_t now = platform_time_ms();
        uint32_t untilPoll = runPolls(now);
        uint32_t untilWake = wakeSleepers(now);
        if (Fiber *fiber = popReady())
            enter(fiber);
        else
            port_idle(now, untilPoll < untilWake ? untilPoll : untilWake);
    }
}

extern "C" void fiber_main(void) {
    currentFiber->entry(currentFiber);
    pxt::releaseFiber();
}

extern "C" void *pxt_fiber_ts_stack_base(void) {
    return currentFiber->tsStackBase;
}

extern "C" void pxt_stack_overflow(void) {
    target_panic(pxt::PANIC_STACK_OVERFLOW);
}

extern "C" void platform_yield(void) {
    if (!currentFiber)
        return;
    pushReady(currentFiber);
    leaveCurrentFiber();
}

extern "C" void platform_register_idle_poll(platform_poll_function poll) {
    for (auto &slot : polls) {
        if (!slot) {
            slot = poll;
            return;
        }
    }
    target_panic(pxt::PANIC_INTERNAL_ERROR);
}

namespace pxt {

ThreadContext *getThreadContext() {
    return currentFiber ? currentFiber->context : nullptr;
}

void setThreadContext(ThreadContext *context) {
    currentFiber->context = context;
    if (!context)
        number_box_forget();
}

void releaseFiber() {
    // A fiber may end inside of a function that TypeScript called: free what its context still holds.
    while (ThreadContext *context = getThreadContext()) {
        while (TryFrame *frame = context->tryFrame) {
            context->tryFrame = frame->parent;
            app_free(frame);
        }
        popThreadContext(context);
    }
    currentFiber->action = TAG_UNDEFINED;
    currentFiber->argument = TAG_UNDEFINED;
    currentFiber->state = FiberState::Pooled;
    leaveCurrentFiber();
}

void sleep_ms(unsigned ms) {
    fibers_block(FiberState::Sleeping, ms > 0x7fffffff ? 0x7fffffff : (int)ms);
}

void sleep_us(uint64_t us) {
    // Whole milliseconds give way to others; the rest is waited for, since the scheduler counts in milliseconds.
    uint64_t end = platform_time_us() + us;
    if (us >= 2000)
        sleep_ms((unsigned)us / 1000 - 1);
    while (platform_time_us() < end) {
    }
}

void runInParallel(Action action) {
    if (action)
        fibers_create(runActionEntry, action, TAG_UNDEFINED, nullptr);
}

void runForever(Action action) {
    if (action)
        fibers_create(runForeverEntry, action, TAG_UNDEFINED, nullptr);
}

} // namespace pxt
