// Arrays: appending and taking away at the end, where there is room already.

#include "fast.h"

namespace {

// RefCollection in words: its two 16-bit fields are read as one, since the compiler takes care that a field may be in flash.
struct Array {
    const VTable *vtable;
    TValue *data;
    union {
        uint32_t lengthAndCapacity; // length in the low half
        uint16_t length;
    };
};

} // namespace

extern "C" void pxt_fast_array_push(RefCollection *collection, TValue value) {
    auto array = (Array *)collection;
    uint32_t both = array->lengthAndCapacity;
    unsigned length = (uint16_t)both;
    if (length >= both >> 16) {
        Array_::push(collection, value);
        return;
    }
    array->data[length] = value;
    array->length = length + 1;
}

extern "C" TValue pxt_fast_array_pop(RefCollection *collection) {
    auto array = (Array *)collection;
    unsigned length = (uint16_t)array->lengthAndCapacity;
    if (length == 0)
        return TAG_UNDEFINED;
    auto last = &array->data[length - 1];
    TValue value = *last;
    *last = TAG_UNDEFINED;
    array->length = length - 1;
    return value;
}
