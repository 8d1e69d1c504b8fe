// Conditions: comparisons of tagged values, truth of a value, class tests; as branches and as flags.

import type { Block, ClassRange, Condition, NumRelation, Op, Operand } from "../lir/lir.js";
import { isImm } from "../lir/lir.js";
import { equalityIsIdentity, KIND, type ValueSet } from "../lir/value-sets.js";
import type { Label } from "./assembler.js";
import { arePointers, checkClassRange, loadClassNo } from "./class-check.js";
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
      branchOnInstance(f, place, condition.a, condition.classes, branch);
  }
}

/** Whether the condition never needs the runtime at the place that is emitted, so that it has no cold path. */
export function isPlain(f: FunctionEmitter, c: Condition): boolean {
  switch (c.test) {
    case "nonzero":
      return true;
    case "truthy":
      return testOfTruth(f.valuesOf(c.a)) !== undefined;
    case "bits":
      return f.rangeOf(c.a) !== undefined;
    case "compare":
      return f.rangeOf(c.a) !== undefined && f.rangeOf(c.b) !== undefined;
    case "instance":
      return false;
  }
}

/** Sets the flag `op.dst` to the condition's value. */
export function emitTest(f: FunctionEmitter, op: Op & { op: "test" }): void {
  const { asm } = f;
  const ifTrue = asm.label();
  const ifFalse = asm.label();
  const done = asm.label();
  branchOn(f, op, op.condition, ifTrue, ifFalse, false);
  const [yes, no] = op.boolean ? [TAG_TRUE, TAG_FALSE] : [1, 0];
  asm.place(ifFalse);
  asm.emit("movi", T0, op.boolean === "opposite" ? yes : no);
  asm.emit("j", done);
  asm.place(ifTrue);
  asm.emit("movi", T0, op.boolean === "opposite" ? no : yes);
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
  const test = testOfTruth(f.valuesOf(operand));
  if (test) {
    const a = f.use(operand, LOAD[0]);
    const [ifSo, ifNot] = TRUTH_BRANCHES[test.by];
    if (test.by === "zero") asm.emit(branch.when ? ifSo : ifNot, a, branch.taken);
    else asm.emit(branch.when ? ifSo : ifNot, a, test.constant, branch.taken);
    return;
  }
  if (f.callsFor(place)) {
    f.callOperation(place, [operand], "numops::toBool");
    asm.emit(branch.when ? "bnez" : "beqz", COLD_RESULT, branch.taken);
    return;
  }
  const a = f.use(operand, LOAD[0]);
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

/** A single comparison that tells what is true from what is not: with zero, with one value, or with a least one. */
type TruthTest = { by: "zero" } | { by: "value" | "least"; constant: number };

/** The branches that are taken when the value is true, and when it is not. */
const TRUTH_BRANCHES = {
  zero: ["bnez", "beqz"],
  value: ["bnei", "beqi"],
  least: ["bgeui", "bltui"],
} as const;

/** Values that are not true, and immediates that are above each of them but not above true values of such kinds. */
const FALSE_VALUES = [
  { kind: KIND.undefined, value: 0, above: 2 },
  { kind: KIND.null, value: TAG_NULL, above: 7 },
  { kind: KIND.false, value: TAG_FALSE, above: 12 },
] as const;

/** The comparison that tells whether a value of the set is true, if a single one does. */
function testOfTruth({ ints, kinds }: ValueSet): TruthTest | undefined {
  if ((kinds & (KIND.double | KIND.string | KIND.special)) !== 0) return undefined;
  const untrue = FALSE_VALUES.filter(({ kind }) => (kinds & kind) !== 0);
  const [first] = untrue;
  const last = untrue[untrue.length - 1];
  if (ints && ints.low <= 0 && ints.high >= 0) {
    if (!last) return { by: "value", constant: 1 };
    return last.kind === KIND.undefined ? { by: "least", constant: 2 } : undefined;
  }
  if (!first || !last) return undefined;
  if (first === last) return first.value === 0 ? { by: "zero" } : { by: "value", constant: first.value };
  // Small integers are between the others.
  return ints ? undefined : { by: "least", constant: last.above };
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

/** Where equality is identity (value-sets.ts) the values' bits are compared. Loose equality with null and undefined takes both. */
function branchOnIdentity(
  f: FunctionEmitter,
  relation: NumRelation,
  left: Operand,
  right: Operand,
  branch: Branch,
): boolean {
  if (!["eq", "neq", "eqq", "neqq"].includes(relation)) return false;
  const loosely = relation === "eq" || relation === "neq";
  const jumpWhenEqual = (relation === "eq" || relation === "eqq") === branch.when;
  const known = isImm(right)
    ? { operand: left, constant: right.imm }
    : isImm(left)
      ? { operand: right, constant: left.imm }
      : undefined;
  if (loosely && known && (known.constant === 0 || known.constant === TAG_NULL)) {
    branchOnNullish(f, known.operand, jumpWhenEqual, branch.taken);
    return true;
  }
  if (!equalityIsIdentity(f.valuesOf(left), f.valuesOf(right), loosely)) return false;
  if (known) {
    const a = f.use(known.operand, LOAD[0]);
    branchOnConstant(f, a, known.constant, jumpWhenEqual, branch.taken);
  } else {
    const a = f.use(left, LOAD[0]);
    f.asm.emit(jumpWhenEqual ? "beq" : "bne", a, f.use(right, LOAD[1]), branch.taken);
  }
  return true;
}

function branchOnNullish(f: FunctionEmitter, operand: Operand, jumpWhenEqual: boolean, taken: Label): void {
  const { asm } = f;
  const { kinds } = f.valuesOf(operand);
  const a = f.use(operand, LOAD[0]);
  if ((kinds & KIND.null) === 0) branchOnConstant(f, a, 0, jumpWhenEqual, taken);
  else if ((kinds & KIND.undefined) === 0) branchOnConstant(f, a, TAG_NULL, jumpWhenEqual, taken);
  else if (jumpWhenEqual) {
    asm.emit("beqz", a, taken);
    asm.emit("beqi", a, TAG_NULL, taken);
  } else {
    const equal = asm.label();
    asm.emit("beqz", a, equal);
    asm.emit("bnei", a, TAG_NULL, taken);
    asm.place(equal);
  }
}

function branchOnConstant(
  f: FunctionEmitter,
  a: Register,
  constant: number,
  jumpWhenEqual: boolean,
  taken: Label,
): void {
  const { asm } = f;
  if (constant === 0) asm.emit(jumpWhenEqual ? "beqz" : "bnez", a, taken);
  else if (fits("beqi", [a, constant, 0], 0)) asm.emit(jumpWhenEqual ? "beqi" : "bnei", a, constant, taken);
  else {
    asm.movi32(T0, constant);
    asm.emit(jumpWhenEqual ? "beq" : "bne", a, T0, taken);
  }
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

function branchOnInstance(
  f: FunctionEmitter,
  place: Op | Block,
  operand: Operand,
  classes: ClassRange,
  branch: Branch,
): void {
  const { asm } = f;
  if (!arePointers(f.valuesOf(operand)) && f.callsFor(place)) {
    f.callRoutine(f.routines.instance(classes), [{ operand }]);
    asm.emit(branch.when ? "bnez" : "beqz", COLD_RESULT, branch.taken);
    return;
  }
  const a = f.use(operand, LOAD[0]);
  const no = branch.when ? asm.label() : branch.taken;
  loadClassNo(asm, a, no, f.valuesOf(operand));
  checkClassRange(asm, classes, no);
  if (branch.when) {
    asm.emit("j", branch.taken);
    asm.place(no);
  }
}
