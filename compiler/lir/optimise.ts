// The passes over LIR, in order. Each is a file of its own and leaves LIR that means the same.

import { useClassFacts } from "./class-facts.js";
import { simplifyConditions } from "./conditions.js";
import { forwardCopies } from "./copies.js";
import { removeDeadOperations } from "./dead.js";
import { fuseConditions } from "./fuse.js";
import type { LirFunction } from "./lir.js";
import { growNumberTrees } from "./number-trees.js";
import { inferRanges } from "./ranges.js";
import { returnEarly } from "./returns.js";

export function optimise(fn: LirFunction): LirFunction {
  returnEarly(fn);
  forwardCopies(fn);
  simplifyConditions(fn);
  forwardCopies(fn);
  fuseConditions(fn);
  useClassFacts(fn);
  removeDeadOperations(fn);
  growNumberTrees(fn);
  inferRanges(fn);
  return fn;
}
