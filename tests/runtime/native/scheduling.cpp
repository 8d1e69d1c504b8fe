// Fibers, sleeping, events and the clock.

#include "events.h"
#include "program.h"

namespace {

constexpr int testId = 3000;

int order[32];
int steps;

void step(int number) {
    order[steps++] = number;
}

bool wasOrder(const int *expected, int count) {
    if (steps != count)
        return false;
    for (int i = 0; i < count; i++)
        if (order[i] != expected[i])
            return false;
    return true;
}

DEFINE_ACTION(firstFiber, [](TValue) -> TValue {
    step(1);
    sleep_ms(20);
    step(4);
    return TAG_UNDEFINED;
});

DEFINE_ACTION(secondFiber, [](TValue) -> TValue {
    step(2);
    sleep_ms(10);
    step(3);
    return TAG_UNDEFINED;
});

DEFINE_ACTION(waiter, [](TValue) -> TValue {
    waitForEvent(testId, 7);
    step(numValue(fromInt(70)));
    return TAG_UNDEFINED;
});

int handled[16];
int handledCount;
DEFINE_ACTION(slowHandler, [](TValue value) -> TValue {
    handled[handledCount++] = numValue(value);
    sleep_ms(5);
    return TAG_UNDEFINED;
});

int foreverRounds;
DEFINE_ACTION(foreverBody, [](TValue) -> TValue {
    foreverRounds++;
    return TAG_UNDEFINED;
});

int deepest;
void sleepInDepth(int depth) {
    volatile int local = depth;
    if (depth == 0)
        sleep_ms(1);
    else
        sleepInDepth(depth - 1);
    if (local == depth)
        deepest++;
}
DEFINE_ACTION(deepFiber, [](TValue) -> TValue {
    sleepInDepth(10);
    return TAG_UNDEFINED;
});

void fibersTakeTurns() {
    runInParallel(firstFiber);
    runInParallel(secondFiber);
    step(0);
    sleep_ms(50);
    const int expected[] = {0, 1, 2, 3, 4};
    expect(wasOrder(expected, 5), "fibers run when the current one sleeps, and wake in the order of their times");
}

void fiberMemoryIsReused() {
    size_t before = platform_heap_free(nullptr);
    for (int i = 0; i < 50; i++) {
        runInParallel(deepFiber);
        sleep_ms(3);
    }
    expect(deepest == 50 * 11, "each fiber keeps its C stack while it sleeps");
    expect(platform_heap_free(nullptr) == before, "fifty fibers one after the other take the memory of two");
}

void waitingForEvents() {
    steps = 0;
    runInParallel(waiter);
    platform_yield();
    raiseEvent(testId, 6);
    platform_yield();
    expect(steps == 0, "an event of another value does not wake a waiting fiber");
    raiseEvent(testId, 7);
    platform_yield();
    expect(steps == 1, "an event wakes the fiber that waits for it");
    expect(!platform_wait_event(testId, 0, 10), "waiting for an event ends with false when the time is over");
}

void handlersQueue() {
    registerWithDal(testId + 1, 0, slowHandler);
    for (int i = 1; i <= 5; i++)
        raiseEvent(testId + 1, i);
    sleep_ms(100);
    bool inOrder = handledCount == 5;
    for (int i = 0; i < handledCount; i++)
        inOrder = inOrder && handled[i] == i + 1;
    expect(inOrder, "events that come while their handler is busy are handled afterwards, in order");

    handledCount = 0;
    registerWithDal(testId + 2, 1, slowHandler, 32);
    raiseEvent(testId + 2, 1);
    raiseEvent(testId + 2, 1);
    sleep_ms(50);
    expect(handledCount == 1, "a listener that drops events while busy gets one of two");
}

uint32_t polls;
uint32_t countPoll(uint32_t) {
    polls++;
    return PLATFORM_POLL_IDLE;
}

void pollsAndClock() {
    platform_register_idle_poll(countPoll);
    uint64_t startUs = platform_time_us();
    uint32_t startMs = platform_time_ms();
    sleep_ms(100);
    uint32_t passed = platform_time_ms() - startMs;
    expect(passed >= 100, "sleep_ms lasts at least as long as asked");
    uint64_t passedUs = platform_time_us() - startUs;
    // Both clocks round down, so that a count of milliseconds may be one too many.
    expect(passedUs / 1000 + 1 >= passed, "the clocks for milliseconds and microseconds agree");
    expect(polls > 0, "poll functions are called while fibers sleep");
    uint32_t pollsOfOneSleep = polls;
    expect(pollsOfOneSleep < 20, "an idle board waits for interrupts and does not spin");
}

} // namespace

extern "C" void pxt_native_main(void) {
    installTestProgram();
    fibersTakeTurns();
    runInParallel(deepFiber);
    sleep_ms(20);
    deepest = 0;
    fiberMemoryIsReused();
    waitingForEvents();
    handlersQueue();
    runForever(foreverBody);
    sleep_ms(100);
    expect(foreverRounds >= 2, "forever repeats its body");
    pollsAndClock();
    platform_console_line("end of test");
    port_halt(0);
}
