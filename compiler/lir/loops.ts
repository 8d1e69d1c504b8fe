// Loops, as far as the order of blocks shows them: from the target of a jump back to where it comes from.

import type { LirFunction } from "./lir.js";

/** How many loops each block is in. */
export function loopDepths(fn: LirFunction): number[] {
  const depth = fn.blocks.map(() => 0);
  for (const block of fn.blocks) {
    const targets =
      block.end.op === "jump"
        ? [block.end.to]
        : block.end.op === "branch"
          ? [block.end.ifTrue, block.end.ifFalse]
          : [];
    for (const t of targets) {
      if (t.index > block.index) continue;
      for (let i = t.index; i <= block.index; i++) depth[i]!++;
    }
  }
  return depth;
}
