// Exception and interrupt vectors, and what they save. They jump out at once. No literals may stand between the vectors.
//
// There are two sets of them. Offsets from VECBASE on the lx106 core: debug 0x10, NMI 0x20, kernel 0x30, user 0x50, double
// 0x70. Renode has no lx106, and the core that stands for it there (see docs/emulation.md) has debug at 0x280, NMI at 0x2C0,
// kernel at 0x300, user at 0x340, double at 0x3C0. Neither set is in the other's way.

#include "interrupt-frame.h"
#include "processor-state.h"

// Behind a0 to a11; call0 C++ keeps a12 to a15.
#define FRAME_SAR 48
#define FRAME_EPC1 52
#define FRAME_PS 56
#define FRAME_BYTES 64

    interrupt_frame_of FRAME_BYTES

    .section .vectors, "ax"
    .global _vector_base
    .align 4
_vector_base:
    .org 0x10
    j       fatal_vector
    .org 0x20
    j       fatal_vector
    .org 0x30
    wsr.excsave1 a0
    j       general_vector
    .org 0x50
    wsr.excsave1 a0
    j       general_vector
    .org 0x70
    j       double_vector
    .org 0x280
    j       fatal_vector
    .org 0x2C0
    j       fatal_vector
    .org 0x300
    wsr.excsave1 a0
    j       general_vector
    .org 0x340
    wsr.excsave1 a0
    j       general_vector
    .org 0x3C0
    j       double_vector
    .org 0x3D0

    .section .iram.text.vectors, "ax"
    .literal_position
    .align 4
general_vector:
    movi    a0, interrupt_frame
    s32i    a1, a0, 4
    rsr.excsave1 a1
    s32i    a1, a0, 0
    s32i    a2, a0, 8
    rsr.exccause a2
    bnei    a2, EXCCAUSE_LEVEL1_INTERRUPT, fatal_vector
    save_a3_to_a11
    rsr.sar a2
    s32i    a2, a0, FRAME_SAR
    rsr.epc1 a2
    s32i    a2, a0, FRAME_EPC1
    rsr.ps  a2
    s32i    a2, a0, FRAME_PS
    movi    a1, _interrupt_stack_end
    movi    a2, PS_UM | PS_INTLEVEL_1
    wsr.ps  a2                  // EXCM off: a fault in the handler is reported as such
    rsync
    movi    a2, interrupts_dispatch
    callx0  a2
    movi    a0, interrupt_frame
    l32i    a2, a0, FRAME_PS    // EXCM is set in it, which rfe clears
    wsr.ps  a2
    rsync
    l32i    a2, a0, FRAME_EPC1
    wsr.epc1 a2
    l32i    a2, a0, FRAME_SAR
    wsr.sar a2
    load_a11_to_a0
    rfe

// exception_panic(cause, pc, address, isDouble)
double_vector:
    rsr.depc a3
    movi    a5, 1
    j       report
fatal_vector:
    rsr.epc1 a3
    movi    a5, 0
report:
    rsr.exccause a2
    rsr.excvaddr a4
    movi    a1, _interrupt_stack_end
    movi    a0, PS_UM | PS_INTLEVEL_ALL
    wsr.ps  a0
    rsync
    movi    a0, exception_panic
    callx0  a0
