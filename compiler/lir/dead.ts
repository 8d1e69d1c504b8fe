// Removes operations whose result nobody reads and that do nothing else.

import { definitionOf, type LirFunction, type Op } from "./lir.js";
import { countUses } from "./uses.js";

/** Arithmetic and tests may convert objects to numbers, which runs no code of the program's: they count as pure. */
const PURE: readonly Op["op"][] = [
  "move",
  "load",
  "alu",
  "fromFlag",
  "fromInt",
  "toInt",
  "num",
  "tree",
  "test",
];

export function removeDeadOperations(fn: LirFunction): void {
  for (let changed = true; changed; ) {
    changed = false;
    const { reads } = countUses(fn);
    for (const block of fn.blocks) {
      const kept = block.ops.filter((op) => {
        const dst = definitionOf(op);
        return !dst || reads[dst.id]! > 0 || !PURE.includes(op.op);
      });
      if (kept.length !== block.ops.length) {
        block.ops = kept;
        changed = true;
      }
    }
  }
}
