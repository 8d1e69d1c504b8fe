// What the collector offers besides base's functions.

#ifndef PXT_ESP_COLLECTOR_H
#define PXT_ESP_COLLECTOR_H

namespace pxt {
class BoxedBuffer;
}

/**
 * Makes an array (gcAllocateArray) `words` long where it is. False when there is no room behind it. The words added are not cleared.
 */
bool collector_extend_array(void *data, unsigned words);

/** What a block takes besides its bytes: a header, and what the list of pieces needs to cut one. */
constexpr int COLLECTOR_OVERHEAD = 16;

/** Whether an object of so many bytes can be allocated now. Collects, and lets the heap grow, if that makes the room. */
bool collector_has_room(int bytes);

/** Makes an object, which has so many bytes, end earlier. */
void collector_shorten(void *object, int bytes, int shorterBytes);

/** A buffer of so many bytes, whatever is in them, or null when there is no memory. May collect. */
pxt::BoxedBuffer *collector_try_make_buffer(int bytes);

#endif
