// Whether a call stands in front of an address: Xtensa's call0 and callx0 (ISA Reference Manual, formats CALL and CALLX).

#ifndef PXT_ESP_CALL_INSTRUCTION_H
#define PXT_ESP_CALL_INSTRUCTION_H

#include <stdint.h>

constexpr uint32_t callInstructionBytes = 3;

/** True when the three bytes in front of `address` are a call, so that it can be a return address. */
inline bool isBehindCall(uint32_t address) {
    // Memory for code is read in aligned words only, whatever the chip's constants are read in.
    uint32_t start = address - callInstructionBytes;
    auto words = (const uint32_t *)(start & ~3u);
    uint32_t shift = (start & 3) * 8;
    uint32_t instruction = words[0] >> shift;
    if (shift > 8)
        instruction |= words[1] << (32 - shift);
    return (instruction & 0x3f) == 0x05 || (instruction & 0xfff0ff) == 0xc0;
}

#endif
