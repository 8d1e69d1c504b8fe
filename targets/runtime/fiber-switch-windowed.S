// The switch between fibers, for chips whose C++ uses the windowed ABI. All windows of the fiber that is left are saved in
// memory, on its stack, so that a fiber that does not run is a return address and an a1. Generated code adds nothing to
// that (docs/abi.md).

#include "abi-windowed.h"

    .set    FRAME_BYTES, 64

// void fiber_switch(void **savedSp, void *sp)
    .section .text.fiber_switch, "ax"
    .literal_position
    .global fiber_switch
    .type   fiber_switch, @function
    .align  4
fiber_switch:
    entry   a1, FRAME_BYTES
    save_callers
    s32i    a0, a1, 0
    s32i    a1, a2, 0
    mov     a1, a3              // from here on the other fiber's stack
    l32i    a0, a1, 0
    retw                        // its window is loaded from below a1
    .size   fiber_switch, . - fiber_switch

// void *fiber_prepare(void *stackBase): what fiber_switch is given to enter a new fiber, whose C stack ends below stackBase, a
// multiple of 16.
    .section .text.fiber_prepare, "ax"
    .literal_position
    .global fiber_prepare
    .type   fiber_prepare, @function
    .align  4
fiber_prepare:
    entry   a1, 32
    addi    a3, a2, -32         // a1 of fiber_first_entry; its a4 to a7 are saved in the 16 bytes from there on
    s32e    a2, a3, -12
    addi    a2, a3, -FRAME_BYTES
    // As call4 from fiber_first_entry leaves it: the increment of the window is in the return address's upper two bits.
    movi    a4, fiber_first_entry
    slli    a4, a4, 2
    srli    a4, a4, 2
    movi    a5, 1
    slli    a5, a5, 30
    or      a4, a4, a5
    s32i    a4, a2, 0
    s32e    a3, a2, -12
    retw
    .size   fiber_prepare, . - fiber_prepare

    .section .text.fiber_first_entry, "ax"
    .literal_position
    .type   fiber_first_entry, @function
    .align  4
fiber_first_entry:
    call8   fiber_main
    .size   fiber_first_entry, . - fiber_first_entry
