// The architectures that code can be generated for, by the name that chip.json gives.

import type { ChipJson } from "./chip.js";
import type { CallFrames } from "./link/call-frames.js";
import type { CodeRelocations } from "./link/code-relocations.js";
import type { LinkInput } from "./link/link.js";
import type { BackEnd } from "./lower/program.js";
import { xtensa } from "./xtensa/architecture.js";

/** All that the other passes know of an architecture. */
export interface Architecture {
  /** Machine code from LIR. */
  backEnd(chip: ChipJson): BackEnd;
  /** What a program is linked from, with what stands between its code and C++ where the chip's ABI needs it. */
  withBridges(input: LinkInput): LinkInput;
  relocations: CodeRelocations;
  callFrames: CallFrames;
  /** Fields of the ELF header: e_machine and e_flags. */
  elf: { machine: number; flags: number };
}

const ARCHITECTURES: Record<string, Architecture> = { xtensa };

/** @throws Error when no code can be generated for the chip's architecture */
export function architectureOf(chip: ChipJson): Architecture {
  const architecture = Object.hasOwn(ARCHITECTURES, chip.architecture)
    ? ARCHITECTURES[chip.architecture]
    : undefined;
  if (!architecture) {
    const known = Object.keys(ARCHITECTURES).join(", ");
    throw new Error(
      `${chip.name}: no code generator for architecture "${chip.architecture}" (there is: ${known})`,
    );
  }
  return architecture;
}

/** @throws Error when no code can be generated for the chip's architecture */
export function backEndFor(chip: ChipJson): BackEnd {
  return architectureOf(chip).backEnd(chip);
}
