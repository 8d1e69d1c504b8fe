// The garbage collector in the chip's own memory, and the system heap next to it.

#include "program.h"

namespace {

uint32_t seed = 12345;
uint32_t nextRandom() {
    seed = seed * 1664525 + 1013904223;
    return seed >> 8;
}

RefCollection *live;

String numbered(int number) {
    char text[12];
    itoa(number, text);
    return mkString(text);
}

bool isNumbered(TValue value, int number) {
    char text[12];
    itoa(number, text);
    auto string = (String)value;
    return string->getUTF8Size() == strlen(text) && memcmp(string->getUTF8Data(), text, strlen(text)) == 0;
}

DEFINE_ACTION(churn, [](TValue) -> TValue {
    live = Array_::mk();
    registerGCObj(live);
    for (int i = 0; i < 100; i++)
        Array_::push(live, (TValue)numbered(i));
    // Far more than the heap holds: strings, buffers and boxed numbers that nobody keeps.
    for (int i = 0; i < 20000; i++) {
        switch (nextRandom() % 3) {
        case 0:
            numbered(i);
            break;
        case 1:
            mkBuffer(nullptr, nextRandom() % 200);
            break;
        default:
            fromDouble(i + 0.5);
        }
        if (nextRandom() % 50 == 0) {
            int index = nextRandom() % 100;
            Array_::setAt(live, index, (TValue)numbered(index));
        }
    }
    bool intact = true;
    for (int i = 0; i < 100; i++)
        intact = intact && isNumbered(Array_::getAt(live, i), i);
    expect(intact, "objects that are referenced survive collections unchanged");
    expect(isReadOnly((TValue)&churnLiteral) && !isReadOnly((TValue)live), "only the collector's heap is writable to it");
    unregisterGCObj(live);
    return TAG_UNDEFINED;
});

int sleepersDone;
DEFINE_ACTION(sleeper, [](TValue) -> TValue {
    sleep_ms(10);
    numbered(++sleepersDone);
    return TAG_UNDEFINED;
});

DEFINE_ACTION(manyFibers, [](TValue) -> TValue {
    for (int i = 0; i < 8; i++)
        runInParallel(sleeper);
    for (int i = 0; i < 2000; i++)
        numbered(i);
    sleep_ms(50);
    expect(sleepersDone == 8, "eight fibers at a time run, some with stacks in the collector's heap");
    pxt::gc(0);
    return TAG_UNDEFINED;
});

DEFINE_ACTION(arithmetic, [](TValue) -> TValue {
    expect(toInt(fromDouble(1e6 * 3.5)) == 3500000, "double multiplication and conversion to int");
    expect(toDouble(fromDouble(1.0 / 3.0)) == 1.0 / 3.0, "a boxed double reads back as it was");
    volatile int64_t big = -1234567890123456789;
    volatile int64_t divisor = 1000000007;
    expect(big / divisor == -1234567881 && big % divisor == -481481622, "64-bit division");
    expect(big * 3 == -3703703670370370367, "64-bit multiplication");
    expect(strcmp(numops::toString(fromDouble(-0.125))->getUTF8Data(), "-0.125") == 0, "doubles print");
    return TAG_UNDEFINED;
});

void systemHeap() {
    size_t before = platform_heap_free(nullptr);
    void *pieces[40] = {};
    bool aligned = true, intact = true;
    for (int round = 0; round < 4000; round++) {
        int i = nextRandom() % 40;
        if (pieces[i]) {
            auto bytes = (uint8_t *)pieces[i];
            for (int j = 1; j < bytes[0]; j++)
                intact = intact && bytes[j] == (uint8_t)i;
            xfree(pieces[i]);
            pieces[i] = nullptr;
        } else {
            size_t size = nextRandom() % 200 + 1;
            auto bytes = (uint8_t *)xmalloc(size);
            aligned = aligned && ((uintptr_t)bytes & 7) == 0;
            memset(bytes, i, size);
            bytes[0] = (uint8_t)size;
            pieces[i] = bytes;
        }
    }
    for (auto &piece : pieces)
        xfree(piece);
    size_t largest;
    size_t after = platform_heap_free(&largest);
    expect(aligned, "the system heap's pieces are aligned to 8 bytes");
    expect(intact, "the system heap's pieces do not overlap");
    expect(after == before && largest == after, "freed pieces join again");
    expect(platform_try_malloc(1000000) == nullptr, "platform_try_malloc returns null when there is no room");
}

} // namespace

extern "C" void pxt_native_main(void) {
    installTestProgram();
    systemHeap();
    runAction0(churn);
    for (int i = 0; i < 3; i++) {
        runAction0(manyFibers);
        sleepersDone = 0;
    }
    runAction0(arithmetic);
    platform_console_line("end of test");
    port_halt(0);
}
