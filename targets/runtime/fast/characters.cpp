#include "characters.h"

namespace fast {

#define ONE(code) {&string_inline_ascii_vt, 1 | (code) << 16}
#define FOUR(code) ONE(code), ONE((code) + 1), ONE((code) + 2), ONE((code) + 3)
#define SIXTEEN(code) FOUR(code), FOUR((code) + 4), FOUR((code) + 8), FOUR((code) + 12)

const Character characters[128] = {
    SIXTEEN(0),  SIXTEEN(16), SIXTEEN(32), SIXTEEN(48),
    SIXTEEN(64), SIXTEEN(80), SIXTEEN(96), SIXTEEN(112),
};

} // namespace fast
