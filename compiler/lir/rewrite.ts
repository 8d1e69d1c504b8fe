// Replaces operands in operations.

import type { Condition, Op, Operand, Terminator, VReg } from "./lir.js";

export type Substitution = (operand: Operand) => Operand;

export function substituteInCondition(c: Condition, by: Substitution): Condition {
  return c.test === "compare" ? { ...c, a: by(c.a), b: by(c.b) } : { ...c, a: by(c.a) };
}

/** Replaces what the operation reads, in place. */
export function substituteUses(op: Op, by: Substitution): void {
  switch (op.op) {
    case "move":
      op.src = by(op.src);
      return;
    case "load":
      op.base = by(op.base);
      return;
    case "store":
      op.base = by(op.base);
      op.src = by(op.src);
      return;
    case "tree":
      op.tree.leaves = op.tree.leaves.map(by);
      return;
    case "alu":
    case "num":
      op.a = by(op.a);
      op.b = by(op.b);
      return;
    case "toInt":
    case "fromInt":
    case "fromFlag":
    case "validate":
      op.a = by(op.a);
      return;
    case "test":
      op.condition = substituteInCondition(op.condition, by);
      return;
    case "element":
      op.object = by(op.object);
      op.index = by(op.index);
      return;
    case "length":
      op.object = by(op.object);
      return;
    case "setElement":
      op.object = by(op.object);
      op.index = by(op.index);
      op.value = by(op.value);
      return;
    case "call":
      op.args = op.args.map(by);
      if (op.extra) op.extra = by(op.extra);
      op.keep = op.keep.map(by).filter((o): o is VReg => "id" in o);
      return;
  }
}

export function substituteInEnd(end: Terminator, by: Substitution): void {
  if (end.op === "branch") end.condition = substituteInCondition(end.condition, by);
  if (end.op === "return") end.value = by(end.value);
}
