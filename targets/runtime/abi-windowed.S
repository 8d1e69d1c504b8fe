// The seam between generated code and C++ where C++ uses the windowed ABI (Xtensa ISA, "Windowed Register Option"; docs/abi.md,
// "Chips whose C++ is windowed"). Generated code runs in one register window, that of the function here which called it, and
// none of that function's callers has live registers then. a14 is the ThreadContext, a15 the TypeScript stack pointer.

#include "abi-offsets.h"
#include "abi-windowed.h"

// From a call0 routine to C++: a8 is the function, the arguments and the result are where the call0 ABI has them, and a12 to a15
// are kept. What must survive goes to a2 to a5, which are this window's own; a6 and a7 are free once the arguments are moved.
//
// When C++ calls on, this window is saved: a0 to a3 below the a1 of whom it called, a4 to a7 below the address at a1 - 12,
// usually the caller's a1. No caller has anything here, so it is 16 bytes of this frame that are named there. The return address is
// kept where call0 C++ has it, too, for call stacks (call-stack.cpp).
    .section .iram.text._pxt_bridge, "ax"
    .global _pxt_bridge
    .type   _pxt_bridge, @function
    .align  4
_pxt_bridge:
    mov     a10, a2
    mov     a11, a3
    mov     a2, a12
    mov     a12, a4
    mov     a3, a13
    mov     a13, a5
    mov     a4, a14
    mov     a14, a6
    mov     a5, a15
    mov     a15, a7
    mov     a6, a1
    addi    a1, a1, -32
    s32e    a6, a1, -12
    s32i    a0, a1, 28
    callx8  a8
    addi    a1, a1, 32
    mov     a12, a2
    mov     a13, a3
    mov     a14, a4
    mov     a15, a5
    mov     a2, a10
    mov     a3, a11
    ret
    .size   _pxt_bridge, . - _pxt_bridge

// From C++ to a call0 routine: where a windowed function goes on that has only done `entry a1, 64`, with the routine in a8. What
// the callers' windows held is in memory below a1 from here on, so the routine's stack begins beneath. A first argument that is
// not in registers is handed on.
    .section .text._pxt_call0_from_cpp, "ax"
    .global _pxt_call0_from_cpp
    .type   _pxt_call0_from_cpp, @function
    .align  4
_pxt_call0_from_cpp:
    save_callers
    l32i    a9, a1, 64
    s32i    a0, a1, 0
    addi    a1, a1, -2 * BASE_SAVE_AREA
    s32i    a9, a1, 0
    callx0  a8
    addi    a1, a1, 2 * BASE_SAVE_AREA
    l32i    a0, a1, 0
    retw
    .size   _pxt_call0_from_cpp, . - _pxt_call0_from_cpp

// As many frames as it takes to need every register of the file but those of the caller: each entry and each use of a12 has the
// core save what is still there of older ones.
    .section .iram.text._pxt_save_callers, "ax"
    .global _pxt_save_callers
    .type   _pxt_save_callers, @function
    .align  4
_pxt_save_callers:
    entry   a1, 48
    call12  1f
    retw
    .align  4
1:  entry   a1, 48
#if XCHAL_NUM_AREGS == 64
    call12  2f
    retw
    .align  4
2:  entry   a1, 48
    call12  3f
    retw
    .align  4
3:  entry   a1, 48
    mov     a12, a12
#elif XCHAL_NUM_AREGS == 32
    mov     a4, a4
#else
#error "a core with another number of registers"
#endif
    retw
    .size   _pxt_save_callers, . - _pxt_save_callers

// TValue _pxt_lambda_trampoline(Action action, TValue arg0, TValue arg1, TValue arg2)
// Locals, from a1: a0. The function called gets an a1 that lies below the area at the frame's lower end.
    .set    FRAME_BYTES, 96
    .section .text._pxt_lambda_trampoline, "ax"
    .literal_position
    .global _pxt_lambda_trampoline
    .type   _pxt_lambda_trampoline, @function
    .align  4
