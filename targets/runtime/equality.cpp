// == and === of values, the order of strings, and the search for a value in an array, in place of base's functions (pxtcore.h makes
// those weak).
//
// Base calls a tagged number unequal to every number on the heap, which minus zero contradicts: Math.round(-0.3) == 0 would
// not hold. It takes a string for equal to the same one with a character of code 0 behind it. Its search compares with == where
// JavaScript's does with ===, and begins at 0 whatever it is asked.

#define PXT_ESP_REPLACES_BASE
#include "conversions.h"

namespace pxt {

TNumber eqFixup(TNumber value);

namespace {

bool isSame(TValue a, TValue b, ValType type) {
    if (type == ValType::Number)
        return toDouble(a) == toDouble(b);
    return type == ValType::String && String_::compare((String)a, (String)b) == 0;
}

} // namespace

bool eqq_bool(TValue a, TValue b) {
    if (a == TAG_NAN || b == TAG_NAN)
        return false;
    if (a == b)
        return true;
    if (bothNumbers(a, b))
        return false;
    auto type = valType(a);
    return type == valType(b) && isSame(a, b, type);
}

bool eq_bool(TValue a, TValue b) {
    // null becomes undefined, booleans become numbers.
    a = eqFixup(a);
    b = eqFixup(b);
    // Beside a string, objects and functions become text.
    if (valType(a) == ValType::String)
        b = primitiveOf(b);
    else if (valType(b) == ValType::String)
        a = primitiveOf(a);
    auto typeA = valType(a), typeB = valType(b);
    bool textAndNumber = (typeA == ValType::String && typeB == ValType::Number) ||
                         (typeA == ValType::Number && typeB == ValType::String);
    return textAndNumber ? toDouble(a) == toDouble(b) : eqq_bool(a, b);
}

} // namespace pxt

namespace String_ {

int compare(String a, String b) {
    if (a == b)
        return 0;
    unsigned sizeA = a->getUTF8Size(), sizeB = b->getUTF8Size();
    // As text is in memory, the order of its bytes is that of its UTF-16 code units.
    int order = memcmp(a->getUTF8Data(), b->getUTF8Data(), min(sizeA, sizeB));
    return order ? (order < 0 ? -1 : 1) : sizeA < sizeB ? -1 : sizeA > sizeB;
}

} // namespace String_

namespace Array_ {

int indexOf(RefCollection *list, TValue value, int start) {
    int length = list->head.getLength();
    auto values = list->head.getData();
    for (int i = start < 0 ? max(length + start, 0) : start; i < length; i++)
        if (eqq_bool(values[i], value))
            return i;
    return -1;
}

} // namespace Array_
