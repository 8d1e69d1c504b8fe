// Removes operations whose result nobody reads and that do nothing else.

import { definitionOf, isVReg, type LirFunction, type Op, usesOf, usesOfEnd } from "./lir.js";
import { liveAtBlocks } from "./liveness.js";
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

/**
 * Removes copies to registers that are read elsewhere, but not from there on. Constants stay: they clear variables, which keeps what
 * these held from the collector.
 */
export function removeDeadCopies(fn: LirFunction): void {
  // A handler may read what a variable held anywhere in the try block.
  if (fn.hasTry) return;
  const { liveOut } = liveAtBlocks(fn);
  for (const block of fn.blocks) {
    const live = new Set(liveOut[block.index]!);
    for (const o of usesOfEnd(block.end)) if (isVReg(o)) live.add(o);
    const kept: Op[] = [];
    for (const op of [...block.ops].reverse()) {
      if (op.op === "move" && isVReg(op.src) && !live.has(op.dst)) continue;
      const dst = definitionOf(op);
      if (dst) live.delete(dst);
      for (const o of usesOf(op)) if (isVReg(o)) live.add(o);
      if (op.op === "call") for (const v of op.keep) live.add(v);
      kept.push(op);
    }
    if (kept.length < block.ops.length) block.ops = kept.reverse();
  }
}
