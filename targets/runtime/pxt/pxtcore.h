// What libs/base's C++ takes from the platform by macro: where its heap comes from, what is read-only, and debug output.

#ifndef PXT_ESP_PXTCORE_H
#define PXT_ESP_PXTCORE_H

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include "../platform-api.h"

/** Writes a line of debug output to the console. */
extern "C" void platform_debug_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

#ifdef PXT_DEBUG
#define DMESG ::platform_debug_line
#else
// The arguments are still compiled, so that a debug build does not find errors of its own.
#define DMESG(...)                                                                                 \
    do {                                                                                           \
        if (0)                                                                                     \
            ::platform_debug_line(__VA_ARGS__);                                                    \
    } while (0)
#endif

namespace pxt {

/** Gives gc.cpp the one block of memory that it manages, and remembers where it is. */
void *gcAllocBlock(size_t bytes);

/** Bytes that gc.cpp may have, with the share of the system heap still to be taken off. */
int gcHeapSize();

} // namespace pxt

#ifndef PXT_ESP_REPLACES_BASE
// Functions of base that the platform replaces: weak there, so that the platform's own (exceptions.cpp, numbers.cpp,
// text-to-number.cpp, conversions.cpp, operators.cpp, equality.cpp, rounding.cpp, math.cpp, utf8.cpp, buffers.cpp, abi.cpp,
// thread-contexts.cpp, fast/maps.cpp) count.
namespace pxt {
struct TValueStruct;
typedef TValueStruct *TValue;
class BoxedString;
class RefCollection;
class RefMap;
class BoxedBuffer;
enum class NumberFormat;
struct ThreadContext;
ThreadContext *pushThreadContext(void *bottom, void *end) __attribute__((weak));
void popThreadContext(ThreadContext *context) __attribute__((weak));
void throwValue(TValue value) __attribute__((weak));
TValue fromDouble(double value) __attribute__((weak));
double toDouble(TValue value) __attribute__((weak));
uint32_t toRealUTF8(BoxedString *text, uint8_t *to) __attribute__((weak));
bool eq_bool(TValue a, TValue b) __attribute__((weak));
bool eqq_bool(TValue a, TValue b) __attribute__((weak));
} // namespace pxt
namespace numops {
void mycvt(double value, char *text) __attribute__((weak));
pxt::BoxedString *toString(pxt::TValue value) __attribute__((weak));
bool lt_bool(pxt::TValue a, pxt::TValue b) __attribute__((weak));
pxt::TValue lt(pxt::TValue a, pxt::TValue b) __attribute__((weak));
pxt::TValue le(pxt::TValue a, pxt::TValue b) __attribute__((weak));
pxt::TValue gt(pxt::TValue a, pxt::TValue b) __attribute__((weak));
pxt::TValue ge(pxt::TValue a, pxt::TValue b) __attribute__((weak));
} // namespace numops
namespace Array_ {
void insertAt(pxt::RefCollection *list, int position, pxt::TValue value) __attribute__((weak));
int indexOf(pxt::RefCollection *list, pxt::TValue value, int start) __attribute__((weak));
}
namespace Math_ {
pxt::TValue round(pxt::TValue value) __attribute__((weak));
pxt::TValue pow(pxt::TValue base, pxt::TValue exponent) __attribute__((weak));
pxt::TValue randomRange(pxt::TValue from, pxt::TValue to) __attribute__((weak));
}
namespace pxtrt {
pxt::TValue mapGetByString(pxt::RefMap *map, pxt::BoxedString *key) __attribute__((weak));
void mapSetByString(pxt::RefMap *map, pxt::BoxedString *key, pxt::TValue value) __attribute__((weak));
pxt::TValue mapDeleteByString(pxt::RefMap *map, pxt::BoxedString *key) __attribute__((weak));
} // namespace pxtrt
namespace BufferMethods {
pxt::BoxedString *toString(pxt::BoxedBuffer *buffer) __attribute__((weak));
void setByte(pxt::BoxedBuffer *buffer, int place, int value) __attribute__((weak));
void fill(pxt::BoxedBuffer *buffer, int value, int offset, int length) __attribute__((weak));
void write(pxt::BoxedBuffer *buffer, int offset, pxt::BoxedBuffer *source) __attribute__((weak));
pxt::TValue getNumber(pxt::BoxedBuffer *buffer, pxt::NumberFormat format, int offset) __attribute__((weak));
void setNumber(pxt::BoxedBuffer *buffer, pxt::NumberFormat format, int offset, pxt::TValue value) __attribute__((weak));
pxt::BoxedBuffer *slice(pxt::BoxedBuffer *buffer, int offset, int length) __attribute__((weak));
void shift(pxt::BoxedBuffer *buffer, int offset, int start, int length) __attribute__((weak));
void rotate(pxt::BoxedBuffer *buffer, int offset, int start, int length) __attribute__((weak));
} // namespace BufferMethods
namespace String_ {
pxt::TValue toNumber(pxt::BoxedString *text) __attribute__((weak));
int compare(pxt::BoxedString *a, pxt::BoxedString *b) __attribute__((weak));
} // namespace String_
#endif

// One block for the whole heap, taken at the first allocation (heap.cpp). With gc.cpp's other way, a chain of blocks,
// it asks for a new block as soon as the heap is nine tenths full, which would end a program that still has room.
#define GC_ALLOC_BLOCK pxt::gcAllocBlock
#define GC_GET_HEAP_SIZE pxt::gcHeapSize

extern "C" {
/** The collector's block, as a range of addresses. */
extern uintptr_t platform_gc_heap_start;
extern uintptr_t platform_gc_heap_bytes;

/**
 * Adds at least `least` bytes behind the collector's block, and gives their number: a multiple of 4, or 0 when the system heap
 * has none to spare.
 */
size_t platform_gc_heap_grow(size_t least);

/** realloc for memory outside of the collector's heap, as gc.cpp wants it. */
void *device_realloc(void *pointer, size_t bytes);
}

// Everything that is not in the collector's heap is read-only to it: literals in flash, the runtime's constants, and
// words on the TypeScript stack that are no values at all (return addresses).
#define PXT_IS_READONLY(v)                                                                         \
    (isTagged(v) || (uintptr_t)(v)-platform_gc_heap_start >= platform_gc_heap_bytes)

/** Writes a decimal number and a final 0. */
void itoa(int value, char *text);

#endif
