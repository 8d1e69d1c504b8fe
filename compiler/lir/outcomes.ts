// How conditions can turn out, by the values that their operands can have.

import { BuiltInType } from "../pxt/ir.js";
import { type ClassRange, type Condition, isVReg, type NumRelation, type Operand } from "./lir.js";
import { BOOLEAN, equalityIsIdentity, isWithin, KIND, type ValueSet } from "./value-sets.js";

/** Which outcomes are possible: both, one, or none as long as an operand can have no value. */
export interface Outcomes {
  true: boolean;
  false: boolean;
}

const EITHER: Outcomes = { true: true, false: true };
const NEITHER: Outcomes = { true: false, false: false };
const ALWAYS: Outcomes = { true: true, false: false };
const NEVER: Outcomes = { true: false, false: true };

export function outcomesOf(c: Condition, of: (o: Operand) => ValueSet): Outcomes {
  const a = of(c.a);
  if (!a.ints && a.kinds === 0) return NEITHER;
  switch (c.test) {
    case "truthy":
      return truthOf(a);
    case "nonzero":
      if (isVReg(c.a) && c.a.kind === "value")
        return { true: a.kinds !== KIND.undefined || !!a.ints, false: (a.kinds & KIND.undefined) !== 0 };
      if (!a.ints || a.kinds !== 0) return EITHER;
      return { true: a.ints.low !== 0 || a.ints.high !== 0, false: a.ints.low <= 0 && a.ints.high >= 0 };
    case "bits":
      return EITHER;
    case "instance":
      return isOfClass(a, c.classes);
    case "compare": {
      const b = of(c.b);
      if (!b.ints && b.kinds === 0) return NEITHER;
      return compared(c.relation, a, b);
    }
  }
}

/** A string is of its one class, which nothing else is of. */
function isOfClass({ ints, kinds, classes }: ValueSet, { first, last }: ClassRange): Outcomes {
  const isForStrings = first <= BuiltInType.BoxedString && last >= BuiltInType.BoxedString;
  if (isForStrings && !ints && kinds === KIND.string) return ALWAYS;
  if (classes && !ints && kinds === KIND.object) {
    if (isWithin(classes, { first, last })) return ALWAYS;
    if (classes.last < first || classes.first > last) return NEVER;
  }
  const others = first === last && isForStrings ? 0 : KIND.object | KIND.double;
  const strings = isForStrings ? KIND.string : 0;
  return (kinds & (others | strings | KIND.special)) !== 0 ? EITHER : NEVER;
}

/** Strings and doubles may be true or false. */
const UNDECIDED = KIND.double | KIND.string | KIND.special;

function truthOf({ ints, kinds }: ValueSet): Outcomes {
  return {
    true:
      (kinds & (UNDECIDED | KIND.true | KIND.object)) !== 0 ||
      (!!ints && (ints.low !== 0 || ints.high !== 0)),
    false:
      (kinds & (UNDECIDED | KIND.undefined | KIND.null | KIND.false)) !== 0 ||
      (!!ints && ints.low <= 0 && ints.high >= 0),
  };
}

function compared(relation: NumRelation, a: ValueSet, b: ValueSet): Outcomes {
  switch (relation) {
    case "eq":
    case "eqq":
      return equal(a, b, relation === "eq");
    case "neq":
    case "neqq":
      return inverse(equal(a, b, relation === "neq"));
    case "lt":
      return less(a, b);
    case "ge":
      return inverse(less(a, b));
    case "gt":
      return less(b, a);
    case "le":
      return inverse(less(b, a));
  }
}

function inverse(outcomes: Outcomes): Outcomes {
  return { true: outcomes.false, false: outcomes.true };
}

function less(a: ValueSet, b: ValueSet): Outcomes {
  if (!a.ints || !b.ints || a.kinds !== 0 || b.kinds !== 0) return EITHER;
  return { true: a.ints.low < b.ints.high, false: a.ints.high >= b.ints.low };
}

function equal(a: ValueSet, b: ValueSet, loosely: boolean): Outcomes {
  if (!equalityIsIdentity(a, b, loosely)) return EITHER;
  const overlap = a.ints && b.ints && a.ints.low <= b.ints.high && b.ints.low <= a.ints.high;
  if (!overlap && (a.kinds & b.kinds) === 0) return NEVER;
  return isOne(a) && isOne(b) ? ALWAYS : EITHER;
}

/** Whether the set has exactly one value: then two that overlap are the same. */
function isOne(set: ValueSet): boolean {
  return oneOf(set) !== undefined;
}

/** The tagged constant that is the set's only value, if it has just one. */
export function oneOf({ ints, kinds }: ValueSet): number | undefined {
  if (ints) return kinds === 0 && ints.low === ints.high ? (ints.low << 1) | 1 : undefined;
  switch (kinds) {
    case KIND.undefined:
      return 0;
    case KIND.null:
      return 6;
    case KIND.false:
      return 10;
    case KIND.true:
      return 66;
    default:
      return undefined;
  }
}

/** Booleans, by whether the flag that they are made from can be 0 or 1. */
export function booleansOf(flag: ValueSet): number {
  if (!flag.ints) return flag.kinds === 0 ? 0 : BOOLEAN;
  return (flag.ints.low <= 0 ? KIND.false : 0) | (flag.ints.high >= 1 ? KIND.true : 0);
}
