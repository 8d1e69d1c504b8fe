// Strings to buffers, in place of base's function (pxtcore.h makes that weak): it loses the first byte of each character from
// U+D000 to U+D7FF, Hangul among them, that more text follows.

#define PXT_ESP_REPLACES_BASE
#include "outside-text.h"
#include "pxtbase.h"

namespace pxt {

/** Writes the bytes to `target`, if given, and returns their number. */
uint32_t toRealUTF8(String text, uint8_t *target) {
    uint32_t count = 0;
    outside_text::put(text->getUTF8Data(), text->getUTF8Size(), [&](char byte) {
        if (target)
            target[count] = byte;
        count++;
    });
    return count;
}

} // namespace pxt
