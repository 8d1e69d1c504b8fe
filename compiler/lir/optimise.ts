// The passes over LIR, in order. Each is a file of its own and leaves LIR that means the same.

import { fuseBooleans } from "./booleans.js";
import { useClassFacts } from "./class-facts.js";
import { simplifyConditions } from "./conditions.js";
import { forwardCopies } from "./copies.js";
import { removeDeadCopies, removeDeadOperations } from "./dead.js";
import { findFastLoops } from "./fast-loops.js";
import { fuseConditions } from "./fuse.js";
import { useKnownClasses } from "./known-classes.js";
import { useKnownValues } from "./known-values.js";
import type { LirFunction } from "./lir.js";
import { growNumberTrees } from "./number-trees.js";
import { inferPlaceRanges } from "./place-ranges.js";
import { markWrapping } from "./ranges.js";
import { returnEarly } from "./returns.js";
import { inferValues, type ProgramFacts } from "./value-flow.js";

/** A pass looks at one function, or at all of a program. */
export type Pass = { name: string } & (
  | { run: (fn: LirFunction) => void }
  | { runOnAll: (functions: readonly LirFunction[], program: ProgramFacts) => void }
);

/** Each with its name for listings (docs/compiler.md). */
export const PASSES: readonly Pass[] = [
  { name: "early returns", run: returnEarly },
  { name: "copies", run: forwardCopies },
  { name: "conditions", run: simplifyConditions },
  { name: "copies, once more", run: forwardCopies },
  { name: "fused conditions", run: fuseConditions },
  { name: "class facts", run: useClassFacts },
  { name: "copies, of what needed no check", run: forwardCopies },
  { name: "dead copies", run: removeDeadCopies },
  { name: "dead operations", run: removeDeadOperations },
  { name: "wrapping sums", run: markWrapping },
  { name: "values", runOnAll: inferValues },
  { name: "known values", run: useKnownValues },
  { name: "known classes", run: useKnownClasses },
  { name: "copies, of what never needed a check", run: forwardCopies },
  { name: "dead copies, once more", run: removeDeadCopies },
  { name: "booleans", run: fuseBooleans },
  { name: "number trees", run: growNumberTrees },
  { name: "ranges by place", run: inferPlaceRanges },
  { name: "fast loops", run: findFastLoops },
];

/** Optimises all functions of a program. `watch` is told each pass that is over. */
export function optimise(
  functions: readonly LirFunction[],
  program: ProgramFacts,
  watch?: (pass: string) => void,
): void {
  for (const pass of PASSES) {
    if ("run" in pass) for (const fn of functions) pass.run(fn);
    else pass.runOnAll(functions, program);
    watch?.(pass.name);
  }
}
