// Functions of pxt-core's TypeScript library (pxt-helpers.ts) for ASCII strings and small integers. Generated code tries these at the
// beginning of those functions (compiler/lower/fast-calls.ts, SHORTCUTS); 0, which is undefined, means that they go on themselves.

#include "digits.h"
#include "fast.h"
#include "list.h"
#include "text.h"
#include "words.h"

using namespace fast;

namespace String_ {
String mkEmpty();
}

namespace {

constexpr unsigned longestFlatJoin = 4096;

bool isUndefinedOrNull(TValue value) {
    return value == TAG_UNDEFINED || value == TAG_NULL;
}

// helpers.isWhitespace, as far as it is ASCII.
bool isSpace(unsigned code) {
    return code == ' ' || (code >= '\t' && code <= '\r');
}

// Letters from `first` to `first` + 25 become those at the other case.
TValue changeCase(TValue value, unsigned first) {
    if (!isAscii(value))
        return TAG_UNDEFINED;
    auto text = (String)value;
    unsigned size = sizeOf(text), at = 0;
    while (at < size && byteAt(text, at) - first >= 26)
        at++;
    if (at == size)
        return value;
    String result = newAscii(size);
    copyBytes(textOf(result), textOf(text), size);
    endText(result, size);
    for (; at < size; at++) {
        unsigned code = byteAt(result, at);
        if (code - first < 26)
            textOf(result)[at] = code ^ 0x20;
    }
    return (TValue)result;
}

} // namespace

extern "C" TValue pxt_fast_string_slice(TValue textValue, TValue startValue, TValue endValue) {
    if (!isAscii(textValue) || !isInt(startValue))
        return TAG_UNDEFINED;
    auto text = (String)textValue;
    int size = sizeOf(text), start = numValue(startValue), end;
    if (endValue == TAG_UNDEFINED)
        end = size;
    else if (endValue == TAG_NULL)
        end = 0;
    else if (isInt(endValue))
        end = numValue(endValue);
    else
        return TAG_UNDEFINED;
    if (start < 0)
        start = start + size < 0 ? 0 : start + size;
    if (end < 0)
        end += size;
    if (end > size)
        end = size;
    return (TValue)(start < end ? partOf(text, start, end) : String_::mkEmpty());
}

extern "C" TValue pxt_fast_string_trim(TValue value) {
    if (!isAscii(value))
        return TAG_UNDEFINED;
    auto text = (String)value;
    unsigned start = 0, end = sizeOf(text);
    while (start < end && isSpace(byteAt(text, start)))
        start++;
    while (end > start && isSpace(byteAt(text, end - 1)))
        end--;
    return (TValue)(start < end ? partOf(text, start, end) : String_::mkEmpty());
}

extern "C" TValue pxt_fast_string_to_upper_case(TValue value) {
    return changeCase(value, 'a');
}

extern "C" TValue pxt_fast_string_to_lower_case(TValue value) {
    return changeCase(value, 'A');
}

extern "C" TValue pxt_fast_parse_int(TValue value, TValue radixValue) {
    if (!isAscii(value) || !(isUndefinedOrNull(radixValue) || isInt(radixValue)))
        return TAG_UNDEFINED;
    auto text = (String)value;
    unsigned size = sizeOf(text), at = 0;
    // 0 stands for none given.
    unsigned radix = isInt(radixValue) ? numValue(radixValue) : 0;
    if (size == 0 || (isInt(radixValue) && (radix < 2 || radix > 36)))
        return TAG_NAN;
    while (at < size && isSpace(byteAt(text, at)))
        at++;
    if (at == size)
        return TAG_NAN;
    unsigned sign = byteAt(text, at);
    if (sign == '-' || sign == '+')
        at++;
    bool isPrefixed = at + 1 < size && byteAt(text, at) == '0' && (byteAt(text, at + 1) | 0x20) == 'x';
    if (isPrefixed && (radix == 0 || radix == 16)) {
        radix = 16;
        at += 2;
    } else if (radix == 0) {
        radix = 10;
    }
    unsigned first = at, number = 0;
    for (; at < size; at++) {
        unsigned code = byteAt(text, at) | 0x20;
        unsigned digit = code - '0' < 10 ? code - '0' : code - 'a' < 26 ? code - 'a' + 10 : radix;
        if (digit >= radix) {
            if (at == first)
                return TAG_NAN;
            break;
        }
        // Larger numbers are TypeScript's.
        if (number >= (1 << 30) / 36)
            return TAG_UNDEFINED;
        number = number * radix + digit;
    }
    return TAG_NUMBER(sign == '-' ? -(int)number : (int)number);
}

extern "C" TValue pxt_fast_array_join(TValue value, TValue separatorValue) {
    auto vtable = getAnyVTable(value);
    if (!vtable || vtable->classNo != BuiltInType::RefCollection)
        return TAG_UNDEFINED;
    if (!isUndefinedOrNull(separatorValue) && !isAscii(separatorValue))
        return TAG_UNDEFINED;
    auto array = (RefCollection *)value;
    auto data = array->getData();
    unsigned length = array->length();
    String separator = isUndefinedOrNull(separatorValue) ? nullptr : (String)separatorValue;
    unsigned separatorSize = separator ? sizeOf(separator) : 1;
    unsigned size = length ? separatorSize * (length - 1) : 0;
    for (unsigned i = 0; i < length; i++) {
        if (isInt(data[i]))
            size += textSize(data[i]);
        else if (isAscii(data[i]))
            size += sizeOf((String)data[i]);
        else if (!isUndefinedOrNull(data[i]))
            return TAG_UNDEFINED;
        // Longer texts are better off as trees of parts.
        if (size > longestFlatJoin)
            return TAG_UNDEFINED;
    }
    if (size == 0)
        return (TValue)String_::mkEmpty();
    String result = newAscii(size);
    uint8_t *to = textOf(result);
    for (unsigned i = 0; i < length; i++) {
        if (i > 0 && !separator)
            *to++ = ',';
        else if (i > 0 && separatorSize) {
            copyBytes(to, textOf(separator), separatorSize);
            to += separatorSize;
        }
        unsigned partSize = 0;
        if (isInt(data[i])) {
            partSize = textSize(data[i]);
            writeText(to, partSize, data[i]);
        } else if (isAscii(data[i]) && sizeOf((String)data[i])) {
            partSize = sizeOf((String)data[i]);
            copyBytes(to, textOf((String)data[i]), partSize);
        }
        to += partSize;
    }
    endText(result, size);
    return (TValue)result;
}
