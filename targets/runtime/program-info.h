// Where the linked program is.

#ifndef PXT_ESP_PROGRAM_INFO_H
#define PXT_ESP_PROGRAM_INFO_H

#include "pxtbase.h"

/** Filled in by the linker; the words are named in docs/abi.md. */
struct ProgramInfo {
    uint16_t *header;
    pxt::TValue *globals;
    uintptr_t freeStart;
    uintptr_t freeEnd;
    uintptr_t codeStart;
    uintptr_t codeEnd;
};

extern "C" volatile ProgramInfo pxt_program_info;

#endif
