// The seam between generated code and C++ where C++ uses the call0 ABI: calls back into TypeScript, and exceptions
// (docs/abi.md). a14 is the ThreadContext, a15 the TypeScript stack pointer.

#include "abi-offsets.h"

// TValue _pxt_lambda_trampoline(Action action, TValue arg0, TValue arg1, TValue arg2)
// C frame: a0, a12 to a15 as they were, arg1, arg2.
    .section .text._pxt_lambda_trampoline, "ax"
    .literal_position
    .global _pxt_lambda_trampoline
    .type _pxt_lambda_trampoline, @function
    .align 4
_pxt_lambda_trampoline:
    addi    a1, a1, -32
    s32i    a0, a1, 0
    s32i    a12, a1, 4
    s32i    a13, a1, 8
    s32i    a14, a1, 12
    s32i    a15, a1, 16
    s32i    a4, a1, 20
    s32i    a5, a1, 24
    mov     a12, a2
    mov     a13, a3

    movi    a8, pxt_c_stack_limit
    l32i    a8, a8, 0
    bltu    a1, a8, .Loverflow
    extui   a8, a2, 0, 2
    bnez    a8, .Lnot_a_function
    beqz    a2, .Lnot_a_function
    l32i    a8, a2, 0
    l16ui   a8, a8, VTABLE_CLASS_NO
    bnei    a8, CLASS_REF_ACTION, .Lnot_a_function

    // The TypeScript stack goes on below what the fiber has in use.
    call0   _ZN3pxt16getThreadContextEv
    beqz    a2, .Lfirst_in_fiber
    l32i    a15, a2, CONTEXT_STACK_TOP
    j       .Lstack_known
.Lfirst_in_fiber:
    call0   pxt_fiber_ts_stack_base
    mov     a15, a2
.Lstack_known:
    // Function and arguments are rooted in the words below the new segment's bottom; the first of them holds a1, as a
    // tagged integer, for call stacks (call-stack.cpp).
    mov     a2, a15
    addi    a15, a15, -20
    addi    a8, a1, 1
    s32i    a8, a15, 16
    l32i    a8, a1, 20
    l32i    a9, a1, 24
    s32i    a12, a15, 0
    s32i    a13, a15, 4
    s32i    a8, a15, 8
    s32i    a9, a15, 12
    mov     a3, a15
    call0   _ZN3pxt17pushThreadContextEPvS0_
    mov     a14, a2
    movi    a8, pxt_ts_stack_limit
    l32i    a8, a8, 0
    s32i    a8, a14, CONTEXT_STACK_LIMIT

    mov     a8, a12                     // EXTRA: the function value
    movi    a9, 3                       // ARGC
    mov     a2, a13
    l32i    a3, a15, 8
    l32i    a4, a15, 12
    l32i    a10, a8, ACTION_CODE
    callx0  a10

    mov     a12, a2
    mov     a2, a14
    call0   _ZN3pxt16popThreadContextEPNS_13ThreadContextE
    mov     a2, a12
    l32i    a0, a1, 0
    l32i    a12, a1, 4
    l32i    a13, a1, 8
    l32i    a14, a1, 12
    l32i    a15, a1, 16
    addi    a1, a1, 32
    ret
.Lnot_a_function:
    mov     a3, a0
    call0   _ZN3pxt10failedCastEPNS_12TValueStructEPv
.Loverflow:
    call0   pxt_stack_overflow
    .size _pxt_lambda_trampoline, . - _pxt_lambda_trampoline

// void _pxt_restore_exception_state(TryFrame *frame, ThreadContext *context), called by pxt::throwValue. Does not return
// to its caller, but to that of _pxt_begin_try.
    .section .text._pxt_restore_exception_state, "ax"
    .literal_position
    .global _pxt_restore_exception_state
    .type _pxt_restore_exception_state, @function
    .align 4
_pxt_restore_exception_state:
    mov     a14, a3
    l32i    a12, a2, TRY_FRAME_PC
    l32i    a15, a2, TRY_FRAME_TS_SP
    l32i    a1, a2, TRY_FRAME_C_SP
    mov     a2, a14
    mov     a3, a15
    call0   pxt_unwind_segments
    movi    a2, 1
    jx      a12
    .size _pxt_restore_exception_state, . - _pxt_restore_exception_state
