#include "list.h"

#include "collector/collector.h"

namespace fast {

unsigned grownCapacity(unsigned capacity) {
    return capacity == 0 ? 4 : capacity < 64 ? capacity * 2 : capacity < 512 ? capacity * 5 / 3 : capacity + 256;
}

void appendToFull(List &list, TValue value) {
    unsigned length = list.length(), capacity = grownCapacity(length);
    if (length == 0 || capacity >= Segment::MaxSize || !collector_extend_array(list.data, capacity)) {
        ((Segment &)list).push(value);
        return;
    }
    memset(list.data + length, 0, (capacity - length) * sizeof(TValue));
    list.data[length] = value;
    list.lengthInRam = length + 1;
    list.capacityInRam = capacity;
}

} // namespace fast
