// Text in buffers, as UTF-8, without buffers or strings in between. sim/utf8.ts has the same functions.

#include "pxt.h"

#include "fast/shifted-words.h"
#include "fast/text.h"
#include "fast/words.h"
#include "utf8.h"

namespace utf8 {

/** For what each message of a network goes through. */
#define FAST __attribute__((optimize("O2")))

/** A byte in all four places of a word. */
__attribute__((always_inline)) static inline uint32_t inAllBytes(uint32_t byte) {
    byte |= byte << 8;
    return byte | byte << 16;
}

/**
 * Not 0 if one of the word's bytes is less than the limit, 1 to 128, which is in all bytes of `limits`; above such a byte, others may
 * count, too.
 */
__attribute__((always_inline)) static inline uint32_t lessIn(uint32_t word, uint32_t limits) {
    return (word - limits) & ~word & 0x80808080;
}

/** One of the characters, all of which are less than `limit`, is in an ASCII text. Reads words: text may be in flash. */
FAST static bool hasOne(String text, const char *characters, unsigned count, unsigned limit) {
    const uint32_t *at = fast::wordsOf(text);
    uint32_t limits = inAllBytes(limit);
    // The half-word of the size and the bytes behind the text become what no pattern is.
    uint32_t outside = 0xffff;
    for (int left = int(fast::sizeOf(text)) + 2; left > 0; left -= 4) {
        uint32_t word = *at++ | outside;
        if (left < 4)
            word |= 0xffffffff << left * 8;
        outside = 0;
        // Most words of most texts are letters, which are above most of what is looked for.
        if (!lessIn(word, limits))
            continue;
        for (unsigned i = 0; i < count; i++)
            if (lessIn(word ^ inAllBytes(characters[i]), inAllBytes(1)))
                return true;
    }
    return false;
}

/**
 * How many bytes a text has as UTF-8.
 */
//%
int size(String text) {
    return fast::isAscii(text) ? fast::sizeOf(text) : toRealUTF8(text, nullptr);
}

/**
 * Writes a text into a buffer, as UTF-8: as many of its bytes as the buffer has room for. Returns how many the text has.
 * @param offset where in the buffer the text begins
 */
//%
int write(Buffer buffer, int offset, String text) {
    if (buffer->isReadOnly())
        target_panic(PANIC_INVALID_ARGUMENT);
    int room = offset < 0 ? 0 : buffer->length - offset;
    uint8_t *to = buffer->data + offset;
    if (fast::isAscii(text)) {
        int bytes = fast::sizeOf(text);
        if (room > 0)
            memcpy(to, fast::textOf(text), min(bytes, room));
        return bytes;
    }
    int bytes = 0;
    encodeUtf8(text->getUTF8Data(), text->getUTF8Size(), [&](char byte) {
        if (bytes < room)
            to[bytes] = byte;
        bytes++;
    });
    return bytes;
}

/**
 * The text that a part of a buffer is, which must be UTF-8: undefined if it is not, or lies beyond the buffer's end.
 * @param offset of the part's first byte
 * @param length of the part, in bytes
 */
//%
String read(Buffer buffer, int offset, int length) {
    if (offset < 0 || length < 0 || length > buffer->length - offset)
        return nullptr;
    String text = fast::asciiFrom(buffer->data + offset, length);
    return text ? text : stringOfUtf8(buffer->data + offset, length, true);
}

/**
 * The text that a part of a buffer is, as Buffer.toString gives it; empty if the part lies beyond the buffer's end.
 * @param offset of the part's first byte
 * @param length of the part, in bytes
 */
//%
String textAt(Buffer buffer, int offset, int length) {
    if (offset < 0 || length < 0 || length > buffer->length - offset)
        length = 0;
    String text = fast::asciiFrom(buffer->data + offset, length);
    return text ? text : stringOfUtf8(buffer->data + offset, length, false);
}

/** Whether the bytes are an ASCII text. Reads words, the one behind the last byte's included; text may be in flash. */
FAST static bool areText(const uint8_t *bytes, String text) {
    // A text's words begin with its size, in two bytes.
    bytes -= 2;
    auto from = reinterpret_cast<const uint32_t *>(uintptr_t(bytes) & ~uintptr_t(3));
    const uint32_t *at = fast::wordsOf(text);
    uint32_t low = *from++;
    uint32_t high = *from++;
    uint32_t differences = (wordAt(bytes, low, high) ^ *at++) & 0xffff0000;
    int left = int(fast::sizeOf(text)) - 2;
    for (; left > 0; left -= 4) {
        if (differences)
            return false;
        low = high;
        high = *from++;
        differences = wordAt(bytes, low, high) ^ *at++;
    }
    // Of the last word, only the bytes that belong to the text.
    return !(differences << (left < 0 ? -left * 8 : 0));
}

/**
 * Tells whether a part of a buffer is a text, as UTF-8. Only for ASCII: of other text, of an empty part, and where the part lies beyond
 * the buffer's end, it says false.
 * @param offset of the part's first byte
 * @param length of the part, in bytes
 */
//%
bool isAt(Buffer buffer, int offset, int length, String text) {
    return fast::isAscii(text) && length == int(fast::sizeOf(text)) && length > 0 && offset >= 0 &&
           length <= buffer->length - offset && areText(buffer->data + offset, text);
}

/**
 * Tells whether at least one of the characters, each of which is an ASCII one, is in a text.
 */
//%
bool hasAny(String text, String characters) {
    unsigned count = characters->getUTF8Size();
    const char *wanted = characters->getUTF8Data();
    if (fast::isAscii(text)) {
        unsigned limit = 0;
        for (unsigned i = 0; i < count; i++)
            limit = max(limit, wanted[i] + 1u);
        return hasOne(text, wanted, count, limit);
    }
    const char *at = text->getUTF8Data(), *end = at + text->getUTF8Size();
    for (; at < end; at++)
        for (unsigned i = 0; i < count; i++)
            if (*at == wanted[i])
                return true;
    return false;
}

} // namespace utf8
