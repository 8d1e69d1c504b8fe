// See receive-buffer.h. The system heap is small, since the collector takes the rest at a program's first allocation: eight
// buffers alone would leave nothing there for the fibers that handlers run in.

#include "receive-buffer.h"

#include "pxt.h"

#include "collector/collector.h"
#include "platform-api.h"

namespace netsockets {

uint8_t *takeReceiveBuffer(bool mayCollect) {
    if (void *memory = platform_try_malloc_sparingly(RECEIVE_BYTES))
        return static_cast<uint8_t *>(memory);
    if (!mayCollect || !collector_has_room(RECEIVE_BYTES + COLLECTOR_OVERHEAD))
        return nullptr;
    return static_cast<uint8_t *>(pxt::app_alloc(RECEIVE_BYTES));
}

void giveReceiveBufferBack(uint8_t *buffer) {
    platform_free_large(buffer);
}

} // namespace netsockets
