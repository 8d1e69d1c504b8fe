// Start and vectors of a bare program on QEMU's LX106: stack, zeroed data, main, end. Interrupts stay masked.

    .section .vectors, "ax"
    // Offsets of the core's vectors from VECBASE: debug 0x10, NMI 0x20, kernel 0x30, user 0x50, double 0x70.
    .irp offset, 0x10, 0x20, 0x30, 0x50, 0x70
    .org \offset
    movi    a3, 2
    j       leave
    .endr
    .org 0x90
    // simcall 1 ends QEMU with the status in a3.
leave:
    movi    a2, 1
    simcall

    .section .text.start, "ax"
    .align 4
    .literal_position
    .global _start
_start:
    movi    a1, _stack_top
    movi    a2, _bss_start
    movi    a3, _bss_end
    movi    a4, 0
clear:
    s32i    a4, a2, 0
    addi    a2, a2, 4
    bltu    a2, a3, clear
    movi    a0, main
    callx0  a0
    movi    a3, 0
    movi    a2, leave
    jx      a2
