// Operators on values of type `any`: what they do is known only when they do it.

import { type Expr, expr } from "../tree.js";
import type { Context, ExprProduction } from "./context.js";
import { expression, simpleType } from "./expressions.js";

function anyValue(context: Context, size: number): Expr {
  const { random } = context;
  if (random.percent(8)) return expr(undefined)`(${random.pick(["undefined", "null", '""', "[1]"])} as any)`;
  return expr(undefined)`(${expression(simpleType(context), context, size)} as any)`;
}

/** Text is joined, numbers are added: as text. */
export const sumAsText: ExprProduction = {
  weight: 3,
  make: (context, size) => {
    const value = (): Expr => anyValue(context, size - 2);
    if (context.random.percent(60)) return expr("string")`("" + (${value()} + ${value()}))`;
    const sum = expr(undefined)`(${value()} + ${value()})`;
    return context.random.percent(50)
      ? expr("string")`("" + (${sum} + ${value()}))`
      : expr("string")`("" + (${value()} * ${value()} + ${value()}))`;
  },
};

export const arithmeticOnAny: ExprProduction = {
  weight: 2,
  make: (context, size) => {
    const operator = context.random.pick(["-", "*", "&", "|", "^", ">>", ">>>", "<<"]);
    return expr("number")`(${anyValue(context, size - 2)} ${operator} ${anyValue(context, size - 2)})`;
  },
};

export const comparisonOfAny: ExprProduction = {
  weight: 3,
  make: (context, size) => {
    const operator = context.random.pick(["<", "<=", ">", ">=", "==", "!=", "===", "!=="]);
    return expr("boolean")`(${anyValue(context, size - 2)} ${operator} ${anyValue(context, size - 2)})`;
  },
};
