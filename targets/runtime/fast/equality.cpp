// Equality of two ASCII strings by words. Everything else is base's, or in ../equality.cpp.

#include "fast.h"
#include "words.h"

using namespace fast;

namespace numops {
TNumber eq(TNumber a, TNumber b);
TNumber neq(TNumber a, TNumber b);
TNumber eqq(TNumber a, TNumber b);
TNumber neqq(TNumber a, TNumber b);
} // namespace numops

namespace {

// Both are inline ASCII strings.
bool isSameText(TValue a, TValue b) {
    if (a == b)
        return true;
    auto wordsA = wordsOf((String)a), wordsB = wordsOf((String)b);
    uint32_t first = *wordsA;
    unsigned bytes = (uint16_t)first + 2;
    // The size, and two bytes of text; without text anything may be there.
    if (first != *wordsB)
        return bytes == 2 && (uint16_t)*wordsB == 0;
    for (; bytes > 4; bytes -= 4) {
        uint32_t difference = *++wordsA ^ *++wordsB;
        if (bytes < 8)
            return difference << (64 - bytes * 8) == 0;
        if (difference)
            return false;
    }
    return true;
}

} // namespace

extern "C" TValue pxt_fast_eq(TValue a, TValue b) {
    if (isAscii(a) && isAscii(b))
        return isSameText(a, b) ? TAG_TRUE : TAG_FALSE;
    return numops::eq(a, b);
}

extern "C" TValue pxt_fast_neq(TValue a, TValue b) {
    if (isAscii(a) && isAscii(b))
        return isSameText(a, b) ? TAG_FALSE : TAG_TRUE;
    return numops::neq(a, b);
}

extern "C" TValue pxt_fast_eqq(TValue a, TValue b) {
    if (isAscii(a) && isAscii(b))
        return isSameText(a, b) ? TAG_TRUE : TAG_FALSE;
    return numops::eqq(a, b);
}

extern "C" TValue pxt_fast_neqq(TValue a, TValue b) {
    if (isAscii(a) && isAscii(b))
        return isSameText(a, b) ? TAG_FALSE : TAG_TRUE;
    return numops::neqq(a, b);
}
