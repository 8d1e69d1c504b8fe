// One way to fail per build: FAILURE names it.

#include "program-info.h"
#include "program.h"

#define SELECT_(name) fail_##name
#define SELECT(name) SELECT_(name)

namespace {

[[maybe_unused]] DEFINE_ACTION(idle, [](TValue) -> TValue {
    sleep_ms(1000);
    return TAG_UNDEFINED;
});

[[maybe_unused]] void fail_heapFull() {
    auto list = Array_::mk();
    registerGCObj(list);
    for (int i = 0;; i++)
        Array_::push(list, (TValue)mkBuffer(nullptr, 100));
}

[[maybe_unused]] void fail_tooBig() {
    mkBuffer(nullptr, 40000);
}

[[maybe_unused]] void fail_systemHeapFull() {
    for (;;)
        xmalloc(1000);
}

[[maybe_unused]] void fail_tooManyFibers() {
    for (;;)
        runInParallel(idle);
}

[[maybe_unused]] void fail_thrownString() {
    throwValue((TValue)mkString("the sensor is gone"));
}

[[maybe_unused]] void fail_thrownObject() {
    auto map = pxtrt::mkMap();
    registerGCObj(map);
    pxtrt::mapSetByString(map, mkString("message"), (TValue)mkString("no answer"));
    throwValue((TValue)map);
}

[[maybe_unused]] void fail_nullLoad() {
    volatile int *pointer = (volatile int *)4;
    platform_console_line("%d", *pointer);
}

[[maybe_unused]] void fail_unalignedLoad() {
    // The compiler must not know the address: it would read byte by byte.
    volatile uintptr_t address = (uintptr_t)testHeader + 1;
    platform_console_line("%d", *(volatile int *)address);
}

[[maybe_unused]] void fail_brokenFiber() {
    // The call stack is looked for where a fiber and a program are.
    pxt_program_info.header = (uint16_t *)testHeader;
    *(Fiber *volatile *)&currentFiber = (Fiber *)4;
    fail_nullLoad();
}

[[maybe_unused]] __attribute__((noinline)) int recurse(int depth) {
    volatile char local[64];
    local[0] = (char)depth;
    if (depth % 8 == 0)
        platform_yield();
    if (depth > 1000000)
        return 0;
    return recurse(depth + 1) + local[0];
}

[[maybe_unused]] void fail_stackFull() {
    recurse(0);
}

[[maybe_unused]] void fail_byProgram() {
    target_panic(42);
}

DEFINE_ACTION(fail, [](TValue) -> TValue {
    SELECT(FAILURE)();
    return TAG_UNDEFINED;
});

} // namespace

extern "C" void pxt_native_main(void) {
    installTestProgram();
    runAction0(fail);
    port_halt(0);
}
