// The C library's functions for blocks of memory: by words, several at a time, since arrays and strings are copied, compared and
// cleared all the time. Sources may be in flash (../memory.cpp).

#include <stddef.h>
#include <stdint.h>

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

// Each word written comes from two aligned words read (little endian). Not for 0 words.
void copyShiftedWords(uint32_t *to, const uint8_t *from, size_t words) {
    auto end = to + words;
#ifdef __XTENSA__
    uint32_t low, high;
    // SAR, the shift of src, is set and used in one piece: the compiler may use it in between otherwise.
    __asm__ volatile("ssa8l %[from]\n\t"
                     "srli %[from], %[from], 2\n\t"
                     "slli %[from], %[from], 2\n\t"
                     "l32i %[low], %[from], 0\n"
                     "1:\n\t"
                     "l32i %[high], %[from], 4\n\t"
                     "addi %[from], %[from], 4\n\t"
                     "src %[low], %[high], %[low]\n\t"
                     "s32i %[low], %[to], 0\n\t"
                     "mov %[low], %[high]\n\t"
                     "addi %[to], %[to], 4\n\t"
                     "bne %[to], %[end], 1b"
                     : [from] "+a"(from), [to] "+a"(to), [low] "=&a"(low), [high] "=&a"(high)
                     : [end] "a"(end)
                     : "memory");
#else
    uint32_t shift = ((uintptr_t)from & 3) * 8;
    auto fromWords = (const uint32_t *)((uintptr_t)from & ~3u);
    uint32_t low = *fromWords++;
    do {
        uint32_t high = *fromWords++;
        *to++ = (low >> shift) | (high << (32 - shift));
        low = high;
    } while (to != end);
#endif
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
        copyShiftedWords((uint32_t *)to, from, words);
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
