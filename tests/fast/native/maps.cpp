// Maps of all sizes against plain lists: keys of every representation that come, change and go in random order.

#include "../../runtime/native/program.h"

namespace String_ {
String concat(String left, String right);
}

namespace pxtrt {
RefCollection *keysOf(TValue value);
TValue mapDeleteByString(RefMap *map, String key);
} // namespace pxtrt

namespace {

uint32_t seed = 20260303;
unsigned nextRandom(unsigned below) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
}

// Everything is kept alive by one array.
RefCollection *roots;
RefMap *map;
RefCollection *keys, *values; // the same by searching

template <typename T> T *kept(T *object) {
    registerGCObj(object);
    Array_::push(roots, (TValue)object);
    unregisterGCObj(object);
    return object;
}

void start() {
    Array_::setLength(roots, 0);
    map = kept(pxtrt::mkMap());
    keys = kept(Array_::mk());
    values = kept(Array_::mk());
}

int positionOf(String key) {
    for (int i = 0; i < Array_::length(keys); i++)
        if (String_::compare((String)Array_::getAt(keys, i), key) == 0)
            return i;
    return -1;
}

void set(String key, TValue value) {
    pxtrt::mapSetByString(map, key, value);
    int position = positionOf(key);
    if (position >= 0) {
        Array_::setAt(values, position, value);
        return;
    }
    Array_::push(keys, (TValue)key);
    Array_::push(values, value);
}

void remove(String key) {
    pxtrt::mapDeleteByString(map, key);
    int position = positionOf(key);
    if (position < 0)
        return;
    Array_::removeAt(keys, position);
    Array_::removeAt(values, position);
}

bool agreesOn(String key) {
    int position = positionOf(key);
    return pxtrt::mapGetByString(map, key) == (position < 0 ? TAG_UNDEFINED : Array_::getAt(values, position));
}

bool keysAgree() {
    auto list = pxtrt::keysOf((TValue)map);
    if (Array_::length(list) != Array_::length(keys))
        return false;
    for (int i = 0; i < Array_::length(keys); i++)
        if (Array_::getAt(list, i) != Array_::getAt(keys, i))
            return false;
    return true;
}

// A new string object: short or long, ASCII or not, at times made of two.
String makeKey(unsigned number) {
    char text[80] = "k";
    itoa((int)number, text + 1);
    unsigned size = strlen(text);
    if (number % 5 == 0)
        memcpy(text + size, "\xc3\xa4", 3), size += 2;
    if (number % 7 == 0) {
        memset(text + size, 'x', 30);
        size += 30;
    }
    if (number % 11 == 0)
        size = number == 0 ? 0 : 1 + number % 2;
    if (number % 7 != 0 || nextRandom(2))
        return mkString(text, (int)size);
    String left = mkString(text, (int)size / 2);
    registerGCObj(left);
    String right = mkString(text + size / 2, (int)(size - size / 2));
    registerGCObj(right);
    String both = String_::concat(left, right);
    unregisterGCObj(right);
    unregisterGCObj(left);
    return both;
}

bool agree(unsigned numbers, int rounds, unsigned removals) {
    start();
    for (int i = 0; i < rounds; i++) {
        unsigned number = nextRandom(numbers);
        String key = makeKey(number);
        registerGCObj(key);
        bool same = agreesOn(key);
        unsigned what = nextRandom(10);
        if (what < removals)
            remove(key);
        else if (what < 7)
            set(key, TAG_NUMBER(i));
        same = same && agreesOn(key) && (i % 100 || keysAgree());
        unregisterGCObj(key);
        if (!same)
            return false;
    }
    return keysAgree();
}

DEFINE_ACTION(maps, [](TValue) -> TValue {
    roots = Array_::mk();
    registerGCObj(roots);
    expect(agree(6, 2000, 2), "small maps are lists of keys and values");
    expect(agree(20, 3000, 2), "maps agree around the size at which they get an index");
    expect(agree(150, 4000, 1), "maps agree while they grow");
    expect(agree(100, 4000, 4), "maps agree when most keys are deleted again");
    expect(agree(300, 1500, 0), "large maps agree");
    unregisterGCObj(roots);
    return TAG_UNDEFINED;
});

} // namespace

extern "C" void pxt_native_main(void) {
    installTestProgram();
    runAction0(maps);
    platform_console_line("end of test");
    port_halt(0);
}
