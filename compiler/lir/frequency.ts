// Which code runs rarely, so that its bytes count for more than its time: what is in no loop, in a function that no loop calls
// and that does not call itself. Only calls that are written in the loop count. Whoever calls from a loop something that
// calls something else pays a few instructions there, beside two calls; were that code to count as frequent, nearly all
// would, since most programs are called from one endless loop. Of calls through function values and interfaces it is not known
// where they go: what is called by them counts as called from no loop.

import { loopDepths } from "./loops.js";
import type { CallTarget, LirFunction } from "./lir.js";

/**
 * Marks the rare blocks of a whole program.
 *
 * @param methodsAt labels of the methods at an offset in any class's vtable
 */
export function markRareBlocks(
  functions: readonly LirFunction[],
  methodsAt: (offset: number) => Iterable<string>,
): void {
  const frequent = new Set<string>();
  const depths = functions.map(loopDepths);
  for (const [i, fn] of functions.entries()) {
    for (const block of fn.blocks) {
      const inLoop = depths[i]![block.index]! > 0;
      for (const op of block.ops) {
        if (op.op !== "call") continue;
        for (const label of labelsOf(op.target, methodsAt)) if (inLoop || label === fn.label) frequent.add(label);
      }
    }
  }
  for (const [i, fn] of functions.entries()) {
    if (frequent.has(fn.label)) continue;
    for (const block of fn.blocks) block.rare = depths[i]![block.index] === 0;
  }
}

function labelsOf(target: CallTarget, methodsAt: (offset: number) => Iterable<string>): Iterable<string> {
  switch (target.kind) {
    case "code":
      return [target.checksThis?.body ?? target.symbol];
    case "vtable":
      return methodsAt(target.offset);
    case "cpp":
      return [];
  }
}
