// Buffers from ASCII text, and back.

#include "characters.h"
#include "fast.h"
#include "text.h"
#include "words.h"

using namespace fast;

namespace BufferMethods {
String toString(Buffer buffer);
}
namespace control {
Buffer createBufferFromUTF8(String text);
}

namespace {

bool isAllAscii(const uint8_t *bytes, unsigned size) {
    unsigned before = (uintptr_t)bytes & 3;
    auto words = (const uint32_t *)(bytes - before);
    uint32_t seen = 0;
    unsigned left = before + size;
    if (before) {
        seen = *words++ >> before * 8;
        if (left <= 4)
            return !(seen << (4 - size) * 8 & 0x80808080);
        left -= 4;
    }
    for (; left >= 16; left -= 16, words += 4)
        seen |= words[0] | words[1] | words[2] | words[3];
    for (; left >= 4; left -= 4)
        seen |= *words++;
    if (left)
        seen |= *words << (32 - left * 8);
    return !(seen & 0x80808080);
}

} // namespace

String fast::asciiFrom(const uint8_t *bytes, unsigned size) {
    if (size == 0 || size > 0xffff || !isAllAscii(bytes, size))
        return nullptr;
    if (size == 1)
        return characterString(*bytes);
    String text = newAscii(size);
    copyBytes(textOf(text), bytes, size);
    endText(text, size);
    return text;
}

extern "C" String pxt_fast_buffer_to_string(Buffer buffer) {
    String text = asciiFrom(buffer->data, buffer->length);
    return text ? text : BufferMethods::toString(buffer);
}

extern "C" Buffer pxt_fast_buffer_from_text(String text) {
    if (!isAscii(text) || sizeOf(text) == 0)
        return control::createBufferFromUTF8(text);
    unsigned size = sizeOf(text);
    auto buffer = new (gcAllocate((int)(sizeof(BoxedBuffer) + size))) BoxedBuffer();
    buffer->length = (int)size;
    copyBytes(buffer->data, textOf(text), size);
    return buffer;
}
