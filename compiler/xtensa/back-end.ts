// Xtensa as lower/ sees it.

import type { ChipJson } from "../chip.js";
import type { BackEnd } from "../lower/program.js";
import type { AssemblerOptions } from "./assembler.js";
import { coldRoutines } from "./cold-routines.js";
import { argumentsEntry, thisCheckEntry } from "./entries.js";
import { MEMBER_KIND, PROBES, routines } from "./routines.js";
import { selectFunction } from "./select.js";

export function xtensaBackEnd(chip: ChipJson): BackEnd {
  const options = { features: chip.features, coldTargets: new Set<string>() };
  return {
    body: (fn) => selectFunction(fn, options),
    entries: ({ body, displayName, declaredAt, parameters, thisCheck, args }) => {
      const named = (entry: string): AssemblerOptions => ({
        features: chip.features,
        displayName: `${displayName} [${entry}]`,
        ...(declaredAt ? { declaredAt } : {}),
      });
      return [
        ...(thisCheck ? [thisCheckEntry(thisCheck.label, body, thisCheck.classes, named("check this"))] : []),
        ...(args ? [argumentsEntry(args, body, parameters, named("arguments"))] : []),
      ];
    },
    routines: () => [...routines(options), ...coldRoutines([...options.coldTargets].sort(), options)],
    interfaceTable: { kinds: MEMBER_KIND, probes: PROBES },
  };
}
