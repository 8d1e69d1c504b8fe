// The architectures that code can be generated for, by the name that chip.json gives.

import type { ChipJson } from "./chip.js";
import type { CallFrames } from "./link/call-frames.js";
import type { BackEnd } from "./lower/program.js";
import { xtensaBackEnd } from "./xtensa/back-end.js";
import { xtensaCallFrames } from "./xtensa/frames.js";

interface Architecture {
  backEnd(chip: ChipJson): BackEnd;
  callFrames: CallFrames;
}

const ARCHITECTURES: Record<string, Architecture> = {
  xtensa: { backEnd: xtensaBackEnd, callFrames: xtensaCallFrames },
};

/** @throws Error when no back end generates code for the chip's architecture */
export function backEndFor(chip: ChipJson): BackEnd {
  return architectureOf(chip).backEnd(chip);
}

/** How call frames of the chip's code are found; undefined for an architecture that is not known. */
export function callFramesFor(chip: ChipJson): CallFrames | undefined {
  return Object.hasOwn(ARCHITECTURES, chip.architecture)
    ? ARCHITECTURES[chip.architecture]!.callFrames
    : undefined;
}

function architectureOf(chip: ChipJson): Architecture {
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
