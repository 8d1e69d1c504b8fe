// Text between programs and the world: UTF-8 outside. Within strings a character beyond the basic plane is two surrogates of three bytes
// each, as base has it.

#ifndef PXT_ESP_UTF8_H
#define PXT_ESP_UTF8_H

#include "pxtbase.h"

/** The UTF-16 surrogate that three bytes stand for; 0 if they stand for something else. */
inline uint32_t surrogateAt(const char *text, int length) {
    auto isContinuation = [](char byte) { return (byte & 0xC0) == 0x80; };
    if (length < 3 || (uint8_t)text[0] != 0xED || !isContinuation(text[1]) || !isContinuation(text[2]))
        return 0;
    uint32_t code = 0xD000 | (text[1] & 0x3F) << 6 | (text[2] & 0x3F);
    return code >= 0xD800 ? code : 0;
}

/** Gives the bytes of a string's text as UTF-8 to `put`, one by one. A surrogate alone becomes U+FFFD. */
template <typename Put> void encodeUtf8(const char *text, int length, Put put) {
    for (int i = 0; i < length;) {
        uint32_t high = surrogateAt(text + i, length - i);
        if (!high) {
            put(text[i++]);
            continue;
        }
        i += 3;
        uint32_t low = high < 0xDC00 ? surrogateAt(text + i, length - i) : 0;
        if (low < 0xDC00) {
            put((char)0xEF);
            put((char)0xBF);
            put((char)0xBD);
            continue;
        }
        i += 3;
        uint32_t code = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        put((char)(0xF0 | code >> 18));
        put((char)(0x80 | (code >> 12 & 0x3F)));
        put((char)(0x80 | (code >> 6 & 0x3F)));
        put((char)(0x80 | (code & 0x3F)));
    }
}

namespace pxt {

/**
 * The text of UTF-8, which the collector must not free meanwhile. For what is no UTF-8 it has U+FFFD, as the Encoding standard's
 * decoder, or with `isStrict` there is no text, but a null pointer.
 */
String stringOfUtf8(const uint8_t *bytes, int length, bool isStrict);

} // namespace pxt

#endif
