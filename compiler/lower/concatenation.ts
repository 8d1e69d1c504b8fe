// Chains of string concatenations, which are lowered to one call (fast-calls.ts).

import { type Expr, ExprKind } from "../pxt/ir.js";

/** What `a + b + c` consists of, from left to right. */
export function concatenatedParts(e: Expr): Expr[] {
  if (e.exprKind !== ExprKind.RuntimeCall || e.data !== "String_::concat") return [e];
  return [...concatenatedParts(e.args![0]!), e.args![1]!];
}

/** Whether the expression is a string whatever happens, so that it needs no conversion. */
export function isKnownString(e: Expr): boolean {
  if (e.isStringLiteral) return true;
  if (e.exprKind === ExprKind.SharedRef || e.exprKind === ExprKind.SharedDef)
    return isKnownString(e.args![0]!);
  return (
    e.exprKind === ExprKind.RuntimeCall && (e.data === "String_::concat" || e.data === "String_::mkEmpty")
  );
}
