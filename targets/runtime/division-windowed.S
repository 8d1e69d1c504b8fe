// Division of integers for windowed C++ on cores that divide, in place of libgcc's: there, division by zero is the core's exception.
// MakeCode's runtimes expect 0, as ARM's libraries and JavaScript's "| 0" give it.

#ifdef CHIP_HAS_DIV32

    .macro  division name instruction
    .section .text.\name, "ax"
    .global \name
    .type   \name, @function
    .align  4
\name:
    entry   a1, 32
    beqz    a3, 1f
    \instruction a2, a2, a3
    retw
1:  movi    a2, 0
    retw
    .size   \name, . - \name
    .endm

    division __divsi3 quos
    division __udivsi3 quou
    division __modsi3 rems
    division __umodsi3 remu

#endif
