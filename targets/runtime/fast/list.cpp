#include "list.h"

#include "collector/collector.h"

namespace fast {

unsigned grownCapacity(unsigned capacity) {
    return capacity == 0 ? 4 : capacity < 64 ? capacity * 2 : capacity < 512 ? capacity * 5 / 3 : capacity + 256;
}

void appendToFull(List &list, TValue value) {
    unsigned length = list.length(), capacity = grownCapacity(length);
    if (capacity >= Segment::MaxSize) {
        ((Segment &)list).push(value);
        return;
    }
    if (length == 0 || !collector_extend_array(list.data, capacity)) {
        auto data = (TValue *)gcAllocateArray((int)(capacity * sizeof(TValue)));
        if (length)
            memcpy(data, list.data, length * sizeof(TValue));
        list.data = data;
    }
    list.data[length] = value;
    memset(list.data + length + 1, 0, (capacity - length - 1) * sizeof(TValue));
    list.lengthInRam = length + 1;
    list.capacityInRam = capacity;
}

} // namespace fast
