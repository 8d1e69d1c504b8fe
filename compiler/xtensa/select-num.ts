// Arithmetic and conversions: the common case in line (arithmetic.ts), everything else (doubles, strings that are numbers,
// results beyond 31 bits) in the runtime's numops. What ranges.ts has proved needs no check.

import { isImm, type Op, type Operand } from "../lir/lir.js";
import { SMALL } from "../lir/value-sets.js";
import {
  COMMUTATIVE,
  checkTags,
  emitFromSmallInt,
  emitWithConstant,
  emitWithRegister,
  mayOverflow,
} from "./arithmetic.js";
import type { Label } from "./assembler.js";
import { arithmeticFunction, COLD_RESULT } from "./cold-routines.js";
import { LOAD, T0 } from "./convention.js";
import type { ColdArgument, FunctionEmitter } from "./function-emitter.js";
import type { Register } from "./registers.js";

type Num = Op & { op: "num" };

export function isSmallInt(o: Operand): o is { imm: number } {
  return isImm(o) && (o.imm & 1) === 1;
}

export function emitNum(f: FunctionEmitter, op: Num): void {
  const { asm } = f;
  const swapped = isSmallInt(op.a) && !isSmallInt(op.b) && COMMUTATIVE.includes(op.fn);
  const [left, right] = swapped ? [op.b, op.a] : [op.a, op.b];
  // Where a sum joins text, the order matters.
  const inOrder = <T>([one, other]: [T, T]): [T, T] => (swapped ? [other, one] : [one, other]);
  // A special constant or literal (undefined, a boolean, a boxed double) is never a small integer.
  const hopeless = [left, right].some((o) => !("id" in o) && !isSmallInt(o));
  const tree = op.tree && f.treeLabels(op.tree);
  const slow = tree ? tree.slow : f.slowLabel(op);
  const done = tree && op.tree?.root === op ? tree.done : asm.label();
  const aRange = f.rangeOf(left);
  const bRange = f.rangeOf(right);
  const overflow = !op.wraps && mayOverflow(op.fn, aRange, bRange);
  /** Whether it has a cold path of its own: the parts of a tree share the root's. */
  const hasColdPath = op.tree ? op.tree.root === op : !(aRange && bRange && !overflow);
  if (!op.tree && (hopeless || hasColdPath) && f.callsFor(op)) {
    f.callOperation(op, [op.a, op.b], arithmeticFunction(op.fn), op.dst);
    return;
  }
  if (hopeless) {
    asm.emit("j", slow);
    if (!op.tree || hasColdPath)
      coldPath(f, op, [{ operand: op.a }, { operand: op.b }], slow, done, COLD_RESULT);
    return;
  }
  const a = f.use(left, LOAD[0]);
  const target = f.target(op.dst, T0);
  // A constant that has to be in a register is loaded into that one.
  const b = isSmallInt(right) ? LOAD[1] : f.use(right, LOAD[1]);
  // The parts of a tree share a cold path, which reads all leaves.
  const unchecked = op.tree || target === a || target === b ? T0 : target;
  const emission = { asm, out: target, unchecked, a, aRange, overflow, slow };
  const args: [ColdArgument, ColdArgument] = [{ operand: left, register: a }, { operand: right }];
  let result: Register;
  if (isSmallInt(right)) result = emitWithConstant(op.fn, emission, right.imm);
  else {
    args[1].register = b;
    if (op.fn === "muls" && overflow && f.hasFrame) {
      checkTags(emission, b, bRange);
      f.multiply(a, b, slow);
      result = T0;
    } else result = emitWithRegister(op.fn, emission, b, bRange);
  }
  if (hasColdPath) coldPath(f, op, inOrder(args), slow, done, result);
  else f.define(op.dst, result);
}

/** Puts the result, which the common case leaves in `result`, where it belongs, and adds the cold path. */
function coldPath(
  f: FunctionEmitter,
  op: Num,
  args: ColdArgument[],
  slow: Label,
  done: Label,
  result: Register,
): void {
  f.finish(op.dst, result, done);
  f.outOfLine(() => {
    f.asm.place(slow);
    if (op.tree) f.coldTree(op.tree);
    else f.coldCall(op, args, arithmeticFunction(op.fn));
    f.rejoin(result, done);
  });
}

export function emitToInt(f: FunctionEmitter, op: Op & { op: "toInt" }): void {
  const { asm } = f;
  if (isSmallInt(op.a)) {
    const register = f.target(op.dst, T0);
    asm.movi32(register, op.a.imm >> 1);
    f.define(op.dst, register);
    return;
  }
  const known = f.rangeOf(op.a);
  if (!known && f.callsFor(op)) {
    f.callOperation(op, [op.a], op.by ?? "pxt::toInt", op.dst);
    return;
  }
  const slow = f.slowLabel(op);
  const done = asm.label();
  const a = f.use(op.a, LOAD[0]);
  const dst = f.target(op.dst, T0);
  if (!known) asm.emit("bbci", a, 0, slow);
  asm.emit("srai", dst, a, 1);
  f.finish(op.dst, dst, done);
  if (known) return;
  f.outOfLine(() => {
    asm.place(slow);
    f.coldCall(op, [{ operand: op.a, register: a }], op.by ?? "pxt::toInt");
    f.rejoin(dst, done);
  });
}

/** Whether a raw number needs no more than 31 bits at the place that is emitted. */
export function isAlwaysSmall(f: FunctionEmitter, raw: Operand): boolean {
  const range = "id" in raw ? f.rangeOf(raw) : undefined;
  return range !== undefined && range.low >= SMALL.low && range.high <= SMALL.high;
}

export function emitFromInt(f: FunctionEmitter, op: Op & { op: "fromInt" }): void {
  const { asm } = f;
  const fitsAlways = isAlwaysSmall(f, op.a);
  if (!fitsAlways && f.callsFor(op)) {
    f.callOperation(op, [op.a], "pxt::fromInt", op.dst);
    return;
  }
  const a = f.use(op.a, LOAD[0]);
  const dst = f.target(op.dst, T0);
  if (fitsAlways) {
    asm.emit("slli", T0, a, 1);
    asm.emit("addi", dst, T0, 1);
    f.define(op.dst, dst);
    return;
  }
  const slow = f.slowLabel(op);
  const done = asm.label();
  emitFromSmallInt(asm, a, dst, slow);
  f.finish(op.dst, dst, done);
  f.outOfLine(() => {
    asm.place(slow);
    f.coldCall(op, [{ operand: op.a, register: a }], "pxt::fromInt");
    f.rejoin(dst, done);
  });
}
