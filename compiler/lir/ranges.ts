// What values an operation gives, by those of its operands: interval arithmetic on small integers, and kinds of everything else.
// value-flow.ts asks for a whole program, place-ranges.ts for each place.

import {
  type IntRange,
  isImm,
  isVReg,
  type LirFunction,
  type NumFn,
  type Op,
  type Operand,
  usesOfCondition,
} from "./lir.js";
import { booleansOf, outcomesOf } from "./outcomes.js";
import { countUses } from "./uses.js";
import {
  ANY_NUMBER,
  ANYTHING,
  integersBetween,
  isNothing,
  isWithin,
  KIND,
  NOTHING,
  ofClasses,
  ofKinds,
  SMALL,
  type ValueSet,
} from "./value-sets.js";

export const INT32: IntRange = { low: -0x80000000, high: 0x7fffffff };
/** An array has a length of 16 bits. No chip has the memory for a buffer whose length is no small integer. */
export const LENGTHS = {
  array: { low: 0, high: 0xffff },
  buffer: { low: 0, high: SMALL.high },
} as const;

/** Bounds that are jumped to (widen). */
const STEPS = [0, 1, 0xff, 0xffff, 0xffffff, 0x1fffffff, 0x3fffffff, 0x7fffffff];

/** Operands that the values of an operation's result depend on. */
export function operandsFor(op: Op): Operand[] {
  switch (op.op) {
    case "move":
      return [op.src];
    case "num":
    case "alu":
      return [op.a, op.b];
    case "toInt":
    case "fromInt":
    case "fromFlag":
    case "validate":
      return [op.a];
    case "test":
      return usesOfCondition(op.condition);
    default:
      return [];
  }
}

/** Bounds that jump, so that a search for the widest ones ends. */
export function widen({ low, high }: IntRange, limit: IntRange): IntRange {
  const up = STEPS.find((s) => s >= high) ?? limit.high;
  const down = low >= 0 ? 0 : -(STEPS.find((s) => s >= -low - 1) ?? limit.high) - 1;
  return { low: Math.max(down, limit.low), high: Math.min(up, limit.high) };
}

/** A number within the small integers, or any. */
function numberBetween(low: number, high: number): ValueSet {
  if (low >= SMALL.low && high <= SMALL.high) return integersBetween(low, high);
  return ANY_NUMBER;
}

/** Values that the operation may give, as far as they depend on its operands and on what it is. */
export function valuesOf(op: Op, of: (o: Operand) => ValueSet): ValueSet {
  switch (op.op) {
    case "move":
      return rawConstant(op.dst.kind !== "value", op.src) ?? of(op.src);
    case "num":
      return op.wraps ? wrapped(op, of) : valuesOfNum(op.fn, of(op.a), of(op.b));
    case "tree":
      return op.tree.steps[op.tree.steps.length - 1] === "adds" ? ANYTHING : ANY_NUMBER;
    case "fromInt": {
      const a = rawConstant(true, op.a) ?? of(op.a);
      return a.ints ? numberBetween(a.ints.low, a.ints.high) : NOTHING;
    }
    case "toInt": {
      const a = of(op.a);
      return a.kinds !== 0 ? integersBetween(INT32.low, INT32.high) : a;
    }
    case "load":
      return op.dst.kind === "value" ? ANYTHING : { ints: WIDTHS[op.width], kinds: 0 };
    case "element":
      return op.kind === "buffer" ? integersBetween(0, 255) : ANYTHING;
    case "length":
      return { ints: LENGTHS[op.kind], kinds: 0 };
    case "alu":
      if (op.dst.kind !== "flag") return { ints: INT32, kinds: 0 };
      return op.fn === "xor" && isImm(op.b) && op.b.imm === 1 ? negated(of(op.a)) : FLAG;
    case "test": {
      const outcomes = outcomesOf(op.condition, of);
      if (!outcomes.true && !outcomes.false) return NOTHING;
      const flag = integersBetween(outcomes.false ? 0 : 1, outcomes.true ? 1 : 0);
      if (!op.boolean) return flag;
      return ofKinds(booleansOf(op.boolean === "same" ? flag : negated(flag)));
    }
    case "call":
      if (op.resultClass) return ofClasses(op.resultClass);
      if (op.result) return op.result;
      if (op.dst?.kind === "int") return { ints: INT32, kinds: 0 };
      return op.dst?.kind === "flag" ? FLAG : ANYTHING;
    case "fromFlag":
      return ofKinds(booleansOf(of(op.a)));
    case "validate":
      return validated(op, of(op.a));
    default:
      return ANYTHING;
  }
}

const FLAG = integersBetween(0, 1);

function negated({ ints }: ValueSet): ValueSet {
  return ints ? integersBetween(1 - ints.high, 1 - ints.low) : NOTHING;
}

/** What has passed the check: null becomes undefined on the way. */
function validated(op: Op & { op: "validate" }, a: ValueSet): ValueSet {
  const objects = a.kinds & (KIND.double | KIND.string | KIND.object);
  const none = op.nullable && (a.kinds & (KIND.undefined | KIND.null)) !== 0 ? KIND.undefined : 0;
  const classes = a.classes && isWithin(a.classes, op.classes) ? a.classes : op.classes;
  return { ints: undefined, kinds: objects | none, classes };
}

