// The windowed ABI for .S files: what generated code, which is call0-style on every chip, and windowed C++ owe each other
// (docs/abi.md, "Chips whose C++ is windowed").

#ifndef PXT_ESP_ABI_WINDOWED_H
#define PXT_ESP_ABI_WINDOWED_H

#include "xtensa-config.h"

// Saves the windows of all callers in memory, where the window handlers would. Destroys a12 to a15, and uses 200 bytes below a1.
    .macro  save_callers
    call12  _pxt_save_callers
    .endm

// Where a caller's first four registers are once they are in memory: these many bytes below the a1 of whom it called.
#define BASE_SAVE_AREA 16

#endif
