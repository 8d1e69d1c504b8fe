// Where C++ calls TypeScript, in place of base's functions (pxtcore.h makes those weak): a fiber's first context is in the fiber, so that
// a handler of events makes no object for the collector to look at and to free.

#define PXT_ESP_REPLACES_BASE
#include "fibers.h"

namespace pxt {

// Defined by base (gc.cpp), which looks at all of them, and in none of its headers.
extern ThreadContext *threadContexts;

namespace {

ThreadContext *firstContext() {
    ThreadContext *context = &currentFiber->firstContext;
    context->globals = globals;
    context->stack.next = nullptr;
    context->tryFrame = nullptr;
    context->thrownValue = TAG_NON_VALUE;
    context->next = threadContexts;
    context->prev = nullptr;
    if (context->next)
        context->next->prev = context;
    threadContexts = context;
    setThreadContext(context);
    return context;
}

/** Keeps the stack that is in use, down to `end`, behind the one that begins. */
void pushSegment(ThreadContext *context, void *end) {
    void *top = context->stack.top;
    // The collector may run: up to here there are values.
    context->stack.top = end;
    auto segment = (StackSegment *)app_alloc(sizeof(StackSegment));
    segment->top = top;
    segment->bottom = context->stack.bottom;
    segment->next = context->stack.next;
    context->stack.next = segment;
}

} // namespace

/** The fiber's context for TypeScript whose stack begins at `bottom`; the caller's values are down to `end`. */
ThreadContext *pushThreadContext(void *bottom, void *end) {
    ThreadContext *context = getThreadContext();
    if (context)
        pushSegment(context, end);
    else
        context = firstContext();
    context->stack.bottom = bottom;
    context->stack.top = nullptr;
    return context;
}

void popThreadContext(ThreadContext *context) {
    if (!context)
        return;
    if (StackSegment *segment = context->stack.next) {
        context->stack = *segment;
        app_free(segment);
        return;
    }
    if (context->next)
        context->next->prev = context->prev;
    (context->prev ? context->prev->next : threadContexts) = context->next;
    setThreadContext(nullptr);
}

} // namespace pxt
