// The collector's heap: objects of many sizes that live and die at random stay intact, and when they need more than the heap's first
// block, it grows into the system heap's reserve without taking all of it.

#include "../../runtime/native/program.h"
#include "ram-shares.h"

namespace {

uint32_t seed = 20260202;
unsigned nextRandom(unsigned below) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
}

RefCollection *live;

Buffer filled(unsigned size, unsigned mark) {
    Buffer buffer = mkBuffer(nullptr, (int)size);
    memset(buffer->data, (int)mark, size);
    return buffer;
}

bool isFilled(TValue value, unsigned mark) {
    if (!value)
        return true;
    auto buffer = (Buffer)value;
    for (int i = 0; i < buffer->length; i++)
        if (buffer->data[i] != mark)
            return false;
    return getAnyVTable(value)->classNo == BuiltInType::BoxedBuffer;
}

constexpr unsigned slots = 64;

// Most objects are small, a few are large, as in programs.
unsigned anySize() {
    return nextRandom(20) ? 1 + nextRandom(24) : 1 + nextRandom(1200);
}

bool churn() {
    for (unsigned i = 0; i < slots; i++)
        Array_::push(live, TAG_UNDEFINED);
    for (int round = 0; round < 20000; round++) {
        unsigned slot = nextRandom(slots);
        if (!isFilled(Array_::getAt(live, slot), slot + 1))
            return false;
        if (nextRandom(3) == 0)
            filled(anySize(), 0xEE);
        else
            Array_::setAt(live, slot, nextRandom(4) ? (TValue)filled(anySize(), slot + 1) : TAG_UNDEFINED);
        if (nextRandom(500) == 0)
            pxt::gc(0);
    }
    for (unsigned slot = 0; slot < slots; slot++)
        if (!isFilled(Array_::getAt(live, slot), slot + 1))
            return false;
    return true;
}

DEFINE_ACTION(heapGrowth, [](TValue) -> TValue {
    live = Array_::mk();
    registerGCObj(live);
    expect(churn(), "objects of all sizes stay intact while others come and go");
    Array_::setLength(live, 0);

    size_t atFirst = platform_gc_heap_bytes;
    size_t kept = 0;
    unsigned count = 0;
    for (; kept < atFirst + 4096; kept += 256, count++) {
        Array_::push(live, TAG_UNDEFINED);
        Array_::setAt(live, count, (TValue)filled(256 - 8, count & 0xff));
    }
    expect(platform_gc_heap_bytes > atFirst, "the heap grows when its objects need more");
    bool intact = true;
    for (unsigned i = 0; i < count; i++)
        intact = intact && isFilled(Array_::getAt(live, i), i & 0xff);
    expect(intact, "objects are intact in a heap that has grown");
    expect(platform_heap_free(nullptr) >= SYSTEM_HEAP_LEAST - 64, "the system heap keeps its least share");
    Array_::setLength(live, 0);
    expect(churn(), "the grown heap is used as before");
    void *memory = platform_try_malloc(1024);
    expect(memory && isReadOnly((TValue)memory), "the system heap still gives memory outside of the collector's");
    xfree(memory);
    unregisterGCObj(live);
    return TAG_UNDEFINED;
});

} // namespace

extern "C" void pxt_native_main(void) {
    installTestProgram();
    runAction0(heapGrowth);
    platform_console_line("end of test");
    port_halt(0);
}
