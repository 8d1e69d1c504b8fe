// The C library's memory and string functions that may be handed bytes in flash or instruction RAM, which can be read in
// aligned words only. They replace picolibc's, which read bytes. Compiled with -mforce-l32, each char read here becomes
// a word read. Written destinations are in data RAM, so byte writes are fine. Those for blocks are in fast/memory-blocks.cpp.
//
// They are in flash like what calls them: libc's short calls do not reach instruction RAM from there.
//
// The build turns off the compiler's habit of recognising such loops as calls to these very functions.

#include <stddef.h>
#include <stdint.h>

extern "C" {

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