const WIDTHS: Record<(Op & { op: "load" })["width"], IntRange> = {
  word: INT32,
  u8: { low: 0, high: 255 },
  s8: { low: -128, high: 127 },
  u16: { low: 0, high: 0xffff },
  s16: { low: -0x8000, high: 0x7fff },
};

/** Constants that are not tagged: moved to registers of raw numbers, or converted. */
function rawConstant(isRaw: boolean, src: Operand): ValueSet | undefined {
  return isRaw && isImm(src) ? integersBetween(src.imm, src.imm) : undefined;
}

/** The result has the tag of a small integer, but any bits, unless an operand is none: then the runtime made it. */
function wrapped(op: Op & { op: "num" }, of: (o: Operand) => ValueSet): ValueSet {
  const [a, b] = [of(op.a), of(op.b)];
  if (a.kinds === 0 && b.kinds === 0) return { ints: SMALL, kinds: 0 };
  return general(op.fn, a, b);
}

/** What the runtime may make of operands that are not both small integers: + joins text. */
function general(fn: NumFn, a: ValueSet, b: ValueSet): ValueSet {
  const mayBeText = ((a.kinds | b.kinds) & (KIND.string | KIND.object | KIND.special)) !== 0;
  return fn === "adds" && mayBeText ? ANYTHING : ANY_NUMBER;
}

/** Bounds of the results that are small integers, for small integers within those bounds. */
export function boundsWithinSmall(fn: NumFn, a: IntRange, b: IntRange): IntRange {
  const within = (low: number, high: number): ValueSet =>
    low <= SMALL.high && high >= SMALL.low
      ? integersBetween(Math.max(low, SMALL.low), Math.min(high, SMALL.high))
      : ANY_NUMBER;
  return valuesOfNum(fn, { ints: a, kinds: 0 }, { ints: b, kinds: 0 }, within).ints!;
}

/** Bounds of the result for small integers within those bounds; undefined when it may be beyond 31 bits. */
export function boundsOf(fn: NumFn, a: IntRange, b: IntRange): IntRange | undefined {
  const result = valuesOfNum(fn, { ints: a, kinds: 0 }, { ints: b, kinds: 0 });
  return result.kinds !== 0 ? undefined : result.ints;
}

function valuesOfNum(fn: NumFn, a: ValueSet, b: ValueSet, number = numberBetween): ValueSet {
  // Nothing has reached an operand yet.
  if (isNothing(a) || isNothing(b)) return NOTHING;
  const x = a.kinds !== 0 ? undefined : a.ints;
  const y = b.kinds !== 0 ? undefined : b.ints;
  const other = general(fn, a, b);
  switch (fn) {
    case "adds":
      return x && y ? number(x.low + y.low, x.high + y.high) : other;
    case "subs":
      return x && y ? number(x.low - y.high, x.high - y.low) : other;
    case "muls": {
      if (!x || !y) return other;
      const corners = [x.low * y.low, x.low * y.high, x.high * y.low, x.high * y.high];
      return number(Math.min(...corners), Math.max(...corners));
    }
    case "ands":
      // A number that can't be negative bounds the result, whatever the other operand is.
      if (x && x.low >= 0 && y && y.low >= 0) return number(0, Math.min(x.high, y.high));
      if (x && x.low >= 0) return number(0, x.high);
      if (y && y.low >= 0) return number(0, y.high);
      return x && y ? number(SMALL.low, SMALL.high) : other;
    case "orrs":
    case "eors":
      if (!x || !y) return other;
      if (x.low >= 0 && y.low >= 0) return number(0, allOnes(Math.max(x.high, y.high)));
      return number(SMALL.low, SMALL.high);
    case "asrs": {
      if (!y || y.low !== y.high) return x ? number(Math.min(x.low, 0), Math.max(x.high, 0)) : other;
      const n = y.low & 31;
      const of = x ?? INT32;
      return number(of.low >> n, of.high >> n);
    }
    case "lsrs": {
      if (!y || y.low !== y.high) return x && x.low >= 0 ? number(0, x.high) : other;
      const n = y.low & 31;
      if (x && x.low >= 0) return number(x.low >>> n, x.high >>> n);
      return number(0, 0xffffffff >>> n);
    }
    case "lsls": {
      if (!x || !y || y.low !== y.high) return other;
      const by = 2 ** (y.low & 31);
      const [low, high] = [x.low * by, x.high * by];
      return number(low, high);
    }
  }
}

/** The smallest number of the form 2^k − 1 that is not below n. */
function allOnes(n: number): number {
  return n === 0 ? 0 : 2 ** (32 - Math.clz32(n)) - 1;
}

/** Sums and shifted numbers that only a mask of 30 bits or less looks at may wrap around. */
export function markWrapping(fn: LirFunction): void {
  const counts = countUses(fn);
  const mark = (o: Operand): void => {
    if (!isVReg(o) || counts.reads[o.id] !== 1) return;
    const op = counts.definedBy(o);
    if (op?.op === "num" && (op.fn === "adds" || op.fn === "subs" || op.fn === "lsls")) op.wraps = true;
  };
  for (const block of fn.blocks) {
    for (const op of block.ops) {
      if (op.op !== "num" || op.fn !== "ands") continue;
      const mask = isImm(op.b) ? op.b.imm : isImm(op.a) ? op.a.imm : undefined;
      if (mask === undefined || (mask & 1) === 0 || mask < 0) continue;
      mark(op.a);
      mark(op.b);
    }
  }
}
