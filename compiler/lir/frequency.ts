// Which code runs rarely, so that its bytes count for more than its time. Code counts as frequent
//   - in a loop,
//   - in a function that calls itself, and
//   - in a function that is called in a loop, unless it mostly calls others: then it is not its own operations that take time.
// Only calls that are written in the loop count. Whoever calls in a loop something that calls something else pays a few
// instructions there, beside two calls; were that code to count as frequent, nearly all would, since most programs are
// called from one endless loop. Of calls through function values and interfaces it is not known where they go: what is
// called by them counts as called in no loop. Nothing counts as frequent in a function whose author asks for few bytes
// (lower/optimisation.ts).

import { type CallTarget, type ClassRange, isCall, type LirFunction, type Op } from "./lir.js";
import { loopSizes } from "./loops.js";

/**
 * Marks the rare blocks of a whole program.
 *
 * @param methodsAt labels of the methods at an offset in the vtables of classes
 */
export function markRareBlocks(
  functions: readonly LirFunction[],
  methodsAt: (offset: number, classes: ClassRange) => Iterable<string>,
): void {
  const frequent = new Set<string>();
  const calledInLoop = new Set<string>();
  const sizes = functions.map(loopSizes);
  for (const [i, fn] of functions.entries()) {
    for (const block of fn.blocks) {
      const size = sizes[i]![block.index];
      const inLoop = size !== undefined;
      block.tight = inLoop && size < TIGHT;
      for (const op of block.ops) {
        if (op.op !== "call") continue;
        for (const label of labelsOf(op.target, methodsAt)) {
          if (label === fn.label) frequent.add(label);
          else if (inLoop) calledInLoop.add(label);
        }
      }
    }
  }
  for (const [i, fn] of functions.entries()) {
    if (fn.isForSize) {
      for (const block of fn.blocks) {
        block.rare = true;
        block.tight = false;
      }
      continue;
    }
    if (frequent.has(fn.label) || (calledInLoop.has(fn.label) && !mostlyCalls(fn))) continue;
    for (const block of fn.blocks) block.rare = sizes[i]![block.index] === undefined;
  }
}

function labelsOf(
  target: CallTarget,
  methodsAt: (offset: number, classes: ClassRange) => Iterable<string>,
): Iterable<string> {
  switch (target.kind) {
    case "code":
      return [target.checksThis?.body ?? target.symbol];
    case "vtable":
      return methodsAt(target.offset, target.classes);
    case "cpp":
      return [];
  }
}

/** A loop of fewer operations is so short that every instruction in it counts. */
const TIGHT = 24;

/** Operations with more than one case, which may become calls of routines. */
export const WITH_CASES: readonly Op["op"][] = ["num", "toInt", "fromInt", "element", "setElement", "test"];

/** A function of that many calls or more, and at most so many other operations for each of them, mostly calls. */
const CALLS = 3;
const OPERATIONS_PER_CALL = 2;

function mostlyCalls(fn: LirFunction): boolean {
  let calls = 0;
  let operations = 0;
  for (const { ops, end } of fn.blocks) {
    for (const op of ops) {
      if (isCall(op)) calls++;
      else if (WITH_CASES.includes(op.op)) operations++;
    }
    if (end.op === "branch" && end.condition.test !== "nonzero") operations++;
  }
  return calls >= CALLS && operations <= OPERATIONS_PER_CALL * calls;
}
