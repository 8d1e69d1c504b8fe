// What generated code asks of C++ besides the shims: the uncommon cases of element access, and exceptions that pass C++.

#include "abi.h"

namespace Array_ {
TValue getAt(RefCollection *c, int x);
void setAt(RefCollection *c, int x, TValue y);
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
    return Array_::getAt((RefCollection *)object, toInt(index));
}

extern "C" void pxt_array_set(TValue object, TValue index, TValue value) {
    requireClass(object, BuiltInType::RefCollection);
    Array_::setAt((RefCollection *)object, toInt(index), value);
}

extern "C" int pxt_buffer_get(TValue object, TValue index) {
    requireClass(object, BuiltInType::BoxedBuffer);
    return BufferMethods::getByte((Buffer)object, toInt(index));
}

extern "C" void pxt_buffer_set(TValue object, TValue index, int value) {
    requireClass(object, BuiltInType::BoxedBuffer);
    BufferMethods::setByte((Buffer)object, toInt(index), value);
}
