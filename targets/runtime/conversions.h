// What a value is where a number, or text, is wanted (ECMAScript 7.1, as pxt's JavaScript runtime does it).

#ifndef PXT_ESP_CONVERSIONS_H
#define PXT_ESP_CONVERSIONS_H

#include "pxtbase.h"

/** What a string is worth as an operand: NaN unless all of it, spaces around it apart, is a number. */
double textToNumber(String text);

/**
 * What an operator takes for a value: the text of an object, an array or a function; any other value as it is. As on the JavaScript
 * runtime, a class's toString counts for text that is joined and in templates only, where generated code calls it.
 */
TValue primitiveOf(TValue value);

/** Whether the value is a number; if so, `number` becomes that. */
inline bool readNumber(TValue value, double &number) {
    if (isInt(value)) {
        number = (double)numValue(value);
        return true;
    }
    if (isPointer(value) && ((RefObject *)value)->vtable == &number_vt) {
        number = ((BoxedNumber *)value)->num;
        return true;
    }
    if (value != TAG_NAN)
        return false;
    number = NAN;
    return true;
}

#endif
