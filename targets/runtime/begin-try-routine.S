// Starts a try block. Returns 0 in a2; when an exception arrives, returns a second time, with 1, a14, a15 and a1 as they
// were and everything else undefined (_pxt_restore_exception_state).

#include "abi-offsets.h"
#include "generated-code.h"

    inner_routine _pxt_begin_try
    addi    a15, a15, -4
    s32i    a0, a15, 0
    s32i    a15, a14, CONTEXT_STACK_TOP
    call_cpp _ZN3pxt8beginTryEv
    l32i    a0, a15, 0
    addi    a15, a15, 4
    s32i    a0, a2, TRY_FRAME_PC
    s32i    a15, a2, TRY_FRAME_TS_SP
    s32i    a1, a2, TRY_FRAME_C_SP
    movi    a2, 0
    ret
    end_routine _pxt_begin_try
