// Strings: characters, parts, searching and joining of ASCII strings; everything else is left to base. Length and characters of
// those are in string-routines.S.

#include "characters.h"
#include "fast.h"
#include "rooted.h"
#include "text.h"
#include "words.h"

using namespace fast;

namespace String_ {
String mkEmpty();
String fromCharCode(int code);
String substr(String text, int start, int length);
String concat(String left, String right);
int indexOf(String text, String part, int start);
} // namespace String_

namespace fast {

String partOf(String text, unsigned start, unsigned end) {
    unsigned size = end - start;
    if (size == 1)
        return characterString(byteAt(text, start) & 0x7f);
    if (size == sizeOf(text))
        return text;
    String result = newAscii(size);
    copyBytes(textOf(result), textOf(text) + start, size);
    endText(result, size);
    return result;
}

} // namespace fast

namespace {

constexpr uint32_t everyByte = 0x01010101;

// The first position from `start` on, but before `end`, of the byte that `pattern` consists of; `end` when there is none.
unsigned findByte(String text, uint32_t pattern, unsigned start, unsigned end) {
    auto words = wordsOf(text);
    unsigned offset = start + 2;
    auto at = words + (offset >> 2);
    // A byte of `difference` is 0 where the text has the wanted byte; those in front of `start` are made different.
    uint32_t difference = (*at ^ pattern) | ((1u << ((offset & 3) * 8)) - 1);
    int base = (int)((at - words) * 4) - 2;
    for (;;) {
        uint32_t zeros = (difference - everyByte) & ~difference & (everyByte << 7);
        if (zeros) {
            // The lowest mark is at a byte that is 0; marks above it may be false.
            unsigned found = base + (zeros & 0x80 ? 0 : zeros & 0x8000 ? 1 : zeros & 0x800000 ? 2 : 3);
            return found < end ? found : end;
        }
        base += 4;
        if (base >= (int)end)
            return end;
        difference = *++at ^ pattern;
    }
}

// Whether `part` stands at a position of `text` where there is room for it. Compares words of the part, whose first has two bytes of
// text, with words put together from two of the text's.
bool standsAt(String text, unsigned position, String part, unsigned size) {
    auto words = wordsOf(text) + (position >> 2), partWords = wordsOf(part);
    unsigned shift = (position & 3) * 8;
    uint32_t mask = 0xffff0000;
    for (int bytes = (int)size + 2;; bytes -= 4) {
        uint32_t low = *words++;
        uint32_t word = shift ? low >> shift | *words << (32 - shift) : low;
        uint32_t difference = (word ^ *partWords++) & mask;
        if (bytes <= 4)
            return difference << ((4 - bytes) * 8) == 0;
        if (difference)
            return false;
        mask = 0xffffffff;
    }
}

// The first position from `start` on; `end`, the text's size, when there is none. `partSize` is not 0.
unsigned find(String text, unsigned start, unsigned end, String part, unsigned partSize) {
    if (partSize > end)
        return end;
    unsigned last = end - partSize + 1;
    uint32_t pattern = byteAt(part, 0) * everyByte;
    for (; start < last; start++) {
        start = findByte(text, pattern, start, last);
        if (start == last)
            break;
        if (standsAt(text, start, part, partSize))
            return start;
    }
    return end;
}

} // namespace

// What string-routines.S hands on: other strings, and positions outside of them.

extern "C" int pxt_string_length(String text) {
    return text->getLength();
}

namespace {

// NaN beyond the text's end.
TNumber codeAt(String text, int position) {
    // For a short text beyond ASCII base would give the first character.
    return position < 0 ? TAG_NAN : text->charCodeAt(position);
}

} // namespace

extern "C" TNumber pxt_string_char_code_at(String text, int position) {
    TNumber code = codeAt(text, position);
    return code == TAG_NAN ? TAG_NUMBER(0) : code;
}

extern "C" String pxt_string_char_at(String text, int position) {
    TNumber code = codeAt(text, position);
    return code == TAG_NAN ? String_::mkEmpty() : pxt_fast_string_from_char_code(numValue(code));
}

extern "C" String pxt_fast_string_from_char_code(int code) {
    code &= 0xffff;
    return code < 128 ? characterString(code) : String_::fromCharCode(code);
}

extern "C" String pxt_fast_string_substr(String text, int start, int length) {
    if (!isAscii(text))
        return String_::substr(text, start, length);
    int size = sizeOf(text);
    if (start < 0)
        start = start + size < 0 ? 0 : start + size;
    if (length > size - start)
        length = size - start;
    if (length <= 0)
        return String_::mkEmpty();
    return partOf(text, start, start + length);
}

extern "C" String pxt_fast_string_concat(String left, String right) {
    if (!left || !right || !isAscii(left) || !isAscii(right))
        return String_::concat(left, right);
    unsigned leftSize = sizeOf(left), rightSize = sizeOf(right);
    unsigned size = leftSize + rightSize;
    if (leftSize == 0)
        return right;
    if (rightSize == 0)
        return left;
    if (size > longestFlatConcat)
        return String_::concat(left, right);
    String result = newAscii(size);
    copyBytes(textOf(result), textOf(left), leftSize);
    copyBytes(textOf(result) + leftSize, textOf(right), rightSize);
    endText(result, size);
    return result;
}

extern "C" int pxt_fast_string_index_of(String text, String part, int start) {
    if (start < 0)
        start = 0;
    unsigned partSize = isAscii(part) ? sizeOf(part) : part->getUTF8Size();
    if (partSize == 0)
        return min(start, pxt_fast_string_length(text));
    if (!isAscii(text) || !isAscii(part))
        return String_::indexOf(text, part, start);
    unsigned size = sizeOf(text);
    unsigned found = find(text, start, size, part, partSize);
    return found == size ? -1 : (int)found;
}

extern "C" int pxt_fast_string_includes(String text, String part, int start) {
    return pxt_fast_string_index_of(text, part, start) != -1;
}

extern "C" TValue pxt_fast_string_split(TValue textValue, TValue separatorValue, TValue limitValue) {
    if (!isAscii(textValue) || !isAscii(separatorValue) || (limitValue && !isInt(limitValue)))
        return TAG_UNDEFINED;
    auto text = (String)textValue, separator = (String)separatorValue;
    unsigned size = sizeOf(text), separatorSize = sizeOf(separator);
    int limit = limitValue ? numValue(limitValue) : INT32_MAX;
    auto pieces = Array_::mk();
    if (limit <= 0 || (size == 0 && separatorSize == 0))
        return (TValue)pieces;
    Rooted root(pieces);
    uint32_t pattern = byteAt(separator, 0) * everyByte;
    for (unsigned start = 0, count = 0;; count++) {
        // An empty separator stands between any two characters.
        unsigned end = separatorSize == 1   ? findByte(text, pattern, start, size)
                       : separatorSize == 0 ? start + 1
                                            : find(text, start, size, separator, separatorSize);
        // The array grows first: nothing else keeps a new piece alive meanwhile.
        pxt_fast_array_push(pieces, TAG_UNDEFINED);
        String piece = start == end && size > 0 ? String_::mkEmpty() : partOf(text, start, end);
        pieces->getData()[count] = (TValue)piece;
        if (end >= size || --limit == 0)
            break;
        start = end + separatorSize;
        if (start == size && separatorSize) {
            pxt_fast_array_push(pieces, (TValue)String_::mkEmpty());
            break;
        }
    }
    return (TValue)pieces;
}
