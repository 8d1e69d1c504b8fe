// Copying to words from where no word begins, by aligned words only: flash allows no others.

#ifndef PXT_ESP_FAST_SHIFTED_WORDS_H
#define PXT_ESP_FAST_SHIFTED_WORDS_H

#include <stdint.h>

/**
 * Writes the words from `to` to before `end`, at least one, each from two aligned words read (little endian). Reads up to one word
 * beyond the source's last.
 */
inline void copyShiftedWords(uint32_t *to, const uint8_t *from, const uint32_t *end) {
#ifdef __XTENSA__
    uint32_t low, high;
    // SAR, the shift of src, is set and used in one piece: the compiler may use it in between otherwise. Two words at a time.
    __asm__ volatile("ssa8l %[from]\n\t"
                     "srli %[from], %[from], 2\n\t"
                     "slli %[from], %[from], 2\n\t"
                     "l32i %[low], %[from], 0\n\t"
                     "sub %[high], %[end], %[to]\n\t"
                     "bbci %[high], 2, 1f\n\t"
                     "l32i %[high], %[from], 4\n\t"
                     "addi %[from], %[from], 4\n\t"
                     "src %[low], %[high], %[low]\n\t"
                     "s32i %[low], %[to], 0\n\t"
                     "mov %[low], %[high]\n\t"
                     "addi %[to], %[to], 4\n\t"
                     "beq %[to], %[end], 2f\n"
                     "1:\n\t"
                     "l32i %[high], %[from], 4\n\t"
                     "src %[low], %[high], %[low]\n\t"
                     "s32i %[low], %[to], 0\n\t"
                     "l32i %[low], %[from], 8\n\t"
                     "addi %[from], %[from], 8\n\t"
                     "src %[high], %[low], %[high]\n\t"
                     "s32i %[high], %[to], 4\n\t"
                     "addi %[to], %[to], 8\n\t"
                     "bne %[to], %[end], 1b\n"
                     "2:"
                     : [from] "+a"(from), [to] "+a"(to), [low] "=&a"(low), [high] "=&a"(high)
                     : [end] "a"(end)
                     : "memory");
#else
    uint32_t shift = ((uintptr_t)from & 3) * 8;
    auto fromWords = (const uint32_t *)((uintptr_t)from & ~(uintptr_t)3);
    uint32_t low = *fromWords++;
    do {
        uint32_t high = *fromWords++;
        *to++ = shift ? (low >> shift) | (high << (32 - shift)) : low;
        low = high;
    } while (to != end);
#endif
}

/** The four bytes from an address on, of any alignment, which are in two words that lie there. */
static inline uint32_t wordAt(const uint8_t *address, uint32_t low, uint32_t high) {
#ifdef __XTENSA__
    uint32_t word;
    __asm__("ssa8l %[address]\n\t"
            "src %[word], %[high], %[low]"
            : [word] "=a"(word)
            : [address] "a"(address), [low] "a"(low), [high] "a"(high));
    return word;
#else
    uint32_t shift = ((uintptr_t)address & 3) * 8;
    return shift ? (low >> shift) | (high << (32 - shift)) : low;
#endif
}

#endif
