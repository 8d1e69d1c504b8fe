// Values as numbers and as text, in place of base's toDouble and toString (pxtcore.h makes those weak): base takes text as a number as
// parseFloat does, and writes objects as "[Object]".

#define PXT_ESP_REPLACES_BASE
#include "conversions.h"

namespace numops {
void mycvt(double value, char *text);
}

namespace {

PXT_DEF_STRING(trueText, "true")
PXT_DEF_STRING(falseText, "false")
PXT_DEF_STRING(undefinedText, "undefined")
PXT_DEF_STRING(nullText, "null")
PXT_DEF_STRING(nanText, "NaN")
PXT_DEF_STRING(infinityText, "Infinity")
PXT_DEF_STRING(minusInfinityText, "-Infinity")
PXT_DEF_STRING(objectText, "[object Object]")
PXT_DEF_STRING(functionText, "[Function]")

// The longest number in mycvt's notation is "-2.2250738585072014e-308".
constexpr int longestNumber = 32;

String doubleToText(double value) {
    if (isnan(value))
        return (String)nanText;
    if (isinf(value))
        return value < 0 ? (String)minusInfinityText : (String)infinityText;
    char text[longestNumber];
    numops::mycvt(value, text);
    return mkStringCore(text);
}

String integerToText(int value) {
    char text[longestNumber];
    itoa(value, text);
    return mkStringCore(text);
}

String specialToText(TValue value) {
    if (value == TAG_TRUE)
        return (String)trueText;
    if (value == TAG_FALSE)
        return (String)falseText;
    if (value == TAG_NULL)
        return (String)nullText;
    return value == TAG_NAN ? (String)nanText : (String)undefinedText;
}

} // namespace

TValue primitiveOf(TValue value) {
    if (isTagged(value))
        return value;
    switch (valType(value)) {
    case ValType::Object:
        return (TValue)objectText;
    case ValType::Function:
        return (TValue)functionText;
    default:
        return value;
    }
}

namespace pxt {

double toDouble(TNumber value) {
    double number;
    if (readNumber(value, number))
        return number;
    if (isTagged(value))
        return value == TAG_UNDEFINED ? NAN : value == TAG_TRUE;
    return valType(value) == ValType::String ? textToNumber((String)value) : NAN;
}

} // namespace pxt

namespace numops {

String toString(TValue value) {
    if (isInt(value))
        return integerToText(numValue(value));
    if (isTagged(value))
        return specialToText(value);
    value = primitiveOf(value);
    return valType(value) == ValType::Number ? doubleToText(toDouble(value)) : (String)value;
}

} // namespace numops
