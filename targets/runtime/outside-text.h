// Text as it leaves the board. Strings hold characters beyond the basic plane as two surrogates of three bytes each; outside they
// are four bytes of UTF-8.

#ifndef PXT_ESP_OUTSIDE_TEXT_H
#define PXT_ESP_OUTSIDE_TEXT_H

#include <stdint.h>

namespace outside_text {

inline bool isContinuation(char byte) {
    return (byte & 0xC0) == 0x80;
}

/** The UTF-16 surrogate that three bytes stand for; 0 if they stand for something else. */
inline uint32_t surrogateAt(const char *text, int length) {
    if (length < 3 || (uint8_t)text[0] != 0xED || !isContinuation(text[1]) || !isContinuation(text[2]))
        return 0;
    uint32_t code = 0xD000 | (text[1] & 0x3F) << 6 | (text[2] & 0x3F);
    return code >= 0xD800 ? code : 0;
}

/** Hands a string's bytes over one by one. */
template <typename Put> void put(const char *text, int length, Put put) {
    for (int i = 0; i < length;) {
        uint32_t high = surrogateAt(text + i, length - i);
        uint32_t low = high && high < 0xDC00 ? surrogateAt(text + i + 3, length - i - 3) : 0;
        if (low < 0xDC00) {
            put(text[i++]);
            continue;
        }
        uint32_t code = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        put((char)(0xF0 | code >> 18));
        put((char)(0x80 | (code >> 12 & 0x3F)));
        put((char)(0x80 | (code >> 6 & 0x3F)));
        put((char)(0x80 | (code & 0x3F)));
        i += 6;
    }
}

} // namespace outside_text

#endif
