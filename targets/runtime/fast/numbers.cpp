// Small integers: as text, and their remainders.

#include "characters.h"
#include "digits.h"
#include "fast.h"
#include "words.h"

using namespace fast;

namespace numops {
TNumber mod(TNumber a, TNumber b);
}

extern "C" TNumber pxt_fast_mod(TNumber a, TNumber b) {
    if (bothNumbers(a, b) && b != TAG_NUMBER(0))
        return TAG_NUMBER(numValue(a) % numValue(b));
    return numops::mod(a, b);
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
