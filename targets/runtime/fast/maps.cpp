// Maps from strings to values (object literals, dictionaries): base's lists of keys and values, with an index over the keys once there
// are more than a few. Replaces three functions of base (pxtcore.h makes those weak), so that nobody else changes a map's keys.
//
// The index is a hash table in the same array as the keys, behind their capacity: 16-bit slots, each 0 or a key's position plus
// 1, probed one after the other. An array without it is as long as its capacity, so its header tells. The collector looks at
// as many words as there are keys, and copies nothing. Hashes are of the text, whatever a string's representation.

#define PXT_ESP_REPLACES_BASE
#include "pxtbase.h"

#include "list.h"
#include "words.h"

using namespace fast;

namespace {

struct __attribute__((may_alias)) Map {
    const VTable *vtable;
    List keys;
    List values;
};
static_assert(sizeof(Map) == sizeof(RefMap), "RefMap has another layout");

// A search through so many keys takes no longer than a hash.
constexpr unsigned mostWithoutIndex = 8;

// An array's header: base keeps flags in the upper 4 bits, and the number of words with the header from bit 2 on.
unsigned wordsOfArray(const TValue *data) {
    return ((uint32_t)data[-1] << 4 >> 6) - 1;
}

struct Index {
    uint16_t *slots;
    unsigned mask; // their number, a power of two, minus 1

