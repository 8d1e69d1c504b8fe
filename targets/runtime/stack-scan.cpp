// What the collector reads of the fibers' TypeScript stacks.
//
// A function keeps the registers a12 and a13 of its caller in its frame. What is in them may be a reference that the caller
// no longer needs: no root while it was in a register, its object was collected, and now it is on the stack. So words in
// the collector's heap count only if an object begins where they point; the others are cleared, which nobody notices.

#include "number-box.h"

extern "C" uint8_t _dram_start[];

namespace {

// Vtables, the program's included, are in data RAM below the heap.
bool isVtable(uintptr_t address) {
    return (address & 3) == 0 && address - (uintptr_t)_dram_start < platform_gc_heap_start - (uintptr_t)_dram_start &&
           ((VTable *)address)->magic == VTABLE_MAGIC;
}

bool isStale(TValue value) {
    if (isReadOnly(value))
        return false;
    // The first word is the vtable; its lowest bit tells that the collector has seen the object.
    return !isVtable(*(uintptr_t *)value & ~1u);
}

void clearStaleWords(StackSegment *segment) {
    for (; segment; segment = segment->next)
        for (auto word = (TValue *)segment->top; word < (TValue *)segment->bottom; word++)
            if (isStale(*word))
                *word = TAG_UNDEFINED;
}

} // namespace

namespace pxt {

/** Where a stack address of a context is now. The collector asks for the top of a context's stack before it reads it. */
void *threadAddressFor(ThreadContext *context, void *sp) {
    number_box_forget();
    if (sp == context->stack.top)
        clearStaleWords(&context->stack);
    return sp; // stacks stay where they are
}

} // namespace pxt
