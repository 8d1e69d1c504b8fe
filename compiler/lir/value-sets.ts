// Sets of values, as far as passes tell values apart: small integers between bounds, and of everything else its kind.

import { type ClassRange, type IntRange, isImm, type Operand } from "./lir.js";

/** Kinds of values that are no small integers, as bits. */
export const KIND = {
  undefined: 1,
  null: 2,
  false: 4,
  true: 8,
  /** A number that is no small integer: a boxed double, or NaN. */
  double: 16,
  string: 32,
  /** Any other object: of a class, an array, a buffer, a function. */
  object: 64,
  /** Any other constant, which no program sees. */
  special: 128,
} as const;

export type Kinds = number;

export const BOOLEAN: Kinds = KIND.false | KIND.true;
export const ANY_KIND: Kinds = 255;

/** Values that a register, field or variable may hold. */
export interface ValueSet {
  /** The small integers, or raw numbers of a register that holds such; undefined if there are none. */
  readonly ints: IntRange | undefined;
  readonly kinds: Kinds;
  /** What the values of kind `object` are of, if there are any; undefined if they may be of any class. */
  readonly classes?: ClassRange | undefined;
}

/** Bounds of a tagged integer. */
export const SMALL: IntRange = { low: -0x40000000, high: 0x3fffffff };

export const NOTHING: ValueSet = { ints: undefined, kinds: 0 };
export const ANYTHING: ValueSet = { ints: SMALL, kinds: ANY_KIND };
/** Any number, where no -0 is told from 0. */
export const ANY_NUMBER: ValueSet = { ints: SMALL, kinds: KIND.double };

export function ofKinds(kinds: Kinds): ValueSet {
  return { ints: undefined, kinds };
}

/** Objects of classes in a range. */
export function ofClasses(classes: ClassRange): ValueSet {
  return { ints: undefined, kinds: KIND.object, classes };
}

export function integersBetween(low: number, high: number): ValueSet {
  return { ints: { low, high }, kinds: 0 };
}

/** Tagged constants (docs/abi.md) that are no small integers. */
const CONSTANT_KINDS: Readonly<Record<number, Kinds>> = {
  0: KIND.undefined,
  6: KIND.null,
  10: KIND.false,
  14: KIND.double,
  66: KIND.true,
};

/** The set of one tagged constant. */
export function ofConstant(imm: number): ValueSet {
  const n = imm >> 1;
  return (imm & 1) === 1 ? integersBetween(n, n) : ofKinds(CONSTANT_KINDS[imm] ?? KIND.special);
}

export function isNothing(set: ValueSet): boolean {
  return !set.ints && set.kinds === 0;
}

export function union(a: ValueSet, b: ValueSet): ValueSet {
  const ints =
    a.ints && b.ints
      ? { low: Math.min(a.ints.low, b.ints.low), high: Math.max(a.ints.high, b.ints.high) }
      : (a.ints ?? b.ints);
  return { ints, kinds: a.kinds | b.kinds, classes: unionOfClasses(a, b) };
}

function unionOfClasses(a: ValueSet, b: ValueSet): ClassRange | undefined {
  if ((a.kinds & KIND.object) === 0) return b.classes;
  if ((b.kinds & KIND.object) === 0) return a.classes;
  if (!a.classes || !b.classes) return undefined;
  return {
    first: Math.min(a.classes.first, b.classes.first),
    last: Math.max(a.classes.last, b.classes.last),
  };
}

export function isWithin(part: ClassRange, all: ClassRange): boolean {
  return part.first >= all.first && part.last <= all.last;
}

export function includes(all: ValueSet, part: ValueSet): boolean {
  if ((part.kinds & ~all.kinds) !== 0) return false;
  if (all.classes && (part.kinds & KIND.object) !== 0) {
    if (!part.classes || !isWithin(part.classes, all.classes)) return false;
  }
  if (!part.ints) return true;
  return !!all.ints && part.ints.low >= all.ints.low && part.ints.high <= all.ints.high;
}

/** The values of a constant operand; undefined for a register or an address. */
export function constantSet(o: Operand): ValueSet | undefined {
  return isImm(o) ? ofConstant(o.imm) : undefined;
}

function has(set: ValueSet, n: number): boolean {
  return !!set.ints && set.ints.low <= n && n <= set.ints.high;
}

/**
 * Whether any value of one set equals a value of the other exactly when both are the same 32 bits. Strings and doubles are compared
 * by what they contain, and -0 equals 0. With `loosely` values of several kinds may be equal (ECMAScript 7.2.14).
 */
export function equalityIsIdentity(a: ValueSet, b: ValueSet, loosely: boolean): boolean {
  return !mayEqualOther(a, b, loosely) && !mayEqualOther(b, a, loosely);
}

/** Whether a value of `a` may equal one of `b` that is not the same 32 bits; asked in both orders. */
function mayEqualOther(a: ValueSet, b: ValueSet, loosely: boolean): boolean {
  const of = (set: ValueSet, kinds: Kinds): boolean => (set.kinds & kinds) !== 0;
  if (of(a, KIND.double) && (of(b, KIND.double) || has(b, 0))) return true;
  if (of(a, KIND.string) && of(b, KIND.string)) return true;
  if (!loosely) return false;
  if (of(a, KIND.undefined) && of(b, KIND.null)) return true;
  if (of(a, KIND.false) && has(b, 0)) return true;
  if (of(a, KIND.true) && has(b, 1)) return true;
  if (of(a, BOOLEAN) && of(b, KIND.double)) return true;
  return of(a, KIND.string) && (of(b, BOOLEAN | KIND.double | KIND.object) || !!b.ints);
}
