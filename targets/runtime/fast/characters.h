// Strings of one ASCII character: objects in flash, so that taking a character out of a string allocates nothing.

#ifndef PXT_ESP_FAST_CHARACTERS_H
#define PXT_ESP_FAST_CHARACTERS_H

#include "pxtbase.h"

namespace fast {

/** Layout of an inline ASCII string of size 1, in words. */
struct Character {
    const VTable *vtable;
    uint32_t sizeAndText;
};

extern const Character characters[128];

/** The string of the ASCII character `code`, 0 to 127. */
inline String characterString(unsigned code) {
    return (String)&characters[code];
}

} // namespace fast

#endif
