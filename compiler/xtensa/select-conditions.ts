// Conditions: comparisons of tagged values, truth of a value, class tests; as branches and as flags.

import type { Block, ClassRange, Condition, NumRelation, Op, Operand } from "../lir/lir.js";
import { isImm } from "../lir/lir.js";
import type { Label } from "./assembler.js";
import { checkClassRange, loadClassNo } from "./class-check.js";
import { COLD_RESULT } from "./cold-routines.js";
import { LOAD, T0 } from "./convention.js";
import { fits } from "./encodings-instructions.js";
import type { ColdArgument, FunctionEmitter } from "./function-emitter.js";
import type { Register } from "./registers.js";
import { isSmallInt } from "./select-num.js";

const TAG_NULL = 6;
const TAG_FALSE = 10;
const TAG_TRUE = 66;

/** A branch to `taken` when the condition is `when`; otherwise control goes on behind it. */
interface Branch {
  taken: Label;
  when: boolean;
}

/**
 * Branches on a condition. With `fallsToTrue` control goes on behind it when the condition holds, otherwise when it
 * doesn't; the other label is jumped to.
 */
export function branchOn(
  f: FunctionEmitter,
  place: Op | Block,
  condition: Condition,
  ifTrue: Label,
  ifFalse: Label,
  fallsToTrue: boolean,
): void {
  const branch: Branch = fallsToTrue ? { taken: ifFalse, when: false } : { taken: ifTrue, when: true };
  const onward = fallsToTrue ? ifTrue : ifFalse;
  switch (condition.test) {
    case "nonzero": {
      const a = f.use(condition.a, LOAD[0]);
      f.asm.emit(branch.when ? "bnez" : "beqz", a, branch.taken);
      return;
    }
    case "bits":
      branchOnBits(f, place, condition.a, condition.mask, branch, onward);
      return;
    case "truthy":
      branchOnTruth(f, place, condition.a, branch, onward);
      return;
    case "compare":
      branchOnComparison(f, place, condition.relation, condition.a, condition.b, branch, onward);
      return;
    case "instance":
      branchOnInstance(f, condition.a, condition.classes, branch);
  }
}

/** Sets the flag `op.dst` to the condition's value. */
export function emitTest(f: FunctionEmitter, op: Op & { op: "test" }): void {
  const { asm } = f;
  const ifTrue = asm.label();
  const ifFalse = asm.label();
  const done = asm.label();
  branchOn(f, op, op.condition, ifTrue, ifFalse, false);
  asm.place(ifFalse);
  asm.emit("movi", T0, 0);
  asm.emit("j", done);
  asm.place(ifTrue);
  asm.emit("movi", T0, 1);
  asm.place(done);
  f.define(op.dst, T0);
}

function branchOnBits(
  f: FunctionEmitter,
  place: Op | Block,
  operand: Operand,
  mask: number,
  branch: Branch,
  onward: Label,
): void {
  const { asm } = f;
  const slow = f.slowLabel(place);
  const known = f.rangeOf(operand);
  const tagged = 2 * mask;
  const general = { imm: tagged | 1 };
  if (!known && f.callsFor(place)) {
    f.callOperation(place, [operand, general], "numops::ands");
    // Not the tagged zero.
    asm.emit(branch.when ? "bnei" : "beqi", COLD_RESULT, 1, branch.taken);
    return;
  }
  const a = f.use(operand, LOAD[0]);
  if (!known) asm.emit("bbci", a, 0, slow);
  if (mask !== 0 && (mask & (mask - 1)) === 0) {
    asm.emit(branch.when ? "bbsi" : "bbci", a, 31 - Math.clz32(tagged), branch.taken);
  } else {
    asm.movi32(T0, tagged);
    asm.emit(branch.when ? "bany" : "bnone", a, T0, branch.taken);
  }
  if (known) return;
  f.outOfLine(() => {
    asm.place(slow);
    f.coldCall(place, [{ operand, register: a }, { operand: general }], "numops::ands");
    asm.emit(branch.when ? "bnei" : "beqi", COLD_RESULT, 1, branch.taken);
    asm.emit("j", onward);
  });
}

