// A condition whose value is stored or passed on gives `true` or `false` itself, without a flag in between.

import { isImm, type LirFunction, type Op } from "./lir.js";
import { countUses } from "./uses.js";

export function fuseBooleans(fn: LirFunction): void {
  const { reads } = countUses(fn);
  /** The flag that an operation makes, if only the next one reads it. */
  const passesOn = (op: Op | undefined, next: Op | undefined): boolean =>
    (op?.op === "test" || op?.op === "alu") &&
    op.dst.kind === "flag" &&
    reads[op.dst.id] === 1 &&
    (next?.op === "alu" || next?.op === "fromFlag") &&
    next.a === op.dst;
  for (const block of fn.blocks) {
    const ops: Op[] = [];
    for (let i = 0; i < block.ops.length; i++) {
      const op = block.ops[i]!;
      const isNegated = passesOn(op, block.ops[i + 1]) && isNegation(block.ops[i + 1]!);
      const at = isNegated ? i + 1 : i;
      const last = block.ops[at + 1];
      if (op.op === "test" && last?.op === "fromFlag" && passesOn(block.ops[at], last)) {
        ops.push({ ...op, dst: last.dst, boolean: isNegated ? "opposite" : "same" });
        i = at + 1;
      } else {
        ops.push(op);
      }
    }
    block.ops = ops;
  }
}

function isNegation(op: Op): boolean {
  return op.op === "alu" && op.fn === "xor" && isImm(op.b) && op.b.imm === 1;
}
