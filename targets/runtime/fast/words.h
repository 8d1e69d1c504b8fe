// The inline ASCII string, base's most common one, as words: flash is read in aligned words only, and bytes one by one are
// slow to get out of them. Layout (pxtbase.h, BoxedString::ascii): vtable, 16-bit size, bytes, a final 0.

#ifndef PXT_ESP_FAST_WORDS_H
#define PXT_ESP_FAST_WORDS_H

#include "pxtbase.h"
#include "shifted-words.h"

namespace fast {

struct __attribute__((may_alias)) AsciiString {
    const VTable *vtable;
    uint32_t words[1]; // low half of the first: the size; then the bytes
};

/** Offset of the text from an object's start, in bytes. */
constexpr unsigned textOffset = 6;

/** Of longer results of a concatenation base makes a tree, since copying a text again and again as it grows costs more. */
constexpr unsigned longestFlatConcat = 50;

inline bool isPointerTo(TValue value, const VTable &vtable) {
    return ((uintptr_t)value & 3) == 0 && value && *(const VTable **)value == &vtable;
}

inline bool isAscii(TValue value) {
    return isPointerTo(value, string_inline_ascii_vt);
}

/** Of an object that is a string. */
inline bool isAscii(String text) {
    return text->vtable == &string_inline_ascii_vt;
}

inline const uint32_t *wordsOf(String text) {
    return ((AsciiString *)text)->words;
}

inline unsigned sizeOf(String text) {
    return (uint16_t)wordsOf(text)[0];
}

inline unsigned byteAt(String text, unsigned index) {
    unsigned offset = index + 2;
    return (wordsOf(text)[offset >> 2] >> ((offset & 3) * 8)) & 0xff;
}

/**
 * Copies bytes between objects at any alignment. Bytes of the destination in front of `to` stay; behind the copied ones, up
 * to the next word, anything may be written. Reads up to one word beyond the source's last.
 */
inline void copyBytes(uint8_t *to, const uint8_t *from, unsigned count) {
    unsigned before = (uintptr_t)to & 3;
    auto words = (uint32_t *)((uintptr_t)to - before);
    auto end = words + ((before + count + 3) >> 2);
    from -= before;
    if (words == end)
        return;
    uint32_t kept = *words;
    copyShiftedWords(words, from, end);
    if (before) {
        uint32_t mask = 0xffffffffu << (before * 8);
        *words = (kept & ~mask) | (*words & mask);
    }
}

inline uint8_t *textOf(String text) {
    return (uint8_t *)text + textOffset;
}

/** A new string of `size` bytes, 1 to 65534. The caller writes the text, and `endText` behind it. */
inline String newAscii(unsigned size) {
    auto text = (AsciiString *)gcAllocate((int)(textOffset + size + 1));
    text->vtable = &string_inline_ascii_vt;
    text->words[0] = size;
    return (String)text;
}

inline void endText(String text, unsigned size) {
    textOf(text)[size] = 0;
}

} // namespace fast

#endif
