// trunc, floor and ceil for doubles, in place of picolibc's. Its trunc shifts by the whole exponent, which C leaves undefined
// from 2^64 on, so that trunc(1e21) is another number; its floor and ceil lose the carry from the lower word into the upper
// one, so that ceil(1073741823.5) is 512 too small. Math.round, in place of base's (pxtcore.h makes that weak): base adds a
// half first, and near 2^53 that sum is itself rounded.

#define PXT_ESP_REPLACES_BASE
#include "pxtbase.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

namespace {

constexpr int fractionBits = 52;
constexpr uint64_t fractionMask = (1ull << fractionBits) - 1;
constexpr uint64_t signMask = 1ull << 63;

} // namespace

extern "C" double trunc(double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof(bits));
    int exponent = (int)(bits >> fractionBits & 0x7ff) - 1023;
    // All bits of the fraction count from 2^52 on; so infinities and NaN stay as they are, too.
    if (exponent >= fractionBits)
        return value;
    bits &= exponent < 0 ? signMask : ~(fractionMask >> exponent);
    memcpy(&value, &bits, sizeof(value));
    return value;
}

extern "C" double floor(double value) {
    double whole = trunc(value);
    return whole > value ? whole - 1 : whole;
}

extern "C" double ceil(double value) {
    double whole = trunc(value);
    return whole < value ? whole + 1 : whole;
}

namespace Math_ {

TNumber round(TNumber value) {
    double number = toDouble(value);
    double below = ::floor(number);
    // What becomes zero keeps its sign.
    return fromDouble(copysign(number - below < 0.5 ? below : below + 1, number));
}

} // namespace Math_
