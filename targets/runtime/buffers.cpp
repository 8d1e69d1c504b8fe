// Functions on buffers, in place of base's (pxtcore.h makes those weak), for places beyond the buffer: base reads and writes memory
// outside of it when offset and length together are more than an int holds, or an offset is negative, and takes numbers that lie partly
// beyond the end for 0. Here it is as on pxt's JavaScript runtime. Writing to a buffer literal, which is in flash, ends the program there as
// here; base leaves that to the hardware.

#define PXT_ESP_REPLACES_BASE
#include "pxtbase.h"

namespace BufferMethods {
void setByte(Buffer buffer, int place, int value);
}

namespace {

struct Format {
    uint8_t size;
    bool isBigEndian, isSigned, isFloat;
};

// By NumberFormat, from 1 on.
constexpr Format formats[] = {
    {1, false, true, false},  // Int8LE
    {1, false, false, false}, // UInt8LE
    {2, false, true, false},  // Int16LE
    {2, false, false, false}, // UInt16LE
    {4, false, true, false},  // Int32LE
    {1, true, true, false},   // Int8BE
    {1, true, false, false},  // UInt8BE
    {2, true, true, false},   // Int16BE
    {2, true, false, false},  // UInt16BE
    {4, true, true, false},   // Int32BE
    {4, false, false, false}, // UInt32LE
    {4, true, false, false},  // UInt32BE
    {4, false, true, true},   // Float32LE
    {8, false, true, true},   // Float64LE
    {4, true, true, true},    // Float32BE
    {8, true, true, true},    // Float64BE
};

void requireWritable(Buffer buffer) {
    if (buffer->isReadOnly())
        target_panic(PANIC_INVALID_ARGUMENT);
}

constexpr int formatCount = sizeof(formats) / sizeof(formats[0]);

bool isFormat(NumberFormat format) {
    return (int)format >= 1 && (int)format <= formatCount;
}

// The byte of a number, counted from its lowest, is there in the buffer.
int64_t placeOf(const Format &format, int offset, int byte) {
    return (int64_t)offset + (format.isBigEndian ? format.size - 1 - byte : byte);
}

uint64_t readBytes(Buffer buffer, const Format &format, int offset) {
    uint64_t bits = 0;
    for (int byte = 0; byte < format.size; byte++) {
        int64_t place = placeOf(format, offset, byte);
        if (place >= 0 && place < buffer->length)
            bits |= (uint64_t)buffer->data[place] << (byte * 8);
    }
    return bits;
}

void writeBytes(Buffer buffer, const Format &format, int offset, uint64_t bits) {
    for (int byte = 0; byte < format.size; byte++, bits >>= 8) {
        int64_t place = placeOf(format, offset, byte);
        if (place >= 0 && place < buffer->length)
            BufferMethods::setByte(buffer, (int)place, (int)bits);
    }
}

template <typename To, typename From> To bitsAs(From from) {
    static_assert(sizeof(To) == sizeof(From), "same size");
    To to;
    memcpy(&to, &from, sizeof(to));
    return to;
}

// A place within the buffer, for one that may be counted from its end.
int within(Buffer buffer, int64_t place) {
    int64_t length = buffer->length;
    if (place < 0)
        place += length;
    return (int)(place < 0 ? 0 : place < length ? place : length);
}

// Whether there is something to move by `offset` in the part from `start` on; makes a negative `length` that up to the end.
bool isMove(Buffer buffer, int offset, int start, int64_t &length) {
    if (length < 0)
        length = (int64_t)buffer->length - start;
    return start >= 0 && length > 0 && start + length <= buffer->length && offset != 0 && offset != INT32_MIN;
}

void reverse(uint8_t *from, uint8_t *to) {
    while (from < --to) {
        uint8_t byte = *from;
        *from++ = *to;
        *to = byte;
    }
}

} // namespace

namespace BufferMethods {

void setByte(Buffer buffer, int place, int value) {
    if (place < 0 || place >= buffer->length)
        return;
    requireWritable(buffer);
    buffer->data[place] = (uint8_t)value;
}

void fill(Buffer buffer, int value, int offset, int wanted) {
    if (offset < 0 || offset >= buffer->length)
        return;
    requireWritable(buffer);
    int left = buffer->length - offset;
    memset(buffer->data + offset, value, wanted < 0 ? left : min(wanted, left));
}

void write(Buffer buffer, int offset, Buffer source) {
    if (offset < 0 || offset >= buffer->length || source->length == 0)
        return;
    requireWritable(buffer);
    memmove(buffer->data + offset, source->data, min((int)source->length, buffer->length - offset));
}

TNumber getNumber(Buffer buffer, NumberFormat wanted, int offset) {
    if (!isFormat(wanted))
        return TAG_NUMBER(0);
    Format format = formats[(int)wanted - 1];
    uint64_t bits = readBytes(buffer, format, offset);
    if (format.isFloat) {
        // The JavaScript runtime panics for a part of one.
        bool isInside = offset >= 0 && (int64_t)offset + format.size <= buffer->length;
        if (!isInside)
            return TAG_NUMBER(0);
        return format.size == 4 ? fromFloat(bitsAs<float>((uint32_t)bits)) : fromDouble(bitsAs<double>(bits));
    }
    if (!format.isSigned)
        return fromUInt((unsigned)bits);
    int unused = 32 - format.size * 8;
    return fromInt((int)((uint32_t)bits << unused) >> unused);
}

void setNumber(Buffer buffer, NumberFormat wanted, int offset, TNumber value) {
    if (!isFormat(wanted))
        return;
    Format format = formats[(int)wanted - 1];
    uint64_t bits = !format.isFloat     ? toUInt(value)
                    : format.size == 4 ? bitsAs<uint32_t>(toFloat(value))
                                        : bitsAs<uint64_t>(toDouble(value));
    writeBytes(buffer, format, offset, bits);
}

Buffer slice(Buffer buffer, int offset, int length) {
    int64_t size = buffer->length, start = min((int)size, offset);
    int64_t wanted = length < 0 ? size : length, left = size - start;
    int from = within(buffer, start), to = within(buffer, start + (wanted < left ? wanted : left));
    return mkBuffer(buffer->data + from, to - from);
}

void shift(Buffer buffer, int offset, int start, int wanted) {
    int64_t length = wanted;
    if (!isMove(buffer, offset, start, length))
        return;
    requireWritable(buffer);
    uint8_t *data = buffer->data + start;
    if (offset <= -length || offset >= length) {
        memset(buffer->data, 0, buffer->length);
    } else if (offset < 0) {
        memmove(data - offset, data, length + offset);
        memset(data, 0, -offset);
    } else {
        memmove(data, data + offset, length - offset);
        memset(data + length - offset, 0, offset);
    }
}

void rotate(Buffer buffer, int offset, int start, int wanted) {
    int64_t length = wanted;
    if (!isMove(buffer, offset, start, length))
        return;
    requireWritable(buffer);
    int size = (int)length, by = offset % size;
    if (by < 0)
        by += size;
    uint8_t *data = buffer->data + start;
    reverse(data, data + by);
    reverse(data + by, data + size);
    reverse(data, data + size);
}

} // namespace BufferMethods