_pxt_lambda_trampoline:
    entry   a1, FRAME_BYTES
    movi    a8, pxt_c_stack_limit
    l32i    a8, a8, 0
    bltu    a1, a8, .Loverflow
    extui   a8, a2, 0, 2
    bnez    a8, .Lnot_a_function
    beqz    a2, .Lnot_a_function
    l32i    a8, a2, 0
    l16ui   a8, a8, VTABLE_CLASS_NO
    bnei    a8, CLASS_REF_ACTION, .Lnot_a_function
    s32i    a0, a1, 0

    // The TypeScript stack goes on below what the fiber has in use.
    call8   _ZN3pxt16getThreadContextEv
    beqz    a10, .Lfirst_in_fiber
    l32i    a6, a10, CONTEXT_STACK_TOP
    j       .Lstack_known
.Lfirst_in_fiber:
    call8   pxt_fiber_ts_stack_base
    mov     a6, a10
.Lstack_known:
    // Function and arguments are rooted in the words below the new segment's bottom; the first of them holds a1, as a
    // tagged integer, for call stacks (call-stack.cpp).
    addi    a7, a6, -20
    addi    a8, a1, 1 - BASE_SAVE_AREA
    s32i    a8, a7, 16
    s32i    a2, a7, 0
    s32i    a3, a7, 4
    s32i    a4, a7, 8
    s32i    a5, a7, 12
    mov     a10, a6
    mov     a11, a7
    call8   _ZN3pxt17pushThreadContextEPvS0_
    mov     a6, a10
    save_callers

    mov     a14, a6
    mov     a15, a7
    movi    a8, pxt_ts_stack_limit
    l32i    a8, a8, 0
    s32i    a8, a14, CONTEXT_STACK_LIMIT
    mov     a8, a2                      // EXTRA: the function value
    movi    a9, 3                       // ARGC
    mov     a2, a3
    mov     a3, a4
    mov     a4, a5
    l32i    a10, a8, ACTION_CODE
    addi    a1, a1, -BASE_SAVE_AREA
    callx0  a10
    addi    a1, a1, BASE_SAVE_AREA
    mov     a10, a14
    call8   _ZN3pxt16popThreadContextEPNS_13ThreadContextE
    l32i    a0, a1, 0
    retw
.Lnot_a_function:
    mov     a10, a2
    mov     a11, a0
    call8   _ZN3pxt10failedCastEPNS_12TValueStructEPv
.Loverflow:
    call8   pxt_stack_overflow
    .size   _pxt_lambda_trampoline, . - _pxt_lambda_trampoline

// void _pxt_restore_exception_state(TryFrame *frame, ThreadContext *context), called by pxt::throwValue. Does not return
// to its caller, but to that of _pxt_begin_try. Windows between here and there are given up; older ones than that of the
// generated code that catches are in memory since it was called, and none of its own registers is asked for.
    .section .text._pxt_restore_exception_state, "ax"
    .literal_position
    .global _pxt_restore_exception_state
    .type   _pxt_restore_exception_state, @function
    .align  4
_pxt_restore_exception_state:
    entry   a1, 32
    l32i    a4, a2, TRY_FRAME_PC
    l32i    a5, a2, TRY_FRAME_TS_SP
    l32i    a6, a2, TRY_FRAME_C_SP
    mov     a10, a3
    mov     a11, a5
    call8   pxt_unwind_segments
    rsil    a9, 15              // where tasks are switched, this one may go on in another window
    rsr.windowbase a8
    ssl     a8
    movi    a8, 1
    sll     a8, a8
    wsr.windowstart a8
    wsr.ps  a9
    rsync
    mov     a1, a6
    mov     a14, a3
    mov     a15, a5
    movi    a2, 1
    jx      a4
    .size   _pxt_restore_exception_state, . - _pxt_restore_exception_state
