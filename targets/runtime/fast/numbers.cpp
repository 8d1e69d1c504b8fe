// Small integers as text.

#include "characters.h"
#include "digits.h"
#include "fast.h"
#include "words.h"

using namespace fast;

extern "C" String pxt_fast_to_string(TValue value) {
    if (!isInt(value))
        return numops::toString(value);
    int number = numValue(value);
    if ((unsigned)number < 10)
        return characterString('0' + number);
    unsigned size = textSize(value);
    String text = newAscii(size);
    writeText(textOf(text), size, value);
    endText(text, size);
    return text;
}