    explicit operator bool() const { return mask != 0; }
    unsigned at(unsigned slot) const { return halfWordInRam(slots[slot]); }
    unsigned next(unsigned slot) const { return (slot + 1) & mask; }
    // A product's upper bits depend on all bits of its factors.
    unsigned first(uint32_t hash) const { return hash >> __builtin_clz(mask); }
};

inline Index indexOf(const Map *map) {
    unsigned capacity = map->keys.capacity();
    if (capacity <= mostWithoutIndex)
        return {nullptr, 0};
    unsigned words = wordsOfArray(map->keys.data) - capacity;
    return {(uint16_t *)(map->keys.data + capacity), words ? words * 2 - 1 : 0};
}

inline uint32_t mix(uint32_t hash, uint32_t word) {
    return (hash ^ word) * 0x9E3779B1; // 2^32 divided by the golden ratio
}

// The hash is of the size's two bytes and the text's, in words; the last one is filled up with zeros.

inline uint32_t hashOfAscii(String text) {
    uint32_t hash = 0;
    auto word = wordsOf(text);
    unsigned bytes = sizeOf(text) + 2;
    for (; bytes >= 4; bytes -= 4)
        hash = mix(hash, *word++);
    return bytes ? mix(hash, *word & ((1u << (bytes * 8)) - 1)) : hash;
}

uint32_t hashOf(String text) {
    if (isAscii(text))
        return hashOfAscii(text);
    unsigned size = text->getUTF8Size();
    auto data = (const uint8_t *)text->getUTF8Data();
    uint32_t hash = 0, word = size & 0xffff;
    unsigned shift = 16;
    for (unsigned i = 0; i < size; i++) {
        // Literals are in flash, which is read in words.
        auto at = (uintptr_t)(data + i);
        word |= (*(const uint32_t *)(at & ~3u) >> ((at & 3) * 8) & 0xff) << shift;
        shift += 8;
        if (shift == 32) {
            hash = mix(hash, word);
            word = shift = 0;
        }
    }
    return shift ? mix(hash, word) : hash;
}

inline bool isEqualAscii(String a, String b) {
    auto wordsA = wordsOf(a), wordsB = wordsOf(b);
    int bytes = (int)sizeOf(a) + 2;
    if (bytes >= 4 ? *wordsA != *wordsB : sizeOf(b) != bytes - 2u)
        return false;
    for (; bytes >= 4; bytes -= 4)
        if (*wordsA++ != *wordsB++)
            return false;
    return bytes == 0 || (*wordsA ^ *wordsB) << (32 - bytes * 8) == 0;
}

__attribute__((noinline)) bool isEqualAny(String a, String b) {
    unsigned size = a->getUTF8Size();
    return size == b->getUTF8Size() && memcmp(a->getUTF8Data(), b->getUTF8Data(), size) == 0;
}

// Not for the same object twice.
inline bool isEqual(String a, String b) {
    return isAscii(a) && isAscii(b) ? isEqualAscii(a, b) : isEqualAny(a, b);
}

// Where the key is in the index, or the empty slot where it would be. Most often it is the same object as before.
inline unsigned slotOf(const Map *map, Index index, String key, uint32_t hash) {
    auto keys = (String *)map->keys.data;
    unsigned slot = index.first(hash);
    for (; unsigned position = index.at(slot); slot = index.next(slot)) {
        String candidate = keys[position - 1];
        if (candidate == key || isEqual(candidate, key))
            break;
    }
    return slot;
}

__attribute__((noinline)) int findByText(const Map *map, String key) {
    if (Index index = indexOf(map))
        return (int)index.at(slotOf(map, index, key, hashOf(key))) - 1;
    auto keys = (String *)map->keys.data;
    for (unsigned i = 0; i < map->keys.length(); i++)
        if (isEqual(keys[i], key))
            return (int)i;
    return -1;
}

// The key's position; -1 when there is none.
__attribute__((always_inline)) inline int find(const Map *map, String key) {
    auto keys = (String *)map->keys.data;
    unsigned capacity = map->keys.capacity();
    if (capacity <= mostWithoutIndex) {
        for (auto at = keys, end = keys + map->keys.length(); at != end; at++)
            if (*at == key)
                return at - keys;
    } else if (isAscii(key)) {
        if (Index index = indexOf(map))
            return (int)index.at(slotOf(map, index, key, hashOfAscii(key))) - 1;
    }
    return findByText(map, key);
}

// At most four fifths of the slots are used.
unsigned slotsFor(unsigned capacity) {
    unsigned slots = 16;
    while (slots < capacity + capacity / 4)
        slots *= 2;
    return slots;
}

__attribute__((noinline)) void growKeys(Map *map) {
    List &keys = map->keys;
    unsigned capacity = grownCapacity(keys.capacity());
    unsigned slots = capacity > mostWithoutIndex ? slotsFor(capacity) : 0;
    // May collect; the keys stay where they are.
    auto data = (TValue *)gcAllocateArray((int)((capacity + slots / 2) * sizeof(TValue)));
    memcpy(data, keys.data, keys.length() * sizeof(TValue));
    memset(data + keys.length(), 0, (capacity + slots / 2 - keys.length()) * sizeof(TValue));
    keys.data = data;
    keys.capacityInRam = capacity;
    if (!slots)
        return;
    Index index = indexOf(map);
    for (unsigned i = 0; i < keys.length(); i++) {
        // All keys differ, and have been hashed or compared: hashing allocates nothing.
        unsigned slot = index.first(hashOf((String)data[i]));
        while (index.at(slot))
            slot = index.next(slot);
        index.slots[slot] = i + 1;
    }
}

__attribute__((noinline)) void add(Map *map, String key, TValue value) {
    if (map->keys.length() == map->keys.capacity()) {
        // Base's limit for one object ends maps at this size.
        if (map->keys.capacity() >= 0xF000)
            target_panic(PANIC_GC_TOO_BIG_ALLOCATION);
        growKeys(map);
    }
    unsigned position = map->keys.length();
    append(map->values, value); // may collect
    map->keys.data[position] = (TValue)key;
    map->keys.lengthInRam = position + 1;
    if (Index index = indexOf(map))
        index.slots[slotOf(map, index, key, hashOf(key))] = position + 1;
}

// Takes the key out of the index, and lets the positions behind it move down by one.
__attribute__((noinline)) void removeFromIndex(Map *map, Index index, String key, unsigned position) {
    unsigned hole = slotOf(map, index, key, hashOf(key));
    // The hole is filled by the next key that was kept from its own slot by those up to the hole; that leaves another hole.
    for (unsigned slot = index.next(hole); index.at(slot); slot = index.next(slot)) {
        unsigned home = index.first(hashOf((String)map->keys.data[index.at(slot) - 1]));
        if (((slot - home) & index.mask) < ((slot - hole) & index.mask))
            continue;
        index.slots[hole] = index.at(slot);
        hole = slot;
    }
    index.slots[hole] = 0;
    for (unsigned slot = 0; slot <= index.mask; slot++)
        if (index.at(slot) > position + 1)
            index.slots[slot] = index.at(slot) - 1;
}

} // namespace

namespace pxtrt {

TValue mapGetByString(RefMap *map, String key) {
    int position = find((Map *)map, key);
    return position < 0 ? TAG_UNDEFINED : ((Map *)map)->values.data[position];
}

void mapSetByString(RefMap *map, String key, TValue value) {
    int position = find((Map *)map, key);
    if (position < 0)
        add((Map *)map, key, value);
    else
        ((Map *)map)->values.data[position] = value;
}

TValue mapDeleteByString(RefMap *map, String key) {
    auto vtable = getAnyVTable((TValue)map);
    if (!vtable || vtable->classNo != BuiltInType::RefMap)
        soft_panic(PANIC_DELETE_ON_CLASS);
    int position = find((Map *)map, key);
    if (position < 0)
        return TAG_TRUE;
    if (Index index = indexOf((Map *)map))
        removeFromIndex((Map *)map, index, key, position);
    map->keys.remove(position);
    map->values.remove(position);
    return TAG_TRUE;
}

} // namespace pxtrt
