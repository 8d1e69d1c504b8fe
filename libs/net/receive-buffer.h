// Where the receive buffers of sockets come from.

#ifndef PXT_ESP_NET_RECEIVE_BUFFER_H
#define PXT_ESP_NET_RECEIVE_BUFFER_H

#include "lwip/tcp.h"

#include <stdint.h>

namespace netsockets {

/** What the peer may send before the program reads it. */
static const int RECEIVE_BYTES = TCP_WND;

/**
 * RECEIVE_BYTES of memory, or null: from the system heap while that leaves enough for others, and else from the collector's, if
 * `mayCollect`: the caller is a fiber, and what it holds the collector knows of.
 */
uint8_t *takeReceiveBuffer(bool mayCollect);

/** Gives a buffer, or null, back. */
void giveReceiveBufferBack(uint8_t *buffer);

} // namespace netsockets

#endif
