// Included in front of each of base's sources. base's BoxedNumber is "packed", which makes the compiler read the double in
// it byte by byte. Objects are word-aligned; saying so gives word reads at the same layout.

#define packed packed, aligned(4)
#include "pxtbase.h"
#undef packed