function branchOnTruth(
  f: FunctionEmitter,
  place: Op | Block,
  operand: Operand,
  branch: Branch,
  onward: Label,
): void {
  const { asm } = f;
  const ifTrue = branch.when ? branch.taken : onward;
  const ifFalse = branch.when ? onward : branch.taken;
  if (!f.rangeOf(operand) && f.callsFor(place)) {
    f.callOperation(place, [operand], "numops::toBool");
    asm.emit(branch.when ? "bnez" : "beqz", COLD_RESULT, branch.taken);
    return;
  }
  const a = f.use(operand, LOAD[0]);
  if (f.rangeOf(operand)) {
    asm.emit(branch.when ? "bnei" : "beqi", a, 1, branch.taken);
    return;
  }
  const other = f.slowLabel(place);
  if (branch.when) {
    asm.movi32(T0, TAG_TRUE);
    asm.emit("beq", a, T0, branch.taken);
    asm.emit("bnei", a, TAG_FALSE, other);
  } else {
    asm.emit("beqi", a, TAG_FALSE, branch.taken);
    asm.movi32(T0, TAG_TRUE);
    asm.emit("bne", a, T0, other);
  }
  f.outOfLine(() => {
    asm.place(other);
    f.coldCall(place, [{ operand, register: a }], "numops::toBool");
    asm.emit("bnez", COLD_RESULT, ifTrue);
    asm.emit("j", ifFalse);
  });
}

const INVERSE: Record<NumRelation, NumRelation> = {
  lt: "ge",
  ge: "lt",
  gt: "le",
  le: "gt",
  eq: "neq",
  neq: "eq",
  eqq: "neqq",
  neqq: "eqq",
};

/** Which routine tells whether a relation holds: perhaps with the operands in the other order, perhaps whether it does not. */
const ROUTINES: Record<NumRelation, { routine: string; swapped: boolean; holdsWhen: boolean }> = {
  lt: { routine: "numops::lt", swapped: false, holdsWhen: true },
  gt: { routine: "numops::lt", swapped: true, holdsWhen: true },
  ge: { routine: "numops::ge", swapped: false, holdsWhen: true },
  le: { routine: "numops::ge", swapped: true, holdsWhen: true },
  eq: { routine: "numops::eq", swapped: false, holdsWhen: true },
  neq: { routine: "numops::eq", swapped: false, holdsWhen: false },
  eqq: { routine: "numops::eqq", swapped: false, holdsWhen: true },
  neqq: { routine: "numops::eqq", swapped: false, holdsWhen: false },
};

function branchOnComparison(
  f: FunctionEmitter,
  place: Op | Block,
  relation: NumRelation,
  left: Operand,
  right: Operand,
  branch: Branch,
  onward: Label,
): void {
  const { asm } = f;
  if (branchOnIdentity(f, relation, left, right, branch)) return;
  const { routine, swapped, holdsWhen } = ROUTINES[relation];
  const known = f.rangeOf(left) && f.rangeOf(right);
  /** Branches on the routine's result. */
  const onResult = (): void =>
    asm.emit(branch.when === holdsWhen ? "bnez" : "beqz", COLD_RESULT, branch.taken);
  if (!known && f.callsFor(place)) {
    f.callOperation(place, swapped ? [right, left] : [left, right], routine);
    onResult();
    return;
  }
  const slow = f.slowLabel(place);
  const wanted = branch.when ? relation : INVERSE[relation];
  const args: [ColdArgument, ColdArgument] = [{ operand: left }, { operand: right }];
  if (!("id" in left) && !isSmallInt(left)) asm.emit("j", slow);
  else if (!("id" in right) && !isSmallInt(right)) asm.emit("j", slow);
  else if (isSmallInt(right) && !isSmallInt(left)) {
    const a = f.use(left, LOAD[0]);
    args[0].register = a;
    if (!f.rangeOf(left)) asm.emit("bbci", a, 0, slow);
    compareWithConstant(f, wanted, a, right.imm, branch.taken);
  } else {
    const a = f.use(left, LOAD[0]);
    const b = f.use(right, LOAD[1]);
    args[0].register = a;
    args[1].register = b;
    if (!f.rangeOf(left) && !f.rangeOf(right)) {
      asm.emit("and", T0, a, b);
      asm.emit("bbci", T0, 0, slow);
    } else if (!f.rangeOf(left)) asm.emit("bbci", a, 0, slow);
    else if (!f.rangeOf(right)) asm.emit("bbci", b, 0, slow);
    compare(f, wanted, a, b, branch.taken);
  }
  if (known) return;
  f.outOfLine(() => {
    asm.place(slow);
    f.coldCall(place, swapped ? [args[1], args[0]] : args, routine);
    onResult();
    asm.emit("j", onward);
  });
}

