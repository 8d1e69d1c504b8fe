// Removes operations whose result nobody reads and that do nothing else.

import { definitionOf, isVReg, type LirFunction, type Op, usesOf } from "./lir.js";
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
  const { reads } = countUses(fn);
  for (let changed = true; changed; ) {
    changed = false;
    // Backwards, so that what only a dead operation reads is found dead right away.
    for (const block of [...fn.blocks].reverse()) {
      const kept: Op[] = [];
      for (const op of [...block.ops].reverse()) {
        const dst = definitionOf(op);
        if (!dst || reads[dst.id]! > 0 || !PURE.includes(op.op)) kept.push(op);
        else for (const o of usesOf(op)) if (isVReg(o)) reads[o.id]!--;
      }
      if (kept.length === block.ops.length) continue;
      block.ops = kept.reverse();
      changed = true;
    }
  }
}
