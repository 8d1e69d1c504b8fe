// Xtensa as lower/ sees it: machine code from LIR.

import type { ChipJson } from "../chip.js";
import type { BackEnd } from "../lower/program.js";
import type { AssemblerOptions } from "./assembler.js";
import { ColdRoutines } from "./cold-routines.js";
import { REGISTER_FILE } from "./convention.js";
import { constantsBit } from "./elements.js";
import { argumentsEntry, thisCheckEntry } from "./entries.js";
import { MEMBER_KIND, PROBES, routines } from "./routines.js";
import { selectFunction } from "./select.js";

export function xtensaBackEnd(chip: ChipJson): BackEnd {
  const cold = new ColdRoutines({ features: chip.features }, constantsBit(chip));
  const options = { features: chip.features, routines: cold };
  return {
    registers: REGISTER_FILE,
    body: (fn, allocation) => selectFunction(fn, allocation, options),
    entries: ({ body, displayName, declaredAt, parameters, given, thisCheck, args }) => {
      const named = (entry: string): AssemblerOptions => ({
        features: chip.features,
        displayName: `${displayName} [${entry}]`,
        ...(declaredAt ? { declaredAt } : {}),
      });
      return [
        ...(thisCheck ? [thisCheckEntry(thisCheck.label, body, thisCheck.classes, named("check this"))] : []),
        ...(args ? [argumentsEntry(args, body, { parameters, given }, named("arguments"))] : []),
      ];
    },
    routines: () => [...routines(options), ...cold.sections()],
    interfaceTable: { kinds: MEMBER_KIND, probes: PROBES },
  };
}
