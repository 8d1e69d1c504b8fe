// What can have one value only, or turn out one way only, needs no register and no branch. With the branches goes the code that is
// for what never happens in this program, and what only that code calls.

import { skipEmptyBlocks } from "./blocks.js";
import { removeDeadOperations } from "./dead.js";
import { type Condition, isImm, isVReg, type LirFunction, type Operand } from "./lir.js";
import { oneOf, outcomesOf } from "./outcomes.js";
import { substituteInEnd, substituteUses } from "./rewrite.js";
import { ANY_KIND, constantSet, ofKinds, type ValueSet } from "./value-sets.js";

/** Constants that take no more to have than to load; and those that take no more than what is in a register. */
const SMALL = { least: -32, most: 95 };
const SMALLEST = { least: -1, most: 10 };

export function useKnownValues(fn: LirFunction): void {
  const values = fn.values!;
  const of = (o: Operand): ValueSet => (isVReg(o) ? values[o.id]! : (constantSet(o) ?? ofKinds(ANY_KIND)));
  const parameters = new Set(fn.params);
  const known = (o: Operand): Operand => {
    if (!isVReg(o) || o.kind !== "value") return o;
    const constant = oneOf(of(o));
    if (constant === undefined) return o;
    const { least, most } = parameters.has(o) ? SMALLEST : SMALL;
    return constant >= least && constant <= most ? { imm: constant } : o;
  };
  const outcome = (c: Condition): boolean | undefined => {
    const { true: holds, false: fails } = outcomesOf(c, of);
    return holds === fails ? undefined : holds;
  };
  let changed = false;
  for (const block of fn.blocks) {
    const { end } = block;
    const decided = end.op === "branch" ? outcome(end.condition) : undefined;
    if (end.op === "branch" && decided !== undefined) {
      const to = decided ? end.ifTrue : end.ifFalse;
      block.end = { op: "jump", to, ...(end.at ? { at: end.at } : {}) };
      changed = true;
    }
  }
  if (changed) skipEmptyBlocks(fn);
  for (const block of fn.blocks) {
    for (const op of block.ops) {
      // A constant index is taken for an integer.
      const index = "index" in op && !isInteger(op.index) ? op.index : undefined;
      substituteUses(op, known);
      if (index && "index" in op && !isInteger(op.index)) op.index = index;
    }
    substituteInEnd(block.end, known);
  }
  removeDeadOperations(fn);
}

function isInteger(o: Operand): boolean {
  return isImm(o) && (o.imm & 1) === 1;
}
