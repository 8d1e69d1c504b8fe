// The C library's functions for blocks of memory: by words, several at a time, since arrays and strings are copied, compared and
// cleared all the time. Sources may be in flash (../memory.cpp).

#include "shifted-words.h"

#include <stddef.h>

namespace {

bool isAligned(const void *address) {
    return ((uintptr_t)address & 3) == 0;
}

void copyWords(uint32_t *to, const uint32_t *from, size_t words) {
    for (; words >= 4; words -= 4, to += 4, from += 4) {
        uint32_t a = from[0], b = from[1], c = from[2], d = from[3];
        to[0] = a;
        to[1] = b;
        to[2] = c;
        to[3] = d;
    }
    while (words--)
        *to++ = *from++;
}

} // namespace

extern "C" {

void *memcpy(void *__restrict destination, const void *__restrict source, size_t bytes) {
    auto to = (uint8_t *)destination;
    auto from = (const uint8_t *)source;
    while (bytes && !isAligned(to)) {
        *to++ = *from++;
        bytes--;
    }
    size_t words = bytes / 4;
    if (isAligned(from))
        copyWords((uint32_t *)to, (const uint32_t *)from, words);
    else if (words)
        copyShiftedWords((uint32_t *)to, from, (uint32_t *)to + words);
    to += words * 4;
    from += words * 4;
    bytes &= 3;
    while (bytes--)
        *to++ = *from++;
    return destination;
}

void *memmove(void *destination, const void *source, size_t bytes) {
    auto to = (uint8_t *)destination;
    auto from = (const uint8_t *)source;
    if ((uintptr_t)to - (uintptr_t)from >= bytes)
        return memcpy(destination, source, bytes);
    // The end of the source would be overwritten before it is read: copy backwards.
    if (isAligned(to) && isAligned(from)) {
        while (bytes & 3) {
            bytes--;
            to[bytes] = from[bytes];
        }
        while (bytes) {
            bytes -= 4;
            *(uint32_t *)(to + bytes) = *(const uint32_t *)(from + bytes);
        }
        return destination;
    }
    while (bytes--)
        to[bytes] = from[bytes];
    return destination;
}

void *memset(void *destination, int value, size_t bytes) {
    auto to = (uint8_t *)destination;
    while (bytes && !isAligned(to)) {
        *to++ = (uint8_t)value;
        bytes--;
    }
    uint32_t word = (uint8_t)value * 0x01010101u;
    auto toWords = (uint32_t *)to;
    for (; bytes >= 32; bytes -= 32, toWords += 8) {
        toWords[0] = word;
        toWords[1] = word;
        toWords[2] = word;
        toWords[3] = word;
        toWords[4] = word;
        toWords[5] = word;
        toWords[6] = word;
        toWords[7] = word;
    }
    for (; bytes >= 4; bytes -= 4)
        *toWords++ = word;
    to = (uint8_t *)toWords;
    while (bytes--)
        *to++ = (uint8_t)value;
    return destination;
}

int memcmp(const void *left, const void *right, size_t bytes) {
    auto a = (const uint8_t *)left;
    auto b = (const uint8_t *)right;
    if (isAligned(a) && isAligned(b)) {
        while (bytes >= 4 && *(const uint32_t *)a == *(const uint32_t *)b) {
            a += 4;
            b += 4;
            bytes -= 4;
        }
    }
    for (; bytes; bytes--, a++, b++)
        if (*a != *b)
            return *a - *b;
    return 0;
}

} // extern "C"
