// Names of hosts as programs give them, checked before lwIP makes questions to name servers of them.

#ifndef PXT_ESP_NET_HOST_NAME_H
#define PXT_ESP_NET_HOST_NAME_H

#include "pxt.h"

namespace netsockets {

/** Room for the longest name (RFC 1035 §2.3.4: 255 bytes in a question are 253 characters) and a final zero. */
static const int HOST_NAME_BYTES = 254;

/**
 * Copies a name or a dotted IPv4 address, without the dot that ends a fully qualified name. Returns false, with nothing copied
 * that could be used, when it can't be one: empty, too long, a label that is empty or over 63 bytes, blanks or control characters.
 */
bool copyHostName(String host, char copy[HOST_NAME_BYTES]);

} // namespace netsockets

#endif
