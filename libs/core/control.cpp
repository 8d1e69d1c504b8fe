// Events and debugging as every MakeCode target offers them in `control`.

#include "pxt.h"

#include "collector/collector.h"

namespace control {

/**
 * Announce that an event happened to registered handlers.
 * @param src ID of the component that raises the event
 * @param value what happened
 */
//% weight=21 blockGap=12 blockId="control_raise_event"
//% block="raise event|from %src|with value %value" blockExternalInputs=1
//% help=control/raise-event
void raiseEvent(int src, int value) {
    pxt::raiseEvent(src, value);
}

/**
 * Allocates the next user notification event
 */
//% help=control/allocate-notify-event
int allocateNotifyEvent() {
    return pxt::allocateNotifyEvent();
}

/**
 * Creates a buffer of zeros, or returns undefined when the board has no room for it (where Buffer.create ends the program).
 * @param size in bytes
 */
//%
Buffer tryCreateBuffer(int size) {
    if (size <= 0)
        return size ? nullptr : mkBuffer(nullptr, 0);
    Buffer buffer = collector_try_make_buffer(size);
    if (buffer)
        memset(buffer->data, 0, size);
    return buffer;
}

/**
 * A part of a buffer, as Buffer.slice gives it; made of the buffer itself, without other memory, where that is possible and `isLast`
 * says that nobody needs the buffer any more.
 * @param offset of the part's first byte
 * @param length of the part, in bytes
 */
//%
Buffer takePart(Buffer buffer, int offset, int length, bool isLast) {
    if (!isLast || buffer->isReadOnly() || offset < 0 || length <= 0 || length > buffer->length - offset)
        return BufferMethods::slice(buffer, offset, length);
    memmove(buffer->data, buffer->data + offset, length);
    collector_shorten(buffer, int(sizeof(BoxedBuffer)) + buffer->length, int(sizeof(BoxedBuffer)) + length);
    buffer->length = length;
    return buffer;
}

/**
 * Whether a function takes a parameter at a position. What it does not take need not be made for it.
 * @param handler a function
 * @param position of the parameter, from 1 on
 */
//%
bool takesParameter(TValue handler, int position) {
    return ((RefAction *)handler)->numArgs >= position;
}

/** Write a message to the debugging output. */
//%
void dmesg(String s) {
    DMESG("# %s", s->getUTF8Data());
}

/** Size of the data RAM in bytes. */
//%
uint32_t _ramSize() {
    return 80 * 1024;
}

} // namespace control
