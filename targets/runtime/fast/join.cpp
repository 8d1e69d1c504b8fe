// Strings and small integers joined to one string: a program's `a + "/" + n + …`, without the strings in between.

#include "digits.h"
#include "fast.h"
#include "words.h"

using namespace fast;

namespace String_ {
String mkEmpty();
}

namespace {

// One after the other, as base joins them.
__attribute__((noinline)) String joinByTwo(TValue *parts, unsigned count) {
    registerGC(parts, (int)count);
    for (unsigned i = 0; i < count; i++) {
        parts[i] = (TValue)pxt_fast_to_string(parts[i]);
        if (i > 0)
            parts[0] = (TValue)pxt_fast_string_concat((String)parts[0], (String)parts[i]);
    }
    unregisterGC(parts, (int)count);
    return (String)parts[0];
}

String join(TValue *parts, unsigned count) {
    unsigned sizes[6];
    unsigned size = 0;
    for (unsigned i = 0; i < count; i++) {
        if (!isInt(parts[i]) && !isAscii((String)parts[i]))
            return joinByTwo(parts, count);
        sizes[i] = isInt(parts[i]) ? textSize(parts[i]) : sizeOf((String)parts[i]);
        size += sizes[i];
    }
    if (size > longestFlatConcat)
        return joinByTwo(parts, count);
    if (size == 0)
        return String_::mkEmpty();
    String result = newAscii(size);
    uint8_t *to = textOf(result);
    for (unsigned i = 0; i < count; i++) {
        if (isInt(parts[i]))
            writeText(to, sizes[i], parts[i]);
        else if (sizes[i])
            copyBytes(to, textOf((String)parts[i]), sizes[i]);
        to += sizes[i];
    }
    endText(result, size);
    return result;
}

} // namespace

extern "C" String pxt_fast_join2(TValue a, TValue b) {
    TValue parts[] = {a, b};
    return join(parts, 2);
}

extern "C" String pxt_fast_join3(TValue a, TValue b, TValue c) {
    TValue parts[] = {a, b, c};
    return join(parts, 3);
}

extern "C" String pxt_fast_join4(TValue a, TValue b, TValue c, TValue d) {
    TValue parts[] = {a, b, c, d};
    return join(parts, 4);
}

extern "C" String pxt_fast_join5(TValue a, TValue b, TValue c, TValue d, TValue e) {
    TValue parts[] = {a, b, c, d, e};
    return join(parts, 5);
}

extern "C" String pxt_fast_join6(TValue a, TValue b, TValue c, TValue d, TValue e, TValue f) {
    TValue parts[] = {a, b, c, d, e, f};
    return join(parts, 6);
}
