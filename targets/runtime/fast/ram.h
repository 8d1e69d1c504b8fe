// Reading half-words of what is always in data RAM: arrays, maps. The compiler would read the word around them and shift.

#ifndef PXT_ESP_FAST_RAM_H
#define PXT_ESP_FAST_RAM_H

#include <stdint.h>

namespace fast {

inline unsigned halfWordInRam(const uint16_t &place) {
#ifdef __XTENSA__
    unsigned value;
    __asm__("l16ui %0, %1, 0" : "=a"(value) : "a"(&place), "m"(place));
    return value;
#else
    return place;
#endif
}

} // namespace fast

#endif
