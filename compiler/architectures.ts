// The architectures that code can be generated for, by the name that chip.json gives.

import type { ChipJson } from "./chip.js";
import type { BackEnd } from "./lower/program.js";
import { xtensaBackEnd } from "./xtensa/back-end.js";

const BACK_ENDS: Record<string, (chip: ChipJson) => BackEnd> = {
  xtensa: xtensaBackEnd,
};

/** @throws Error when no back end generates code for the chip's architecture */
export function backEndFor(chip: ChipJson): BackEnd {
  const create = BACK_ENDS[chip.architecture];
  if (!create) {
    const known = Object.keys(BACK_ENDS).join(", ");
    throw new Error(
      `${chip.name}: no code generator for architecture "${chip.architecture}" (there is: ${known})`,
    );
  }
  return create(chip);
}
