// Arithmetic beyond small integers, for generated code: single operations, and whole expressions that box their final
// value only. Where a leaf is no number, number-tree.cpp computes it all anew. Written out because programs with fractions
// spend their time here, and a compiler keeps the topmost value in registers that calls don't.

#include "generated-code.h"

    .begin  no-longcalls

    .set    FRAME_BELOW, 0              // values below the topmost: the first step pushes none, so that eight are enough
    .set    FRAME_PAIR, 64              // the leaves of a single operation
    .set    FRAME_ASKED, 72             // the arguments
    .set    FRAME_SAVED, 84
    .set    FRAME_BYTES, 112

    // Steps of a tree, four bits each from the lowest on: compiler/xtensa/function-emitter.ts, encodeTree.
    .set    LEAF_BIT, 0                 // the right operand is the next leaf, not the topmost value
    .set    ADD_BIT, 1
    .set    SUBTRACT_BIT, 2
    .set    MULTIPLICATIVE_BIT, 3       // alone: multiply; with ADD_BIT: divide
    .set    SQUARE_ROOT, 12
    .set    PUSH_ADD, 0x31              // push a leaf, then operate on the next
    .set    PUSH_SUBTRACT, 0x51
    .set    PUSH_MULTIPLY, 0x91

    .set    TAG_NAN, 14
    .set    NUMBER_VALUE, 4             // BoxedNumber
    .set    NUMBER_BYTES, 12
    .set    BOXES_END, 4                // NumberBoxes (number-box.cpp)

// TValue pxt_number_adds(TValue a, TValue b)
    routine pxt_number_adds pxt_number_tree
    movi    a5, PUSH_ADD
    j       .Lsingle
    end_routine pxt_number_adds

    routine pxt_number_subs pxt_number_tree
    movi    a5, PUSH_SUBTRACT
    j       .Lsingle
    end_routine pxt_number_subs

    routine pxt_number_muls pxt_number_tree
    movi    a5, PUSH_MULTIPLY
.Lsingle:
    addi    a1, a1, -FRAME_BYTES
    s32i    a2, a1, FRAME_PAIR
    s32i    a3, a1, FRAME_PAIR + 4
    addi    a2, a1, FRAME_PAIR
    mov     a3, a5
    movi    a4, 0
    j       .Lwith_frame
    end_routine pxt_number_muls

// TValue pxt_number_tree(const TValue *leaves, uint32_t low, uint32_t high)
    routine pxt_number_tree pxt_number_tree
    addi    a1, a1, -FRAME_BYTES
.Lwith_frame:
    s32i    a2, a1, FRAME_ASKED
    s32i    a3, a1, FRAME_ASKED + 4
    s32i    a4, a1, FRAME_ASKED + 8
    s32i    a0, a1, FRAME_SAVED
    s32i    a12, a1, FRAME_SAVED + 4
    s32i    a13, a1, FRAME_SAVED + 8
    s32i    a14, a1, FRAME_SAVED + 12
    s32i    a15, a1, FRAME_SAVED + 16
    mov     a12, a2                     // the next leaf
    mov     a13, a3                     // steps left
    mov     a14, a4                     // those behind them
    addi    a15, a1, FRAME_BELOW        // above the values below the topmost, which is in a2 and a3
    // The first step takes a leaf, and there is no value yet to be pushed.
    l32i    a6, a12, 0
    addi    a12, a12, 4
    bbsi    a6, 0, .Lfirst_is_other
    bbsi    a6, 1, .Lfirst_is_other
    beqz    a6, .Lfirst_is_other
    l32i    a7, a6, 0
    movi    a8, _ZN3pxt9number_vtE
    bne     a7, a8, .Lfirst_is_other
    l32i    a2, a6, NUMBER_VALUE
    l32i    a3, a6, NUMBER_VALUE + 4
    j       .Lnext
.Lfirst_is_other:
    addi    a15, a15, -8                // what it pushes lands below the frame, and is never popped
    j       .Lconvert

.Lpush:
    s32i    a2, a15, 0
    s32i    a3, a15, 4
    addi    a15, a15, 8
    mov     a2, a4
    mov     a3, a5
.Lnext:
    srli    a13, a13, 4
