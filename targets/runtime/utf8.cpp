// Strings to UTF-8 and back for buffers, as the Encoding standard's encoder and decoder do it, which pxt's JavaScript runtime uses. In
// place of base's functions (pxtcore.h makes those weak): base drops the first byte of U+D000 to U+D7FF (half of Korean) on the way
// out, and takes bytes that are no UTF-8 for Latin-1 on the way in.

#define PXT_ESP_REPLACES_BASE
#include "utf8.h"

namespace {

// What a first byte says of the character: how many bytes follow, and between what bounds the first of those lies.
struct Lead {
    int following; // -1: no character begins so
    uint8_t low, high;
};

Lead leadOf(uint8_t byte) {
    if (byte < 0x80)
        return {0, 0, 0};
    if (byte >= 0xC2 && byte <= 0xDF)
        return {1, 0x80, 0xBF};
    if (byte >= 0xE0 && byte <= 0xEF)
        return {2, (uint8_t)(byte == 0xE0 ? 0xA0 : 0x80), (uint8_t)(byte == 0xED ? 0x9F : 0xBF)};
    if (byte >= 0xF0 && byte <= 0xF4)
        return {3, (uint8_t)(byte == 0xF0 ? 0x90 : 0x80), (uint8_t)(byte == 0xF4 ? 0x8F : 0xBF)};
    return {-1, 0, 0};
}

constexpr uint32_t replacement = 0xFFFD;

template <typename Put> void putThreeBytes(uint32_t code, Put put) {
    put((char)(0xE0 | code >> 12));
    put((char)(0x80 | (code >> 6 & 0x3F)));
    put((char)(0x80 | (code & 0x3F)));
}

/** Gives the text of UTF-8 as it is in strings to `put`, byte by byte; U+FFFD for what is none. True if all of it was UTF-8. */
template <typename Put> bool decodeUtf8(const uint8_t *bytes, int length, Put put) {
    bool isWellFormed = true;
    for (int i = 0; i < length;) {
        int first = i;
        Lead lead = leadOf(bytes[i++]);
        int left = lead.following;
        uint32_t code = left == 3 ? bytes[first] & 7 : 0;
        for (; left > 0 && i < length && bytes[i] >= lead.low && bytes[i] <= lead.high; left--) {
            code = code << 6 | (bytes[i++] & 0x3F);
            lead.low = 0x80;
            lead.high = 0xBF;
        }
        if (left != 0) {
            isWellFormed = false;
            putThreeBytes(replacement, put);
        } else if (lead.following == 3) {
            putThreeBytes(0xD800 + ((code - 0x10000) >> 10), put);
            putThreeBytes(0xDC00 + (code & 0x3FF), put);
        } else {
            while (first < i)
                put((char)bytes[first++]);
        }
    }
    return isWellFormed;
}

} // namespace

namespace pxt {

uint32_t toRealUTF8(String text, uint8_t *to) {
    uint32_t size = 0;
    encodeUtf8(text->getUTF8Data(), (int)text->getUTF8Size(), [&](char byte) {
        if (to)
            to[size] = (uint8_t)byte;
        size++;
    });
    return size;
}

String stringOfUtf8(const uint8_t *bytes, int length, bool isStrict) {
    int size = 0;
    if (!decodeUtf8(bytes, length, [&](char) { size++; }) && isStrict)
        return nullptr;
    auto text = (char *)app_alloc(size + 1);
    char *end = text;
    decodeUtf8(bytes, length, [&](char byte) { *end++ = byte; });
    String result = mkStringCore(text, size);
    app_free(text);
    return result;
}

} // namespace pxt

namespace BufferMethods {

String toString(Buffer buffer) {
    return stringOfUtf8(buffer->data, buffer->length, false);
}

} // namespace BufferMethods
