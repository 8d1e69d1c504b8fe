// Text in buffers, as UTF-8, without buffers or strings in between. sim/utf8.ts has the same functions.

#include "pxt.h"

#include "fast/text.h"
#include "fast/words.h"
#include "utf8.h"

namespace utf8 {

/** For what each message of a network goes through. */
#define FAST __attribute__((optimize("O2")))

/** Each byte of the word that is 0 gives a bit; above such a byte, other ones may give one, too. */
__attribute__((always_inline)) static inline uint32_t zeroIn(uint32_t word) {
    return (word - 0x01010101) & ~word & 0x80808080;
}

static const unsigned MAX_PATTERNS = 4;

/** One of at most MAX_PATTERNS bytes, each in all of a word of `patterns`, is in the text. Reads words: text may be in flash. */
FAST static bool hasByte(String text, const uint32_t *patterns, unsigned count) {
    const uint32_t *at = fast::wordsOf(text);
    // The half-word of the size and the bytes behind the text become what no pattern is.
    uint32_t outside = 0xffff;
    for (int left = int(fast::sizeOf(text)) + 2; left > 0; left -= 4) {
        uint32_t word = *at++ | outside;
        if (left < 4)
            word |= 0xffffffff << left * 8;
        for (unsigned i = 0; i < count; i++)
            if (zeroIn(word ^ patterns[i]))
                return true;
        outside = 0;
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
 * Tells whether at least one of the characters, each of which is an ASCII one, is in a text.
 */
//%
bool hasAny(String text, String characters) {
    unsigned count = characters->getUTF8Size();
    const char *wanted = characters->getUTF8Data();
    if (fast::isAscii(text) && count <= MAX_PATTERNS) {
        uint32_t patterns[MAX_PATTERNS];
        for (unsigned i = 0; i < count; i++)
            patterns[i] = uint8_t(wanted[i]) * 0x01010101;
        return hasByte(text, patterns, count);
    }
    const char *at = text->getUTF8Data(), *end = at + text->getUTF8Size();
    for (; at < end; at++)
        for (unsigned i = 0; i < count; i++)
            if (*at == wanted[i])
                return true;
    return false;
}

} // namespace utf8
