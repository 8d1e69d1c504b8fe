// == and === of values. Replaces base's two functions (pxtcore.h makes those weak): they call a tagged number unequal to every
// number on the heap, which minus zero contradicts, so that Math.round(-0.3) == 0 would not hold.

#define PXT_ESP_REPLACES_BASE
#include "pxtbase.h"

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
    auto typeA = valType(a), typeB = valType(b);
    bool textAndNumber = (typeA == ValType::String && typeB == ValType::Number) ||
                         (typeA == ValType::Number && typeB == ValType::String);
    return textAndNumber ? toDouble(a) == toDouble(b) : eqq_bool(a, b);
}

} // namespace pxt
