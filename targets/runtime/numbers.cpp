// Numbers between doubles, tagged integers and text; from text they come in text-to-number.cpp. Replaces two functions of base
// (pxtcore.h makes those weak):
//
// - fromDouble shifts by 32, which C++ leaves undefined and Xtensa does differently from ARM: integers from 2^20 to 2^21
//   would stay doubles and not equal themselves.
// - mycvt prints 15 digits; here as many as it takes to read the same number back, in JavaScript's notation, so that a
//   program prints on the chip what it prints in the simulator (ECMAScript, Number::toString).

#define PXT_ESP_REPLACES_BASE
#include "number-box.h"

// picolibc's stdlib.h declares it for its own build only.
extern "C" int ecvt_r(double value, int digits, int *point, int *isNegative, char *text, size_t bytes);

namespace {

// The tagged integer of the same value; undefined if there is none (also for -0, which is no integer here).
TValue taggedInteger(double value) {
    auto bits = bitwise_cast<uint64_t>(value);
    auto high = (uint32_t)(bits >> 32);
    auto low = (uint32_t)bits;
    if (bits == 0)
        return TAG_NUMBER(0);
    bool isNegative = high >> 31;
    int exponent = (int)(high << 1 >> 21) - 1023;
    if (exponent < 0 || exponent > 29) {
        // The smallest integer, -2^30.
        return exponent == 30 && isNegative && (high << 12) == 0 && low == 0 ? TAG_NUMBER(-(1 << 30)) : TAG_UNDEFINED;
    }
    // The 32 leading bits of the significand, and the 21 after them.
    uint32_t leading = 0x80000000u | high << 11 | low >> 21;
    if (leading << (exponent + 1) != 0 || low << 11 != 0)
        return TAG_UNDEFINED;
    auto magnitude = (int)(leading >> (31 - exponent));
    return TAG_NUMBER(isNegative ? -magnitude : magnitude);
}

// Enough for every double to be read back as it was.
constexpr int mostDigits = 17;

char *appendZeros(char *text, int count) {
    while (count-- > 0)
        *text++ = '0';
    return text;
}

char *appendDigits(char *text, const char *digits, int count) {
    memcpy(text, digits, count);
    return text + count;
}

} // namespace

namespace pxt {

TNumber fromDouble(double value) {
    if (TValue tagged = taggedInteger(value))
        return tagged;
    if (isnan(value))
        return TAG_NAN;
    return number_box(value);
}

} // namespace pxt

namespace numops {

void mycvt(double value, char *text) {
    char digits[mostDigits + 1];
    int point, isNegative;
    // picolibc gives the shortest digits that tell the number from its neighbours, and zeros after them.
    ecvt_r(value, mostDigits, &point, &isNegative, digits, sizeof(digits));
    int count = mostDigits;
    while (count > 1 && digits[count - 1] == '0')
        count--;
    if (digits[0] == '0') {
        strcpy(text, "0");
        return;
    }
    if (isNegative)
        *text++ = '-';
    if (count <= point && point <= 21) {
        text = appendDigits(text, digits, count);
        text = appendZeros(text, point - count);
    } else if (0 < point && point <= 21) {
        text = appendDigits(text, digits, point);
        *text++ = '.';
        text = appendDigits(text, digits + point, count - point);
    } else if (-6 < point && point <= 0) {
        *text++ = '0';
        *text++ = '.';
        text = appendZeros(text, -point);
        text = appendDigits(text, digits, count);
    } else {
        *text++ = digits[0];
        if (count > 1) {
            *text++ = '.';
            text = appendDigits(text, digits + 1, count - 1);
        }
        int exponent = point - 1;
        *text++ = 'e';
        *text++ = exponent < 0 ? '-' : '+';
        itoa(exponent < 0 ? -exponent : exponent, text);
        return;
    }
    *text = 0;
}

} // namespace numops
