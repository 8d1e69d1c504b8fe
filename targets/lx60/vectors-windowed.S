// Exception and interrupt vectors of cores with register windows, and what they save. The offsets from VECBASE are those of the
// cores that QEMU has (dc233c, de233_fpu).

#include "abi-windowed.h"
#include "interrupt-frame.h"
#include "processor-state.h"

// Behind a0 to a15, what else an interrupt changes.
#define FRAME_SAR 64
#define FRAME_EPC1 68
#define FRAME_PS 72
#define FRAME_LBEG 76
#define FRAME_LEND 80
#define FRAME_LCOUNT 84
#define FRAME_BYTES 88

    interrupt_frame_of FRAME_BYTES

    .section .vectors, "ax"
    .global _vector_base
    .align 4
_vector_base:

// Windows (Xtensa ISA, "Windowed Register Option"): a function's a0 to a3 are saved below the a1 of whom it called by call4,
// call8 or call12, that is its own a5, a9 or a13; further registers below its caller's a1, which is at a1 - 12 by then.
    .org 0x00                   // overflow of a window whose function called by call4
    s32e    a0, a5, -16
    s32e    a1, a5, -12
    s32e    a2, a5, -8
    s32e    a3, a5, -4
    rfwo
    .org 0x40                   // underflow
    l32e    a0, a5, -16
    l32e    a1, a5, -12
    l32e    a2, a5, -8
    l32e    a3, a5, -4
    rfwu
    .org 0x80                   // overflow, call8
    s32e    a0, a9, -16
    s32e    a1, a9, -12
    l32e    a0, a1, -12
    s32e    a2, a9, -8
    s32e    a3, a9, -4
    s32e    a4, a0, -32
    s32e    a5, a0, -28
    s32e    a6, a0, -24
    s32e    a7, a0, -20
    rfwo
    .org 0xC0                   // underflow, call8
    l32e    a1, a9, -12
    l32e    a0, a9, -16
    l32e    a7, a1, -12
    l32e    a2, a9, -8
    l32e    a3, a9, -4
    l32e    a4, a7, -32
    l32e    a5, a7, -28
    l32e    a6, a7, -24
    l32e    a7, a7, -20
    rfwu
    .org 0x100                  // overflow, call12
    s32e    a0, a13, -16
    s32e    a1, a13, -12
    l32e    a0, a1, -12
    s32e    a2, a13, -8
    s32e    a3, a13, -4
    s32e    a4, a0, -48
    s32e    a5, a0, -44
    s32e    a6, a0, -40
    s32e    a7, a0, -36
    s32e    a8, a0, -32
    s32e    a9, a0, -28
    s32e    a10, a0, -24
    s32e    a11, a0, -20
    rfwo
    .org 0x140                  // underflow, call12
    l32e    a1, a13, -12
    l32e    a0, a13, -16
    l32e    a11, a1, -12
    l32e    a2, a13, -8
    l32e    a3, a13, -4
    l32e    a4, a11, -48
    l32e    a5, a11, -44
    l32e    a6, a11, -40
    l32e    a7, a11, -36
    l32e    a8, a11, -32
    l32e    a9, a11, -28
    l32e    a10, a11, -24
    l32e    a11, a11, -20
    rfwu

// No literals may stand between the vectors, so they jump out. Interrupts above level 1 and debug exceptions are not used.
    .org 0x180
    j       fatal_vector
    .org 0x1C0
    j       fatal_vector
    .org 0x200
    j       fatal_vector
    .org 0x240
    j       fatal_vector
    .org 0x280
    j       fatal_vector
    .org 0x2C0
    j       fatal_vector
    .org 0x300                  // kernel
    wsr.excsave1 a0
    j       general_vector
    .org 0x340                  // user
    wsr.excsave1 a0
    j       general_vector
    .org 0x3C0                  // double
    j       double_vector
    .org 0x400

    .section .iram.text.vectors, "ax"
    .literal_position
    .align 4
general_vector:
    movi    a0, interrupt_frame
    s32i    a1, a0, 4
    s32i    a2, a0, 8
    rsr.exccause a2
    bnei    a2, EXCCAUSE_LEVEL1_INTERRUPT, fatal_with_frame
    rsr.excsave1 a2
    s32i    a2, a0, 0
    save_a3_to_a11
    s32i    a12, a0, 48
    s32i    a13, a0, 52
    s32i    a14, a0, 56
    s32i    a15, a0, 60
    rsr.sar a2
    s32i    a2, a0, FRAME_SAR
    rsr.epc1 a2
    s32i    a2, a0, FRAME_EPC1
    rsr.ps  a2
    s32i    a2, a0, FRAME_PS
    rsr.lbeg a2
    s32i    a2, a0, FRAME_LBEG
    rsr.lend a2
    s32i    a2, a0, FRAME_LEND
    rsr.lcount a2
    s32i    a2, a0, FRAME_LCOUNT
    movi    a2, 0
    wsr.lcount a2
    movi    a2, PS_UM | PS_WOE | PS_INTLEVEL_1
    wsr.ps  a2                  // EXCM off: windows may overflow, and a fault in the handler is reported as such
    rsync
    // The windows of callers belong to the stack that was interrupted. This one is all in the frame.
    save_callers
    movi    a1, _interrupt_stack_end
    movi    a2, interrupts_dispatch
    callx4  a2
    movi    a0, interrupt_frame
    l32i    a2, a0, FRAME_PS    // EXCM is set in it, which rfe clears
    wsr.ps  a2
    rsync
    l32i    a2, a0, FRAME_LBEG
    wsr.lbeg a2
    l32i    a2, a0, FRAME_LEND
    wsr.lend a2
    l32i    a2, a0, FRAME_LCOUNT
    wsr.lcount a2
    l32i    a2, a0, FRAME_EPC1
    wsr.epc1 a2
    l32i    a2, a0, FRAME_SAR
    wsr.sar a2
    l32i    a15, a0, 60
    l32i    a14, a0, 56
    l32i    a13, a0, 52
    l32i    a12, a0, 48
    load_a11_to_a0
    rfe

// exception_panic(cause, pc, address, isDouble), on a stack of its own. What callers hold is saved first, for the call stack, if
// the stack pointer may be trusted so far.
double_vector:
    rsr.windowbase a2
    ssl     a2
    movi    a2, 1
    sll     a2, a2
    wsr.windowstart a2
    rsync
    rsr.depc a7
    movi    a9, 1
    j       report
fatal_vector:
fatal_with_frame:
    movi    a2, PS_UM | PS_WOE | PS_INTLEVEL_ALL
    rsr.epc1 a7
    rsr.exccause a6
    rsr.excvaddr a8
    wsr.ps  a2
    rsync
    extui   a2, a1, 0, 4
    bnez    a2, 1f
    save_callers
1:  movi    a9, 0
    j       panic
report:
    rsr.exccause a6
    rsr.excvaddr a8
panic:
    movi    a1, _interrupt_stack_end
    movi    a0, PS_UM | PS_WOE | PS_INTLEVEL_ALL
    wsr.ps  a0
    rsync
    movi    a0, 0
    movi    a2, exception_panic
    callx4  a2
