// What generated code asks of C++ besides the shims: the uncommon cases of element access and of conversion to integers, and
// exceptions that pass C++.

#define PXT_ESP_REPLACES_BASE
#include "abi.h"
#include "conversions.h"

namespace Array_ {

TValue getAt(RefCollection *c, int x);
void setAt(RefCollection *c, int x, TValue y);

// In place of base's (pxtcore.h makes that weak), which knows no places from the end, and leaves a gap when one is beyond it.
void insertAt(RefCollection *list, int position, TValue value) {
    int length = list->head.getLength();
    if (position < 0)
        position = max(length + position, 0);
    list->head.insert(min(position, length), value);
}

} // namespace Array_
namespace BufferMethods {
int getByte(Buffer buf, int off);
void setByte(Buffer buf, int off, int v);
} // namespace BufferMethods

namespace {

void requireClass(TValue v, BuiltInType wanted) {
    auto vtable = getAnyVTable(v);
    if (!vtable || vtable->classNo != wanted)
        failedCast(v);
}

// -1, where no array has an element, for what is no index, such as a fraction.
int elementIndex(TValue index) {
    if (isInt(index))
        return max(numValue(index), -1);
    // Beside numbers, text is one; null and true are not.
    double number;
    if (!readNumber(index, number))
        number = isTagged(index) ? NAN : toDouble(index);
    return number >= 0 && number < INT32_MAX && trunc(number) == number ? (int)number : -1;
}

} // namespace

extern "C" void pxt_unwind_segments(ThreadContext *context, void *tsSp) {
    // A segment ends where the one before it stood when C++ called back, so a segment below tsSp has been left.
    while (context->stack.next && context->stack.bottom <= tsSp) {
        auto left = context->stack.next;
        context->stack.top = left->top;
        context->stack.bottom = left->bottom;
        context->stack.next = left->next;
        app_free(left);
    }
    context->stack.top = tsSp;
}

extern "C" TValue pxt_array_get(TValue object, TValue index) {
    requireClass(object, BuiltInType::RefCollection);
    return Array_::getAt((RefCollection *)object, elementIndex(index));
}

extern "C" void pxt_array_set(TValue object, TValue index, TValue value) {
    requireClass(object, BuiltInType::RefCollection);
    int place = elementIndex(index);
    if (place >= 0)
        Array_::setAt((RefCollection *)object, place, value);
}

extern "C" int pxt_buffer_get(TValue object, TValue index) {
    requireClass(object, BuiltInType::BoxedBuffer);
    return BufferMethods::getByte((Buffer)object, toInt(index));
}

extern "C" int pxt_to_position(TValue value) {
    double number = toDouble(value);
    if (isnan(number))
        return 0;
    return number <= INT32_MIN ? INT32_MIN : number >= INT32_MAX ? INT32_MAX : (int)number;
}

extern "C" int pxt_to_existing_position(TValue value) {
    double number = toDouble(value);
    return number >= 0 ? pxt_to_position(value) : -1;
}

extern "C" void pxt_buffer_set(TValue object, TValue index, int value) {
    // Nearly always it is a byte of a buffer in the collector's heap.
    auto buffer = (Buffer)object;
    if (!isReadOnly(object) && isInt(index) && *(uintptr_t *)object == (uintptr_t)&buffer_vt &&
        (unsigned)numValue(index) < (unsigned)buffer->length) {
        buffer->data[numValue(index)] = (uint8_t)value;
        return;
    }
    requireClass(object, BuiltInType::BoxedBuffer);
    BufferMethods::setByte((Buffer)object, toInt(index), value);
}
