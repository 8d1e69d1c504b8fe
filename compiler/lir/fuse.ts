// Conditions on the bits of a number need no number: `if (x & 4)` and `(x & 7) == 0` become tests of bits.

import { type Condition, isImm, isVReg, type LirFunction, type Op, type Operand } from "./lir.js";
import { countUses } from "./uses.js";

export function fuseConditions(fn: LirFunction): void {
  const counts = countUses(fn);
  const maskOf = (o: Operand): { a: Operand; mask: number } | undefined => {
    if (!isVReg(o) || counts.reads[o.id] !== 1) return undefined;
    const op = counts.definedBy(o);
    if (op?.op !== "num" || op.fn !== "ands") return undefined;
    // The operands must still have the values that they had there.
    const [a, constant] = isImm(op.b) ? [op.a, op.b] : isImm(op.a) ? [op.b, op.a] : [];
    if (!a || !constant || (constant.imm & 1) === 0) return undefined;
    if (isVReg(a) && counts.definitions[a.id] !== 1) return undefined;
    return { a, mask: constant.imm >> 1 };
  };
  const fuse = (c: Condition): { condition: Condition; negated: boolean } | undefined => {
    if (c.test === "truthy") {
      const bits = maskOf(c.a);
      return bits && { condition: { test: "bits", ...bits }, negated: false };
    }
    if (c.test !== "compare" || !isImm(c.b) || c.b.imm !== 1) return undefined;
    if (c.relation !== "eq" && c.relation !== "eqq" && c.relation !== "neq" && c.relation !== "neqq")
      return undefined;
    const bits = maskOf(c.a);
    const negated = c.relation === "eq" || c.relation === "eqq";
    return bits && { condition: { test: "bits", ...bits }, negated };
  };
  for (const block of fn.blocks) {
    const { end } = block;
    if (end.op === "branch") {
      const fused = fuse(end.condition) ?? fuseLocally(block.ops, end.condition, counts.reads);
      if (fused) {
        end.condition = fused.condition;
        if (fused.negated) [end.ifTrue, end.ifFalse] = [end.ifFalse, end.ifTrue];
      }
    }
  }
}

/** The same for a variable that changes elsewhere: the last operation of the block is the one that takes the bits. */
function fuseLocally(
  ops: Op[],
  c: Condition,
  reads: Uint32Array,
): { condition: Condition; negated: boolean } | undefined {
  const last = ops[ops.length - 1];
  if (last?.op !== "num" || last.fn !== "ands" || reads[last.dst.id] !== 1) return undefined;
  const [a, constant] = isImm(last.b) ? [last.a, last.b] : isImm(last.a) ? [last.b, last.a] : [];
  if (!a || !constant || (constant.imm & 1) === 0) return undefined;
  const condition: Condition = { test: "bits", a, mask: constant.imm >> 1 };
  if (c.test === "truthy" && c.a === last.dst) return { condition, negated: false };
  if (c.test !== "compare" || c.a !== last.dst || !isImm(c.b) || c.b.imm !== 1) return undefined;
  if (c.relation === "eq" || c.relation === "eqq") return { condition, negated: true };
  if (c.relation === "neq" || c.relation === "neqq") return { condition, negated: false };
  return undefined;
}
