// The fast functions (targets/runtime/fast) against base's, for strings of every representation, in RAM and in flash, and for
// arguments in and out of range: results must be equal.

#include "../../runtime/native/program.h"
#include "fast/fast.h"

namespace String_ {
String mkEmpty();
String fromCharCode(int code);
String charAt(String text, int position);
TNumber charCodeAt(String text, int position);
String substr(String text, int start, int length);
String concat(String left, String right);
int indexOf(String text, String part, int start);
int includes(String text, String part, int start);
int length(String text);
} // namespace String_

namespace BufferMethods {
String toString(Buffer buffer);
}
namespace control {
Buffer createBufferFromUTF8(String text);
}
namespace numops {
TNumber mod(TNumber a, TNumber b);
TNumber eq(TNumber a, TNumber b);
TNumber neq(TNumber a, TNumber b);
TNumber eqq(TNumber a, TNumber b);
TNumber neqq(TNumber a, TNumber b);
} // namespace numops

namespace {

uint32_t seed = 20260101;
unsigned nextRandom(unsigned below) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
}

PXT_DEF_STRING(flashOne, "a")
PXT_DEF_STRING(flashTwo, "ab")
PXT_DEF_STRING(flashThree, "abc")
PXT_DEF_STRING(flashTopic, "home/room12/sensor3/value")

RefCollection *samples;

// Few letters, so that parts are found and texts are equal often.
String randomAscii(unsigned size) {
    char text[80];
    for (unsigned i = 0; i < size; i++)
        text[i] = "abc/"[nextRandom(4)];
    return mkString(text, size);
}

String randomUnicode(unsigned characters) {
    char text[240];
    unsigned size = 0;
    for (unsigned i = 0; i < characters; i++) {
        static const char *const parts[] = {"a", "b", "/", "\xc3\xa4", "\xe2\x82\xac"};
        const char *part = parts[nextRandom(5)];
        for (; *part; part++)
            text[size++] = *part;
    }
    return mkString(text, size);
}

void keep(String text) {
    Array_::push(samples, (TValue)text);
}

String sample(unsigned index) {
    return (String)Array_::getAt(samples, index);
}

String anySample() {
    return sample(nextRandom(Array_::length(samples)));
}

void makeSamples() {
    keep(String_::mkEmpty());
    keep((String)flashOne);
    keep((String)flashTwo);
    keep((String)flashThree);
    keep((String)flashTopic);
    for (unsigned size = 1; size < 24; size++)
        keep(randomAscii(size));
    keep(randomAscii(48));
    keep(randomAscii(70));
    for (unsigned characters = 1; characters < 24; characters += 3)
        keep(randomUnicode(characters));
    keep(randomUnicode(60));
    // Trees, one of which becomes a skip list when it is first read.
    for (int i = 0; i < 4; i++)
        keep(String_::concat(i & 1 ? randomUnicode(30) : randomAscii(30), randomAscii(40)));
    String_::length(sample(Array_::length(samples) - 1));
    String_::length(sample(Array_::length(samples) - 2));
}

bool isSameText(String a, String b) {
    unsigned size = a->getUTF8Size();
    return size == b->getUTF8Size() && memcmp(a->getUTF8Data(), b->getUTF8Data(), size) == 0 &&
           a->getLength() == b->getLength() && numops::toBool((TValue)a) == numops::toBool((TValue)b);
}

// Takes functions, since making the second string may collect the first.
template <typename A, typename B> bool isSame(A makeA, B makeB) {
    String a = makeA();
    registerGCObj(a);
    String b = makeB();
    registerGCObj(b);
    bool same = isSameText(a, b);
    unregisterGCObj(b);
    unregisterGCObj(a);
    return same;
}

#define MADE(string) [&] { return string; }

int anyPosition() {
    switch (nextRandom(8)) {
    case 0:
        return -(int)nextRandom(30);
    case 1:
        return nextRandom(2) ? INT32_MAX : INT32_MIN;
    default:
        return nextRandom(40);
    }
}

constexpr int rounds = 3000;

bool charactersAgree() {
    for (int i = 0; i < rounds; i++) {
        String text = anySample();
        int at = anyPosition();
        if (at < 0)
            at = -at & 63; // base gives the first character of some texts
        TNumber code = String_::charCodeAt(text, at);
        if (!isSame(MADE(pxt_fast_string_char_at(text, at)), MADE(String_::charAt(text, at))) ||
            pxt_fast_string_char_code_at(text, at) != (code == TAG_NAN ? TAG_NUMBER(0) : code))
            return false;
    }
    return true;
}

bool codesAgree() {
    for (int code = -300; code < 0x900; code++)
        if (!isSame(MADE(pxt_fast_string_from_char_code(code)), MADE(String_::fromCharCode(code))))
            return false;
    for (int i = 0; i < rounds; i++) {
        int code = (int)(seed ^ nextRandom(1 << 20));
        if (!isSame(MADE(pxt_fast_string_from_char_code(code)), MADE(String_::fromCharCode(code))))
            return false;
    }
    return true;
}

