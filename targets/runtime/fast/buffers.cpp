// Buffers from ASCII text, and back.

#include "characters.h"
#include "fast.h"
#include "words.h"

using namespace fast;

namespace BufferMethods {
String toString(Buffer buffer);
}
namespace control {
Buffer createBufferFromUTF8(String text);
}

namespace {

bool isAllAscii(Buffer buffer) {
    auto words = (const uint32_t *)buffer->data;
    unsigned bytes = buffer->length;
    uint32_t seen = 0;
    for (; bytes >= 16; bytes -= 16, words += 4)
        seen |= words[0] | words[1] | words[2] | words[3];
    for (; bytes >= 4; bytes -= 4)
        seen |= *words++;
    if (bytes)
        seen |= *words << (32 - bytes * 8);
    return !(seen & 0x80808080);
}

} // namespace

extern "C" String pxt_fast_buffer_to_string(Buffer buffer) {
    unsigned size = buffer->length;
    if (size == 0 || size > 0xffff || !isAllAscii(buffer))
        return BufferMethods::toString(buffer);
    if (size == 1)
        return characterString(*(const uint32_t *)buffer->data & 0x7f);
    String text = newAscii(size);
    copyBytes(textOf(text), buffer->data, size);
    endText(text, size);
    return text;
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
