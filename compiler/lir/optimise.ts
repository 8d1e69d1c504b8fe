// The passes over LIR, in order. Each is a file of its own and leaves LIR that means the same.

import { useClassFacts } from "./class-facts.js";
import { simplifyConditions } from "./conditions.js";
import { forwardCopies } from "./copies.js";
import { removeDeadOperations } from "./dead.js";
import { findFastLoops } from "./fast-loops.js";
import { fuseConditions } from "./fuse.js";
import type { LirFunction } from "./lir.js";
import { growNumberTrees } from "./number-trees.js";
import { inferPlaceRanges } from "./place-ranges.js";
import { inferRanges } from "./ranges.js";
import { returnEarly } from "./returns.js";

/** Each with its name for listings (docs/compiler.md). */
export const PASSES: readonly { name: string; run: (fn: LirFunction) => void }[] = [
  { name: "early returns", run: returnEarly },
  { name: "copies", run: forwardCopies },
  { name: "conditions", run: simplifyConditions },
  { name: "copies, once more", run: forwardCopies },
  { name: "fused conditions", run: fuseConditions },
  { name: "class facts", run: useClassFacts },
  { name: "copies, of what needed no check", run: forwardCopies },
  { name: "dead operations", run: removeDeadOperations },
  { name: "number trees", run: growNumberTrees },
  { name: "ranges", run: inferRanges },
  { name: "ranges by place", run: inferPlaceRanges },
  { name: "fast loops", run: findFastLoops },
];

export function optimise(fn: LirFunction): LirFunction {
  for (const { run } of PASSES) run(fn);
  return fn;
}
