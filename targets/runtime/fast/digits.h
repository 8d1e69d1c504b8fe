// Decimal digits of small integers, on a core without a divide instruction.

#ifndef PXT_ESP_FAST_DIGITS_H
#define PXT_ESP_FAST_DIGITS_H

#include "pxtbase.h"

namespace fast {

/** Digits of the largest magnitude of a tagged integer, 2^30. */
constexpr unsigned mostDigits = 10;

inline unsigned magnitudeOf(TValue integer) {
    int number = numValue(integer);
    return number < 0 ? -number : number;
}

inline unsigned tenth(unsigned n) {
    // Exact up to 43,698.
    return n < 43690 ? n * 52429 >> 19 : n / 10;
}

inline unsigned digitCount(unsigned magnitude) {
    unsigned count = 1;
    for (unsigned power = 10; count < mostDigits && magnitude >= power; power *= 10)
        count++;
    return count;
}

/** Characters of a tagged integer as text, the sign among them. */
inline unsigned textSize(TValue integer) {
    return digitCount(magnitudeOf(integer)) + (numValue(integer) < 0);
}

/** Writes a tagged integer as text of the given size, which textSize gave. */
inline void writeText(uint8_t *to, unsigned size, TValue integer) {
    unsigned rest = magnitudeOf(integer);
    uint8_t *at = to + size;
    do {
        unsigned quotient = tenth(rest);
        *--at = '0' + rest - quotient * 10;
        rest = quotient;
    } while (rest);
    if (at != to)
        *to = '-';
}

} // namespace fast

#endif
