// Length and characters of inline ASCII strings (fast.h, words.h); strings.cpp has the rest. Written out because programs call them for
// each character, and the compiler keeps a stack frame for the call that is rarely made.
//
// a2: the string: its vtable at 0; at 4 the size in 16 bits and then the text, read as words since both may be in flash.

#include "../generated-code.h"

    // Goes to `other` unless a2 is an inline ASCII string. Destroys a4 and a5.
    .macro require_ascii other
    l32i a4, a2, 0
    movi a5, _ZN3pxt22string_inline_ascii_vtE
    bne a4, a5, \other
    .endm

    // Loads the byte at a3, which is below the size, to a4. Destroys a3.
    .macro load_byte
    addi a3, a3, 2
    srli a4, a3, 2
    addx4 a4, a4, a2
    l32i a4, a4, 4
    ssa8l a3
    srl a4, a4
    .endm

    routine pxt_fast_string_length
    require_ascii .Llength
    l32i a2, a2, 4
    extui a2, a2, 0, 16
    ret
.Llength:
    tail_call_cpp pxt_string_length
    end_routine pxt_fast_string_length

// a3: position; negative ones are beyond the size too, as unsigned numbers
    routine pxt_fast_string_char_code_at
    require_ascii .Lcode
    l32i a4, a2, 4
    extui a4, a4, 0, 16
    bgeu a3, a4, .Lbeyond
    load_byte
    extui a4, a4, 0, 8
    slli a2, a4, 1
    addi a2, a2, 1
    ret
.Lbeyond:
    movi a2, 1                  // 0
    ret
.Lcode:
    tail_call_cpp pxt_string_char_code_at
    end_routine pxt_fast_string_char_code_at

// a3: position
    routine pxt_fast_string_char_at
    require_ascii .Lchar
    l32i a4, a2, 4
    extui a4, a4, 0, 16
    bgeu a3, a4, .Lchar
    load_byte
    extui a4, a4, 0, 7
    movi a5, _ZN4fast10charactersE
    addx8 a2, a4, a5
    ret
.Lchar:
    tail_call_cpp pxt_string_char_at
    end_routine pxt_fast_string_char_at
