// Where .S files find fields of C++ objects: offsets are those of libs/base/pxtbase.h.

#ifndef PXT_ESP_ABI_OFFSETS_H
#define PXT_ESP_ABI_OFFSETS_H

    .set    CONTEXT_STACK_LIMIT, 0      // ThreadContext::globals, which nothing else reads, holds the stack's limit
    .set    CONTEXT_STACK_TOP, 4
    .set    TRY_FRAME_PC, 4             // TryFrame::registers
    .set    TRY_FRAME_TS_SP, 8
    .set    TRY_FRAME_C_SP, 12
    .set    ACTION_CODE, 8
    .set    VTABLE_CLASS_NO, 8
    .set    CLASS_REF_ACTION, 4

#endif
