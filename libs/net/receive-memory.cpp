// See receive-memory.h. It is the collector's memory, so that a program can have the buffer itself.

#include "receive-memory.h"

#include "collector/collector.h"

namespace netsockets {

Buffer tryReceiveMemory(int bytes) {
    void *memory = collector_try_allocate(int(sizeof(BoxedBuffer)) + bytes);
    if (!memory)
        return nullptr;
    Buffer buffer = new (memory) BoxedBuffer();
    buffer->length = bytes;
    return buffer;
}

} // namespace netsockets
