// From reset to C++: stack, vectors, cleared .bss.

#include "processor-state.h"

    .section .iram.text.start, "ax"
    .literal_position
    .global _start
    .type _start, @function
    .align 4
_start:
    movi    a0, 0
    wsr.intenable a0
    movi    a2, PS_UM | PS_INTLEVEL_ALL
    wsr.ps  a2
    rsync
    movi    a2, _vector_base
    wsr.vecbase a2
    rsync
    movi    a1, _scheduler_stack_end
    movi    a2, _bss_start
    movi    a3, _bss_end
    j       2f
1:  s32i    a0, a2, 0           // both ends are word-aligned (the linker script sees to it)
    addi    a2, a2, 4
2:  bltu    a2, a3, 1b
    movi    a2, runtime_start
    callx0  a2
    .size _start, . - _start
