// Xtensa as lower/ sees it.

import type { ChipJson } from "../chip.js";
import type { BackEnd } from "../lower/program.js";
import { argumentsEntry, thisCheckEntry } from "./entries.js";
import { MEMBER_KIND, PROBES, routines } from "./routines.js";
import { selectFunction } from "./select.js";

export function xtensaBackEnd(chip: ChipJson): BackEnd {
  const options = { features: chip.features };
  return {
    body: (fn) => selectFunction(fn, options),
    entries: ({ body, displayName, parameters, thisCheck, args }) => [
      ...(thisCheck
        ? [thisCheckEntry(thisCheck.label, body, thisCheck.classes, `${displayName} [check this]`, options)]
        : []),
      ...(args ? [argumentsEntry(args, body, parameters, `${displayName} [arguments]`, options)] : []),
    ],
    routines: () => routines(options),
    interfaceTable: { kinds: MEMBER_KIND, probes: PROBES },
  };
}
