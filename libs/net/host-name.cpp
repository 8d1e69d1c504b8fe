// See host-name.h.

#include "host-name.h"

namespace netsockets {

static const int LABEL_BYTES = 63; // RFC 1035 §2.3.4

bool copyHostName(String host, char copy[HOST_NAME_BYTES]) {
    const char *name = host->getUTF8Data();
    int length = host->getUTF8Size();
    if (length > 1 && name[length - 1] == '.')
        length--;
    if (length < 1 || length >= HOST_NAME_BYTES)
        return false;
    int label = 0;
    for (int at = 0; at < length; at++) {
        uint8_t c = name[at];
        // lwIP would write a longer label as a pointer into its question, and take a zero for the end of the name.
        if (c == '.' ? label == 0 : label == LABEL_BYTES || c <= ' ')
            return false;
        label = c == '.' ? 0 : label + 1;
        copy[at] = c;
    }
    copy[length] = 0;
    return label > 0;
}

} // namespace netsockets
