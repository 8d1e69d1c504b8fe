// ASCII strings from parts of others, and from bytes.

#ifndef PXT_ESP_FAST_TEXT_H
#define PXT_ESP_FAST_TEXT_H

#include "pxtbase.h"

namespace fast {

/** The text from `start` up to `end`, both within an ASCII string; the string itself when that is all of it. */
String partOf(String text, unsigned start, unsigned end);

/**
 * The text of bytes that are all ASCII; a null pointer if they are not, or are none or more than such a string can have. Reads words, up
 * to those of the first and the last byte.
 */
String asciiFrom(const uint8_t *bytes, unsigned size);

} // namespace fast

#endif