.Lstep:
    bbci    a13, LEAF_BIT, .Lno_leaf
    l32i    a6, a12, 0
    addi    a12, a12, 4
    bbsi    a6, 0, .Linteger
    bbsi    a6, 1, .Lother              // undefined is 0, the other special values have this bit
    beqz    a6, .Lother
    l32i    a7, a6, 0
    movi    a8, _ZN3pxt9number_vtE
    bne     a7, a8, .Lother
    l32i    a4, a6, NUMBER_VALUE
    l32i    a5, a6, NUMBER_VALUE + 4
.Loperate:
    bbsi    a13, MULTIPLICATIVE_BIT, .Lmultiplicative
    bbsi    a13, ADD_BIT, .Ladd
    bbci    a13, SUBTRACT_BIT, .Lpush
    call_library __subdf3
    j       .Lnext
.Ladd:
    call_library __adddf3
    j       .Lnext
.Lmultiplicative:
    bbsi    a13, ADD_BIT, .Ldivide
    call_library __muldf3
    j       .Lnext
.Ldivide:
    call_library __divdf3
    j       .Lnext

.Lno_leaf:
    extui   a6, a13, 0, 4
    beqz    a6, .Lword_done
    movi    a7, SQUARE_ROOT
    beq     a6, a7, .Lsquare_root
    mov     a4, a2
    mov     a5, a3
    addi    a15, a15, -8
    l32i    a2, a15, 0
    l32i    a3, a15, 4
    j       .Loperate
.Lsquare_root:
    call_library sqrt
    j       .Lnext
.Lword_done:
    mov     a13, a14
    movi    a14, 0
    bnez    a13, .Lstep

    // What has bits beyond those of small integers is none; infinities and NaN are left to C++.
    l32i    a0, a1, FRAME_SAVED
    l32i    a12, a1, FRAME_SAVED + 4
    l32i    a13, a1, FRAME_SAVED + 8
    l32i    a14, a1, FRAME_SAVED + 12
    l32i    a15, a1, FRAME_SAVED + 16
    addi    a1, a1, FRAME_BYTES
    slli    a4, a2, 10
    beqz    a4, .Lbox_by_c
    extui   a4, a3, 20, 11
    addi    a4, a4, 1
    bbsi    a4, 11, .Lbox_by_c
    movi    a5, number_boxes
    l32i    a4, a5, 0
    l32i    a6, a5, BOXES_END
    beq     a4, a6, .Lbox_by_c
    addi    a6, a4, NUMBER_BYTES
    s32i    a6, a5, 0
    s32i    a2, a4, NUMBER_VALUE
    s32i    a3, a4, NUMBER_VALUE + 4
    mov     a2, a4
    ret
.Lbox_by_c:
    tail_call_cpp _ZN3pxt10fromDoubleEd

.Lconvert:
    bbci    a6, 0, .Lother
.Linteger:
    srai    a6, a6, 1
    movi    a4, 0
    movi    a5, 0
    beqz    a6, .Loperate
    abs     a7, a6
    nsau    a8, a7
    ssl     a8
    sll     a7, a7
    slli    a4, a7, 21
    srli    a5, a7, 11                  // its highest bit adds one to the exponent
    movi    a9, 1023 + 31 - 1
    sub     a9, a9, a8
    slli    a9, a9, 20
    add     a5, a5, a9
    extui   a6, a6, 31, 1
    slli    a6, a6, 31
    or      a5, a5, a6
    j       .Loperate

.Lother:
    movi    a7, TAG_NAN
    bne     a6, a7, .Lno_number
    movi    a4, 0
    movi    a5, 0x7ff80000
    j       .Loperate
.Lno_number:
    l32i    a2, a1, FRAME_ASKED
    l32i    a3, a1, FRAME_ASKED + 4
    l32i    a4, a1, FRAME_ASKED + 8
    l32i    a12, a1, FRAME_SAVED + 4
    l32i    a13, a1, FRAME_SAVED + 8
    l32i    a14, a1, FRAME_SAVED + 12
    l32i    a15, a1, FRAME_SAVED + 16
    call_cpp pxt_tree_of_values
    l32i    a0, a1, FRAME_SAVED
    addi    a1, a1, FRAME_BYTES
    ret
    end_routine pxt_number_tree
    .end    no-longcalls
