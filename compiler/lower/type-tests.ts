// Comparisons of `typeof` with a literal that are tests of a class: all strings are of one, and all functions of another.

import type { ClassRange, NumRelation } from "../lir/lir.js";
import { BuiltInType, type Expr, ExprKind } from "../pxt/ir.js";

const CLASSES: Readonly<Record<string, number>> = {
  string: BuiltInType.BoxedString,
  function: BuiltInType.RefAction,
};

export interface TypeTest {
  /** What is asked for its type. */
  value: Expr;
  classes: ClassRange;
  /** It is asked whether it is of another type. */
  negated: boolean;
}

/** The test that a relation of two expressions is; undefined if it is none of these. */
export function typeTestOf(relation: NumRelation, [a, b]: readonly Expr[]): TypeTest | undefined {
  if (!["eq", "eqq", "neq", "neqq"].includes(relation)) return undefined;
  const negated = relation.startsWith("n");
  return test(a!, b!, negated) ?? test(b!, a!, negated);
}

function test(type: Expr, name: Expr, negated: boolean): TypeTest | undefined {
  if (type.exprKind !== ExprKind.RuntimeCall || type.data !== "pxt::typeOf") return undefined;
  const classNo = name.isStringLiteral ? CLASSES[textOf(name) ?? ""] : undefined;
  if (classNo === undefined) return undefined;
  return { value: type.args![0]!, classes: { first: classNo, last: classNo }, negated };
}

/** The front end keeps a literal's text as JSON; the empty string has none. */
function textOf(literal: Expr): string | undefined {
  return typeof literal.jsInfo === "string" ? String(JSON.parse(literal.jsInfo)) : undefined;
}