bool partsAgree() {
    for (int i = 0; i < rounds; i++) {
        String text = anySample();
        int start = anyPosition(), length = anyPosition();
        if (!isSame(MADE(pxt_fast_string_substr(text, start, length)), MADE(String_::substr(text, start, length))) ||
            pxt_fast_string_length(text) != String_::length(text))
            return false;
    }
    return true;
}

bool searchesAgree() {
    for (int i = 0; i < rounds; i++) {
        String text = anySample();
        String part = nextRandom(2) ? anySample() : String_::substr(anySample(), nextRandom(10), nextRandom(4));
        registerGCObj(part);
        // base reads far outside of the text for a start beyond it.
        int start = nextRandom(4) ? 0 : (int)nextRandom(String_::length(text) + 1) - 3;
        int length = String_::length(text);
        int place = String_::length(part) ? String_::indexOf(text, part, start) : min(max(start, 0), length);
        bool same = pxt_fast_string_index_of(text, part, start) == place &&
                    pxt_fast_string_includes(text, part, start) == (place != -1);
        unregisterGCObj(part);
        if (!same)
            return false;
    }
    return true;
}

bool concatenationsAgree() {
    for (int i = 0; i < rounds; i++) {
        String left = anySample(), right = anySample();
        if (!isSame(MADE(pxt_fast_string_concat(left, right)), MADE(String_::concat(left, right))))
            return false;
    }
    auto text = (String)flashOne;
    return isSame(MADE(pxt_fast_string_concat(nullptr, text)), MADE(String_::concat(nullptr, text))) &&
           isSame(MADE(pxt_fast_string_concat(text, nullptr)), MADE(String_::concat(text, nullptr)));
}

// Whether joined parts are what base makes of them two at a time.
bool isJoined(String joined, TValue *parts, int count) {
    registerGCObj(joined);
    TValue expected = (TValue)numops::toString(parts[0]);
    registerGC(&expected, 1);
    for (int i = 1; i < count; i++) {
        String part = numops::toString(parts[i]);
        registerGCObj(part);
        expected = (TValue)String_::concat((String)expected, part);
        unregisterGCObj(part);
    }
    bool same = isSameText(joined, (String)expected);
    unregisterGC(&expected, 1);
    unregisterGCObj(joined);
    return same;
}

bool joinsAgree() {
    for (int i = 0; i < rounds; i++) {
        TValue p[6];
        for (auto &part : p)
            part = nextRandom(3) ? (TValue)sample(nextRandom(nextRandom(2) ? 8 : Array_::length(samples)))
                                 : TAG_NUMBER((int)(seed << (i & 31)) >> (1 + nextRandom(31)));
        if (!isJoined(pxt_fast_join2(p[0], p[1]), p, 2) || !isJoined(pxt_fast_join3(p[0], p[1], p[2]), p, 3) ||
            !isJoined(pxt_fast_join4(p[0], p[1], p[2], p[3]), p, 4) ||
            !isJoined(pxt_fast_join5(p[0], p[1], p[2], p[3], p[4]), p, 5) ||
            !isJoined(pxt_fast_join6(p[0], p[1], p[2], p[3], p[4], p[5]), p, 6))
            return false;
    }
    return true;
}

TValue anyValue() {
    static const TValue specials[] = {TAG_UNDEFINED, TAG_NULL, TAG_TRUE, TAG_FALSE, TAG_NAN};
    switch (nextRandom(6)) {
    case 0:
        return specials[nextRandom(5)];
    case 1:
        return TAG_NUMBER(nextRandom(3));
    case 2:
        return (TValue)samples;
    default:
        return (TValue)anySample();
    }
}

bool comparisonsAgree() {
    for (int i = 0; i < rounds; i++) {
        TValue a = anyValue(), b = anyValue();
        if (nextRandom(3) == 0 && valType(a) == ValType::String)
            b = (TValue)mkString(((String)a)->getUTF8Data(), ((String)a)->getUTF8Size());
        if (pxt_fast_eq(a, b) != numops::eq(a, b) || pxt_fast_neq(a, b) != numops::neq(a, b) ||
            pxt_fast_eqq(a, b) != numops::eqq(a, b) || pxt_fast_neqq(a, b) != numops::neqq(a, b))
            return false;
    }
    return true;
}

bool conversionAgrees(int number) {
    TValue value = fromInt(number);
    return isSame(MADE(pxt_fast_to_string(value)), MADE(numops::toString(value)));
}

bool conversionsAgree() {
    for (int number = -50000; number < 100000; number += 1 + nextRandom(20))
        if (!conversionAgrees(number))
            return false;
    for (int bit = 0; bit < 31; bit++)
        for (int around = -2; around <= 2; around++)
            if (!conversionAgrees((int)((1u << bit) + around)) || !conversionAgrees(-(int)((1u << bit) + around)))
                return false;
    for (int power = 10; power < 1000000000; power *= 10)
        if (!conversionAgrees(power) || !conversionAgrees(power - 1) || !conversionAgrees(-power))
            return false;
    for (int i = 0; i < rounds; i++) {
        TValue value = anyValue();
        if (!isSame(MADE(pxt_fast_to_string(value)), MADE(numops::toString(value))))
            return false;
    }
    return isSame(MADE(pxt_fast_to_string(fromDouble(0.5))), MADE(numops::toString(fromDouble(0.5))));
}

