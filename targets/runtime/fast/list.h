// base's growing list of values, which arrays and maps consist of.

#ifndef PXT_ESP_FAST_LIST_H
#define PXT_ESP_FAST_LIST_H

#include "pxtbase.h"
#include "ram.h"

namespace fast {

/** The same layout as base's Segment, whose members are private. */
struct __attribute__((may_alias)) List {
    TValue *data;
    uint16_t lengthInRam;
    uint16_t capacityInRam;

    unsigned length() const { return halfWordInRam(lengthInRam); }
    unsigned capacity() const { return halfWordInRam(capacityInRam); }
};
static_assert(sizeof(List) == sizeof(Segment), "Segment has another layout");

/** base's growth. */
unsigned grownCapacity(unsigned capacity);

/** Adds a value to a list that is full. May collect: the list and the value must be rooted. */
void appendToFull(List &list, TValue value);

inline void append(List &list, TValue value) {
    unsigned length = list.length();
    if (length >= list.capacity()) {
        appendToFull(list, value);
        return;
    }
    list.data[length] = value;
    list.lengthInRam = length + 1;
}

} // namespace fast

#endif
