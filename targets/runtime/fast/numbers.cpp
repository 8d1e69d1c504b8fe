// Small integers as text.

#include "characters.h"
#include "fast.h"
#include "words.h"

using namespace fast;

namespace {

// Digits of tagged integers, which have 31 bits, and a sign.
constexpr int mostCharacters = 11;

unsigned tenth(unsigned n) {
    // Exact up to 43,698; the core has no divide instruction.
    return n < 43690 ? n * 52429 >> 19 : n / 10;
}

} // namespace

extern "C" String pxt_fast_to_string(TValue value) {
    if (!isInt(value))
        return numops::toString(value);
    int number = numValue(value);
    if ((unsigned)number < 10)
        return characterString('0' + number);
    unsigned rest = number < 0 ? -number : number;
    uint8_t characters[mostCharacters];
    uint8_t *at = characters + mostCharacters;
    do {
        unsigned quotient = tenth(rest);
        *--at = '0' + rest - quotient * 10;
        rest = quotient;
    } while (rest);
    if (number < 0)
        *--at = '-';
    unsigned size = characters + mostCharacters - at;
    String text = newAscii(size);
    copyBytes(textOf(text), at, size);
    endText(text, size);
    return text;
}