bool isSameBuffer(Buffer a, Buffer b) {
    return a->vtable == b->vtable && a->length == b->length && memcmp(a->data, b->data, a->length) == 0;
}

bool buffersAgree() {
    for (int i = 0; i < rounds; i++) {
        String text = anySample();
        Buffer fast = pxt_fast_buffer_from_text(text);
        registerGCObj(fast);
        Buffer base = control::createBufferFromUTF8(text);
        registerGCObj(base);
        bool same = isSameBuffer(fast, base) && isSame(MADE(pxt_fast_buffer_to_string(fast)), MADE(BufferMethods::toString(base)));
        // Bytes that are no UTF-8.
        if (fast->length)
            base->data[nextRandom(base->length)] = fast->data[nextRandom(fast->length)] = nextRandom(256);
        same = same && isSame(MADE(pxt_fast_buffer_to_string(fast)), MADE(BufferMethods::toString(fast)));
        same = same && isSame(MADE(pxt_fast_buffer_to_string(base)), MADE(BufferMethods::toString(base)));
        unregisterGCObj(base);
        unregisterGCObj(fast);
        if (!same)
            return false;
    }
    return true;
}

TNumber anyInteger() {
    return TAG_NUMBER((int)(seed << nextRandom(32)) >> (1 + nextRandom(31)));
}

bool remaindersAgree() {
    for (int i = 0; i < rounds; i++) {
        TNumber a = nextRandom(10) ? anyInteger() : anyValue(), b = nextRandom(10) ? anyInteger() : anyValue();
        TNumber fast = pxt_fast_mod(a, b), base = numops::mod(a, b);
        bool isMinusZero = isPointer(fast) && toDouble(fast) == 0;
        if (fast != base && !(isPointer(fast) && isPointer(base)) && !(isMinusZero && base == TAG_NUMBER(0)))
            return false;
    }
    double minusZero = toDouble(pxt_fast_mod(TAG_NUMBER(-(1 << 30)), TAG_NUMBER(-1)));
    return minusZero == 0 && signbit(minusZero);
}

bool arraysAgree() {
    auto fast = Array_::mk(), base = Array_::mk();
    registerGCObj(fast);
    registerGCObj(base);
    bool same = true;
    for (int i = 0; same && i < 1000; i++) {
        if (nextRandom(3)) {
            TValue value = TAG_NUMBER(i);
            pxt_fast_array_push(fast, value);
            Array_::push(base, value);
        } else {
            same = pxt_fast_array_pop(fast) == Array_::pop(base);
        }
        same = same && Array_::length(fast) == Array_::length(base);
        for (int at = 0; same && at <= Array_::length(base); at++)
            same = Array_::getAt(fast, at) == Array_::getAt(base, at);
    }
    unregisterGCObj(base);
    unregisterGCObj(fast);
    return same;
}

bool searchesInArraysAgree() {
    auto array = Array_::mk(), other = Array_::mk();
    registerGCObj(array);
    registerGCObj(other);
    bool same = true;
    for (int i = 0; same && i < 500; i++) {
        TValue value = nextRandom(2) ? anyValue() : TAG_NUMBER(nextRandom(20));
        Array_::push(array, value);
        Array_::push(other, value);
        TValue wanted = nextRandom(2) ? anyValue() : TAG_NUMBER(nextRandom(20));
        int start = nextRandom(4) ? 0 : (int)nextRandom(12) - 6;
        same = pxt_fast_array_index_of(array, wanted, start) == Array_::indexOf(array, wanted, start);
        if (nextRandom(3))
            continue;
        same = same && pxt_fast_array_remove_element(array, wanted) == Array_::removeElement(other, wanted) &&
               Array_::length(array) == Array_::length(other);
    }
    unregisterGCObj(other);
    unregisterGCObj(array);
    return same;
}

DEFINE_ACTION(agreement, [](TValue) -> TValue {
    samples = Array_::mk();
    registerGCObj(samples);
    makeSamples();
    expect(charactersAgree(), "charAt and charCodeAt give what base gives");
    expect(codesAgree(), "fromCharCode gives what base gives");
    expect(partsAgree(), "substr and length give what base gives");
    expect(searchesAgree(), "indexOf and includes give what base gives");
    expect(concatenationsAgree(), "concat gives what base gives");
    expect(joinsAgree(), "parts joined at once are what base gives two at a time");
    expect(comparisonsAgree(), "comparisons give what base gives");
    expect(conversionsAgree(), "numbers as text are what base gives");
    expect(buffersAgree(), "buffers from text and text from buffers are what base gives");
    expect(remaindersAgree(), "remainders are what base gives");
    expect(searchesInArraysAgree(), "elements of arrays are found and removed where the functions in the place of base's find them");
    expect(arraysAgree(), "arrays grow and shrink as base's do");
    return TAG_UNDEFINED;
});

} // namespace

extern "C" void pxt_native_main(void) {
    installTestProgram();
    runAction0(agreement);
    platform_console_line("end of test");
    port_halt(0);
}