/**
 * Strict equality with undefined, null, true, false or a small integer is identity, since a number that fits is always
 * tagged; but not with 0, which -0 equals. Loose equality with null and undefined takes both.
 */
function branchOnIdentity(
  f: FunctionEmitter,
  relation: NumRelation,
  left: Operand,
  right: Operand,
  branch: Branch,
): boolean {
  if (!["eq", "neq", "eqq", "neqq"].includes(relation)) return false;
  const strict = relation === "eqq" || relation === "neqq";
  const matches = (o: Operand): o is { imm: number } => isSpecial(o) || (strict && isIntegerButZero(o));
  const [operand, constant] = matches(right) ? [left, right.imm] : matches(left) ? [right, left.imm] : [];
  if (operand === undefined || constant === undefined) return false;
  const nullish = constant === 0 || constant === TAG_NULL;
  if (!strict && !nullish) return false;
  const { asm } = f;
  const jumpWhenEqual = (relation === "eq" || relation === "eqq") === branch.when;
  const a = f.use(operand, LOAD[0]);
  if (!strict) {
    if (jumpWhenEqual) {
      asm.emit("beqz", a, branch.taken);
      asm.emit("beqi", a, TAG_NULL, branch.taken);
    } else {
      const equal = asm.label();
      asm.emit("beqz", a, equal);
      asm.emit("bnei", a, TAG_NULL, branch.taken);
      asm.place(equal);
    }
  } else if (constant === 0) asm.emit(jumpWhenEqual ? "beqz" : "bnez", a, branch.taken);
  else if (fits("beqi", [a, constant, 0], 0))
    asm.emit(jumpWhenEqual ? "beqi" : "bnei", a, constant, branch.taken);
  else {
    asm.movi32(T0, constant);
    asm.emit(jumpWhenEqual ? "beq" : "bne", a, T0, branch.taken);
  }
  return true;
}

function isSpecial(o: Operand): o is { imm: number } {
  return isImm(o) && [0, TAG_NULL, TAG_FALSE, TAG_TRUE].includes(o.imm);
}

function isIntegerButZero(o: Operand): o is { imm: number } {
  return isSmallInt(o) && o.imm !== 1;
}

function compare(f: FunctionEmitter, relation: NumRelation, a: Register, b: Register, taken: Label): void {
  const { asm } = f;
  switch (relation) {
    case "lt":
      asm.emit("blt", a, b, taken);
      return;
    case "ge":
      asm.emit("bge", a, b, taken);
      return;
    case "gt":
      asm.emit("blt", b, a, taken);
      return;
    case "le":
      asm.emit("bge", b, a, taken);
      return;
    case "eq":
    case "eqq":
      asm.emit("beq", a, b, taken);
      return;
    case "neq":
    case "neqq":
      asm.emit("bne", a, b, taken);
  }
}

function compareWithConstant(
  f: FunctionEmitter,
  relation: NumRelation,
  a: Register,
  constant: number,
  taken: Label,
): void {
  const { asm } = f;
  const immediate = { lt: "blti", ge: "bgei", eq: "beqi", eqq: "beqi", neq: "bnei", neqq: "bnei" } as const;
  // Tagged integers are odd: a > c is a >= c + 1, where c + 1 is even and so never a value itself.
  const [r, c] =
    relation === "gt"
      ? (["ge", constant + 1] as const)
      : relation === "le"
        ? (["lt", constant + 1] as const)
        : [relation, constant];
  const mnemonic = immediate[r as keyof typeof immediate];
  if (c <= 0x7fffffff && fits(mnemonic, [a, c, 0], 0)) {
    asm.emit(mnemonic, a, c, taken);
    return;
  }
  asm.movi32(LOAD[1], constant);
  compare(f, relation, a, LOAD[1], taken);
}

function branchOnInstance(f: FunctionEmitter, operand: Operand, classes: ClassRange, branch: Branch): void {
  const { asm } = f;
  const a = f.use(operand, LOAD[0]);
  const no = branch.when ? asm.label() : branch.taken;
  loadClassNo(asm, a, no);
  checkClassRange(asm, classes, no);
  if (branch.when) {
    asm.emit("j", branch.taken);
    asm.place(no);
  }
}
