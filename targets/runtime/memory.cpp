// The C library's memory and string functions that may be handed bytes in flash or instruction RAM, which can be read in
// aligned words only. They replace picolibc's, which read bytes. Compiled with -mforce-l32, each char read here becomes
// a word read; where it pays, whole words are read and shifted. Written destinations are in data RAM, so byte writes are fine.
//
// They are in flash like what calls them: libc's short calls do not reach instruction RAM from there.
//
// The build turns off the compiler's habit of recognising such loops as calls to these very functions.

#include <stddef.h>
#include <stdint.h>

namespace {

bool isAligned(const void *address) {
    return ((uintptr_t)address & 3) == 0;
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
    if (isAligned(from)) {
        auto toWords = (uint32_t *)to;
        auto fromWords = (const uint32_t *)from;
        for (; bytes >= 4; bytes -= 4)
            *toWords++ = *fromWords++;
        to = (uint8_t *)toWords;
        from = (const uint8_t *)fromWords;
    } else if (bytes >= 8) {
        // Each word written comes from two aligned words read (little endian).
        uint32_t shift = ((uintptr_t)from & 3) * 8;
        auto fromWords = (const uint32_t *)((uintptr_t)from & ~3u);
        auto toWords = (uint32_t *)to;
        uint32_t low = *fromWords++;
        for (; bytes >= 4; bytes -= 4) {
            uint32_t high = *fromWords++;
            *toWords++ = (low >> shift) | (high << (32 - shift));
            low = high;
            from += 4;
        }
        to = (uint8_t *)toWords;
    }
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

void *memchr(const void *memory, int value, size_t bytes) {
    for (auto at = (const uint8_t *)memory; bytes; bytes--, at++)
        if (*at == (uint8_t)value)
            return (void *)at;
    return nullptr;
}

size_t strlen(const char *text) {
    auto at = text;
    while (*at)
        at++;
    return at - text;
}

size_t strnlen(const char *text, size_t bytes) {
    size_t length = 0;
    while (length < bytes && text[length])
        length++;
    return length;
}

int strcmp(const char *left, const char *right) {
    while (*left && *left == *right) {
        left++;
        right++;
    }
    return (uint8_t)*left - (uint8_t)*right;
}

int strncmp(const char *left, const char *right, size_t bytes) {
    for (; bytes; bytes--, left++, right++) {
        if (*left != *right)
            return (uint8_t)*left - (uint8_t)*right;
        if (!*left)
            return 0;
    }
    return 0;
}

char *strchr(const char *text, int value) {
    for (;; text++) {
        if (*text == (char)value)
            return (char *)text;
        if (!*text)
            return nullptr;
    }
}

char *strrchr(const char *text, int value) {
    char *found = nullptr;
    for (;; text++) {
        if (*text == (char)value)
            found = (char *)text;
        if (!*text)
            return found;
    }
}

char *strcpy(char *__restrict destination, const char *__restrict source) {
    for (auto to = destination; (*to++ = *source++);) {
    }
    return destination;
}

char *strncpy(char *__restrict destination, const char *__restrict source, size_t bytes) {
    size_t i = 0;
    for (; i < bytes && source[i]; i++)
        destination[i] = source[i];
    for (; i < bytes; i++)
        destination[i] = 0;
    return destination;
}

/** Decimal, hexadecimal ("0x") and octal numbers; no overflow check, which base's number parser does not need either. */
long strtol(const char *text, char **end, int base) {
    auto at = text;
    while (*at == ' ' || (*at >= '\t' && *at <= '\r'))
        at++;
    bool negative = *at == '-';
    if (*at == '-' || *at == '+')
        at++;
    bool hexPrefix = at[0] == '0' && (at[1] | 0x20) == 'x';
    if (base == 0)
        base = hexPrefix ? 16 : at[0] == '0' ? 8 : 10;
    if (base == 16 && hexPrefix)
        at += 2;
    unsigned long value = 0;
    auto firstDigit = at;
    for (;; at++) {
        int digit = *at <= '9' ? *at - '0' : (*at | 0x20) - 'a' + 10;
        if (digit < 0 || digit >= base)
            break;
        value = value * base + digit;
    }
    if (end)
        *end = (char *)(at == firstDigit ? text : at);
    return negative ? -value : value;
}

int atoi(const char *text) {
    return (int)strtol(text, nullptr, 10);
}

char *strstr(const char *text, const char *part) {
    size_t length = strlen(part);
    for (; *text || !length; text++) {
        if (!strncmp(text, part, length))
            return (char *)text;
    }
    return nullptr;
}

} // extern "C"
