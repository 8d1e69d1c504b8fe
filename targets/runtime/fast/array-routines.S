// Array_::push where there is room already (fast.h); arrays.cpp has the rest. Written out because loops that fill arrays are little
// else: the compiler keeps a stack frame for the call that is rarely made.

#include "../generated-code.h"

// a2: array (its values at 4, their number at 8 and the room for them at 10, 16 bits each), a3: value
    routine pxt_fast_array_push
    l16ui a4, a2, 8
    l16ui a5, a2, 10
    l32i a6, a2, 4
    bgeu a4, a5, .Lfull
    addx4 a6, a4, a6
    addi a4, a4, 1
    s32i a3, a6, 0
    s16i a4, a2, 8
    ret
.Lfull:
    tail_call_cpp pxt_array_push_to_full
    end_routine pxt_fast_array_push
