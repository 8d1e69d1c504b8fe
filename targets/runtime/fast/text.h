// Parts of ASCII strings.

#ifndef PXT_ESP_FAST_TEXT_H
#define PXT_ESP_FAST_TEXT_H

#include "pxtbase.h"

namespace fast {

/** The text from `start` up to `end`, both within an ASCII string; the string itself when that is all of it. */
String partOf(String text, unsigned start, unsigned end);

} // namespace fast

#endif
