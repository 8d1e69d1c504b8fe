// How Xtensa's instructions hold addresses that the linker knows: calls and jumps, and l32r, which reaches 256 KB
// backwards (Xtensa ISA Reference Manual, L32R).

import type { CodeRelocations } from "../link/code-relocations.js";
import { encode, fits, type Mnemonic } from "./encodings-instructions.js";

export const xtensaRelocations: CodeRelocations = {
  literalReach: 262144,
  reaches: ({ mnemonic }, pc, target) => fits(mnemonic as Mnemonic, [target], pc),
  call: ({ mnemonic }, pc, target) => encode(mnemonic as Mnemonic, [target], pc),
  loadLiteral: ({ register }, pc, address) => encode("l32r", [register, address], pc),
};
