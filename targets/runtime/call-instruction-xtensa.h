// Whether a call stands in front of an address: Xtensa's call0 and callx0 (ISA Reference Manual, formats CALL and CALLX).

#ifndef PXT_ESP_CALL_INSTRUCTION_H
#define PXT_ESP_CALL_INSTRUCTION_H

#include <stdint.h>

constexpr uint32_t callInstructionBytes = 3;

/** True when the three bytes in front of `address` are a call, so that it can be a return address. */
inline bool isBehindCall(uint32_t address) {
    auto instruction = (const uint8_t *)(address - callInstructionBytes);
    if ((instruction[0] & 0x3f) == 0x05)
        return true;
    return instruction[0] == 0xc0 && (instruction[1] & 0xf0) == 0 && instruction[2] == 0;
}

#endif
