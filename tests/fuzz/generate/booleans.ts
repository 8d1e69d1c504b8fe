// Expressions that are booleans.

import { type Expr, expr, read } from "../tree.js";
import { call } from "./calls.js";
import type { Context, ExprProduction } from "./context.js";
import { expression } from "./expressions.js";

function comparison(context: Context, size: number): Expr {
  const operator = context.random.pick(["<", "<=", ">", ">=", "==", "!=", "===", "!=="]);
  const [a, b] = [expression("number", context, size), expression("number", context, size)];
  // Without `as`, TypeScript rejects a comparison of two different literals, and takes some `a < (b > (c))` for type arguments.
  return expr("boolean")`(${a} as number ${operator} ${b})`;
}

export const booleanLeaves: ExprProduction[] = [
  { weight: 1, make: ({ random }) => expr("boolean")`${random.pick(["true", "false"])}` },
  // A comparison of two leaves.
  { weight: 5, make: (context) => comparison(context, 0) },
  {
    weight: 6,
    make: (context) => {
      const variables = context.variablesOf("boolean");
      return variables.length > 0 ? read(context.random.pick(variables).name, "boolean") : undefined;
    },
  },
];

const boolean = (context: Context, size: number): Expr => expression("boolean", context, size - 1);

export const booleanNodes: ExprProduction[] = [
  { weight: 12, make: (context, size) => comparison(context, size - 1) },
  { weight: 3, make: (context, size) => expr("boolean")`(!${boolean(context, size)})` },
  {
    weight: 4,
    make: (context, size) => {
      const operator = context.random.pick(["&&", "||"]);
      return expr("boolean")`(${boolean(context, size)} ${operator} ${boolean(context, size)})`;
    },
  },
  {
    weight: 1,
    make: (context, size) => {
      const [a, b] = [boolean(context, size), boolean(context, size)];
      return expr("boolean")`((${a} as boolean) ${context.random.pick(["==", "!="])} (${b} as boolean))`;
    },
  },
  { weight: 2, make: (context, size) => expr("boolean")`(!!${expression("number", context, size - 1)})` },
  { weight: 1, make: (context, size) => expr("boolean")`isNaN(${expression("number", context, size - 1)})` },
  { weight: 2, make: (context, size) => call("boolean", context, size) },
];
