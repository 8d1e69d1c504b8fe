// The switch between fibers, for chips whose C++ uses the call0 ABI. A cooperative switch has to keep what a function
// call keeps: a0 (where to continue), a1, and the callee-saved a12 to a15. Generated code adds nothing to that: a14 and
// a15 are the fiber's ThreadContext and TypeScript stack (docs/abi.md).

    .set    FRAME_BYTES, 32     // a multiple of 16, as a1 is

    .section .text.fiber_switch, "ax"
    .literal_position

// void fiber_switch(void **savedSp, void *sp)
    .global fiber_switch
    .type fiber_switch, @function
    .align 4
fiber_switch:
    addi    a1, a1, -FRAME_BYTES
    s32i    a0, a1, 0
    s32i    a12, a1, 4
    s32i    a13, a1, 8
    s32i    a14, a1, 12
    s32i    a15, a1, 16
    s32i    a1, a2, 0
    mov     a1, a3              // from here on the other fiber's stack
    l32i    a0, a1, 0
    l32i    a12, a1, 4
    l32i    a13, a1, 8
    l32i    a14, a1, 12
    l32i    a15, a1, 16
    addi    a1, a1, FRAME_BYTES
    ret
    .size fiber_switch, . - fiber_switch

// void *fiber_prepare(void *stackBase): what fiber_switch is given to enter a new fiber, whose C stack ends below stackBase, a
// multiple of 16. The first entry needs none of the registers that it loads, but a0.
    .section .text.fiber_prepare, "ax"
    .literal_position
    .global fiber_prepare
    .type fiber_prepare, @function
    .align 4
fiber_prepare:
    addi    a2, a2, -FRAME_BYTES
    movi    a3, fiber_first_entry
    s32i    a3, a2, 0
    ret
    .size fiber_prepare, . - fiber_prepare

// Where a new fiber's first switch "returns" to.
    .section .text.fiber_first_entry, "ax"
    .literal_position
    .type fiber_first_entry, @function
    .align 4
fiber_first_entry:
    movi    a2, fiber_main
    callx0  a2
    .size fiber_first_entry, . - fiber_first_entry
