// Small integers: as text, and their remainders.

#include "characters.h"
#include "digits.h"
#include "fast.h"
#include "words.h"

using namespace fast;

namespace numops {
TNumber mod(TNumber a, TNumber b);
}

namespace {

// Of a negative integer the remainder is -0 where it is 0.
__attribute__((noinline)) TNumber remainder(TNumber a, TNumber b) {
    TNumber result = numops::mod(a, b);
    bool isZero = result == TAG_NUMBER(0);
    return isZero && isInt(a) && numValue(a) < 0 ? fromDouble(-0.0) : result;
}

} // namespace

// Where the core divides, pxt_fast_mod is in division-routine.S, which leaves the rest to this.
#ifdef CHIP_HAS_DIV32
extern "C" TNumber pxt_mod(TNumber a, TNumber b) {
#else
extern "C" TNumber pxt_fast_mod(TNumber a, TNumber b) {
#endif
    bool isNegative = (intptr_t)((uintptr_t)a | (uintptr_t)b) < 0;
    if (bothNumbers(a, b) && !isNegative && b != TAG_NUMBER(0))
        return TAG_NUMBER((unsigned)numValue(a) % (unsigned)numValue(b));
    return remainder(a, b);
}

extern "C" String pxt_fast_to_string(TValue value) {
    if (!isInt(value))
        return numops::toString(value);
    int number = numValue(value);
    if ((unsigned)number < 10)
        return characterString('0' + number);
    unsigned size = textSize(value);
    String text = newAscii(size);
    writeText(textOf(text), size, value);
    endText(text, size);
    return text;
}
