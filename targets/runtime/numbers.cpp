// Numbers between doubles, tagged integers and text. Replaces three functions of base (pxtcore.h makes those weak):
//
// - fromDouble shifts by 32, which C++ leaves undefined and Xtensa does differently from ARM: integers from 2^20 to 2^21
//   would stay doubles and not equal themselves.
// - mycvt prints 15 digits; here as many as it takes to read the same number back, in JavaScript's notation, so that a
//   program prints on the chip what it prints in the simulator (ECMAScript, Number::toString).
// - mystrtod adds up rounding errors; picolibc's conversion rounds once.

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

namespace String_ {

double mystrtod(const char *text, char **end) {
    auto at = text;
    while (*at == ' ' || (*at >= '\t' && *at <= '\r') || (uint8_t)*at == 0xA0)
        at++;
    bool isNegative = *at == '-';
    if (*at == '-' || *at == '+')
        at++;

    // The significant digits and the exponent, written anew to data RAM: picolibc's strtod reads byte by byte.
    constexpr int mostSignificant = 19;
    char number[mostSignificant + 16];
    int count = 0, exponent = 0;
    bool sawPoint = false, sawDigit = false;
    for (; *at; at++) {
        if (*at >= '0' && *at <= '9') {
            sawDigit = true;
            if (count < mostSignificant && (count > 0 || *at != '0'))
                number[count++] = *at;
            else if (count > 0)
                exponent++;
            if (sawPoint)
                exponent--;
        } else if (*at == '.' && !sawPoint) {
            sawPoint = true;
        } else {
            break;
        }
    }
    *end = (char *)at;
    if (!sawDigit && *at)
        return NAN;
    if (*at == 'e' || *at == 'E')
        exponent += (int)strtol(at + 1, end, 10);
    if (count == 0)
        return isNegative ? -0.0 : 0.0;
    number[count] = 'e';
    itoa(exponent, number + count + 1);
    double value = strtod(number, nullptr);
    return isNegative ? -value : value;
}

} // namespace String_
