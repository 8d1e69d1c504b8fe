// From reset to windowed C++: register windows, stack, vectors, cleared .bss. Cores with windows have a memory management unit on this
// board. At reset it maps every address to itself (QEMU hw/xtensa/xtfpga.c, target/xtensa/mmu_helper.c).

#include "processor-state.h"

// The page of 512 MB at address 0, in way 6 of both TLBs (Xtensa ISA, "MMU Option"), and the attribute of pages without access.
#define FIRST_PAGE_WAY_6 6
#define NO_ACCESS 14

    .section .iram.text.start, "ax"
    .literal_position
    .global _start
    .type _start, @function
    .align 4
_start:
    movi    a0, 0
    wsr.intenable a0
    wsr.windowbase a0
    rsync
    movi    a0, 1
    wsr.windowstart a0
    movi    a2, PS_UM | PS_WOE | PS_INTLEVEL_ALL
    wsr.ps  a2
    rsync
    // What is read or called by a null pointer is an exception, as on the chip.
    movi    a2, FIRST_PAGE_WAY_6
    movi    a3, NO_ACCESS
    wdtlb   a3, a2
    witlb   a3, a2
    dsync
    isync
    movi    a2, _vector_base
    wsr.vecbase a2
    rsync
    movi    a1, _scheduler_stack_end
    movi    a2, _bss_start
    movi    a3, _bss_end
    movi    a4, 0
    j       2f
1:  s32i    a4, a2, 0           // both ends are word-aligned (the linker script sees to it)
    addi    a2, a2, 4
2:  bltu    a2, a3, 1b
    movi    a0, 0               // nobody called
    movi    a4, runtime_start
    callx4  a4
    .size _start, . - _start
