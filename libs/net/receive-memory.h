// Where the memory for received bytes comes from.

#ifndef PXT_ESP_NET_RECEIVE_MEMORY_H
#define PXT_ESP_NET_RECEIVE_MEMORY_H

#include "pxt.h"

namespace netsockets {

/** A buffer of so many bytes, whatever is in them, or null when there is no memory. May collect. */
Buffer tryReceiveMemory(int bytes);

} // namespace netsockets

#endif
