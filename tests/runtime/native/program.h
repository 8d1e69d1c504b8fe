// What the runtime's own tests stand on: a program header without a TypeScript program, C++ functions as MakeCode actions,
// and checks that report by a line each.

#ifndef TESTS_RUNTIME_PROGRAM_H
#define TESTS_RUNTIME_PROGRAM_H

#include "fibers.h"
#include "port.h"
#include "pxt.h"

extern "C" void *pxt_fiber_ts_stack_base(void);

namespace pxt {
ThreadContext *pushThreadContext(void *sp, void *endSP);
void popThreadContext(ThreadContext *context);
} // namespace pxt

/** A C++ function that stands for a TypeScript function of up to one argument. */
typedef TValue (*NativeAction)(TValue argument);

/** The literal of a function without captured variables, as the compiler emits it. */
struct ActionLiteral {
    const VTable *vtable;
    uint16_t length;
    uint16_t argumentCount;
    NativeAction function;
};

#define DEFINE_ACTION(name, function)                                                              \
    static const ActionLiteral name##Literal = {&pxt::RefAction_vtable, 0, 1, function};           \
    static const Action name = (Action)&name##Literal

/** Runs an action the way the compiler's trampoline does, with nothing on the TypeScript stack. */
inline TValue runNativeAction(Action action, TValue argument, TValue, TValue) {
    void *base = pxt_fiber_ts_stack_base();
    ThreadContext *context = pushThreadContext(base, base);
    context->stack.top = base;
    TValue result = ((const ActionLiteral *)action)->function(argument);
    popThreadContext(context);
    return result;
}

inline uintptr_t testHeader[16];

/** Makes runAction and the collector work. */
inline void installTestProgram() {
    testHeader[12] = (uintptr_t)&runNativeAction;
    bytecode = (uint16_t *)testHeader;
}

inline void expect(bool holds, const char *sentence) {
    platform_console_line("%s: %s", holds ? "holds" : "FAILS", sentence);
}

#endif
