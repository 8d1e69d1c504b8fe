// A jump to a block that only returns becomes a return itself, with the value that was being carried there.

import { dropUnreachable } from "./blocks.js";
import { isVReg, type LirFunction } from "./lir.js";

export function returnEarly(fn: LirFunction): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const block of fn.blocks) {
      if (block.end.op !== "jump") continue;
      const target = block.end.to;
      if (target.end.op !== "return" || target === block) continue;
      let value = target.end.value;
      // A chain of carried values: moves, then the return.
      const moves = target.ops;
      if (moves.some((op) => op.op !== "move") || moves.length > 1) continue;
      const move = moves[0];
      if (move?.op === "move" && isVReg(value) && move.dst === value) value = move.src;
      else if (move) continue;
      const last = block.ops[block.ops.length - 1];
      if (last?.op === "move" && isVReg(value) && last.dst === value) {
        value = last.src;
        block.ops.pop();
      }
      const { at } = block.end;
      block.end = { op: "return", value, ...(at ? { at } : {}) };
      changed = true;
    }
    if (changed) dropUnreachable(fn);
  }
}
