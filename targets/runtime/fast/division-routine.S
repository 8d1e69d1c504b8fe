// numops::mod (fast.h) for cores that divide: numbers.cpp has it for others, and what this does not take. Written out because where
// C++ is windowed the way there takes longer than the division.

#include "../generated-code.h"

#ifdef CHIP_HAS_DIV32

// a2, a3: two values. Small integers that are not negative, the second not 0, are divided here: -0 is none of them.
    routine pxt_fast_mod
    and a4, a2, a3
    bbci a4, 0, .Lany
    or a4, a2, a3
    bltz a4, .Lany
    srli a4, a3, 1
    beqz a4, .Lany
    srli a5, a2, 1
    remu a5, a5, a4
    movi a4, 1
    addx2 a2, a5, a4
    ret
.Lany:
    tail_call_cpp pxt_mod
    end_routine pxt_fast_mod

#endif
