// Math.pow and Math.randomRange, in place of base's (pxtcore.h makes those weak). C's pow knows two cases in which ECMAScript's is NaN: 1
// to the power of NaN, and 1 or -1 to that of an infinity. Between integers of more than 31 bits base gives fractions.

#define PXT_ESP_REPLACES_BASE
#include "pxtbase.h"

namespace Math_ {

double randomDouble();

TNumber pow(TNumber base, TNumber exponent) {
    double x = toDouble(base), y = toDouble(exponent);
    bool isUndecided = isnan(y) || (isinf(y) && (x == 1 || x == -1));
    return isUndecided ? TAG_NAN : fromDouble(::pow(x, y));
}

TNumber randomRange(TNumber from, TNumber to) {
    double low = toDouble(from), high = toDouble(to);
    if (low > high) {
        low = toDouble(to);
        high = toDouble(from);
    }
    if (low == high)
        return fromDouble(low);
    bool isWhole = floor(low) == low && floor(high) == high;
    if (!isWhole)
        return fromDouble(low + randomDouble() * (high - low));
    double range = high - low;
    return fromDouble(low + (range <= UINT32_MAX ? getRandom((unsigned)range) : floor(randomDouble() * (range + 1))));
}

} // namespace Math_
