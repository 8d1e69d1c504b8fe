// + and the comparisons <, <=, >, >= of any values (ECMAScript 13.15.3, 7.2.13), in place of base's (pxtcore.h makes those weak): base
// adds numbers only, takes undefined for equal to itself, and objects for no text.

// Comparisons of doubles are where programs spend their time, and this file is small.
#pragma GCC optimize("O2")

#define PXT_ESP_REPLACES_BASE
#include "operators.h"

namespace String_ {
String concat(String left, String right);
int compare(String left, String right);
} // namespace String_

namespace {

enum class Order { Less, Equal, Greater, None };

Order orderOf(double a, double b) {
    return a < b ? Order::Less : a > b ? Order::Greater : a == b ? Order::Equal : Order::None;
}

bool isText(TValue value) {
    return valType(value) == ValType::String;
}

__attribute__((noinline)) Order orderOfOthers(TValue a, TValue b) {
    a = primitiveOf(a);
    b = primitiveOf(b);
    if (!isText(a) || !isText(b))
        return orderOf(toDouble(a), toDouble(b));
    int order = String_::compare((String)a, (String)b);
    return order < 0 ? Order::Less : order > 0 ? Order::Greater : Order::Equal;
}

inline Order compare(TValue a, TValue b) {
    double x, y;
    return readNumber(a, x) && readNumber(b, y) ? orderOf(x, y) : orderOfOthers(a, b);
}

inline TNumber boolean(bool value) {
    return value ? TAG_TRUE : TAG_FALSE;
}

} // namespace

TValue addAny(TValue a, TValue b) {
    a = primitiveOf(a);
    b = primitiveOf(b);
    if (!isText(a) && !isText(b))
        return fromDouble(toDouble(a) + toDouble(b));
    TValue parts[] = {a, b};
    registerGC(parts, 2);
    for (TValue &part : parts)
        part = (TValue)numops::toString(part);
    String joined = String_::concat((String)parts[0], (String)parts[1]);
    unregisterGC(parts, 2);
    return (TValue)joined;
}

namespace numops {

bool lt_bool(TNumber a, TNumber b) {
    return compare(a, b) == Order::Less;
}

TNumber lt(TNumber a, TNumber b) {
    return boolean(lt_bool(a, b));
}

TNumber le(TNumber a, TNumber b) {
    Order order = compare(a, b);
    return boolean(order == Order::Less || order == Order::Equal);
}

TNumber gt(TNumber a, TNumber b) {
    return boolean(compare(a, b) == Order::Greater);
}

TNumber ge(TNumber a, TNumber b) {
    Order order = compare(a, b);
    return boolean(order == Order::Greater || order == Order::Equal);
}

} // namespace numops
