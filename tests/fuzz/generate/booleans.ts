// Expressions that are booleans.

import { type Expr, expr, mention } from "../tree.js";
import { comparisonOfAny } from "./any.js";
import { arrow } from "./arrow.js";
import { call, callMethod } from "./calls.js";
import { field } from "./classes.js";
import type { Context, ExprProduction } from "./context.js";
import { expression } from "./expressions.js";
import { variable } from "./variables.js";

function comparison(type: string, operators: string[], context: Context, size: number): Expr {
  const [a, b] = [expression(type, context, size), expression(type, context, size)];
  // Without `as`, TypeScript rejects a comparison of two different literals, and takes some `a < (b > (c))` for type arguments.
  return expr("boolean")`(${a} as ${type} ${context.random.pick(operators)} ${b})`;
}

const equality = ["==", "!=", "===", "!=="];
const order = ["<", "<=", ">", ">="];

const ofNumbers = (context: Context, size: number): Expr =>
  comparison("number", [...equality, ...order], context, size);

/** With a constant, which there are instructions for. */
const ofConstant = (context: Context, size: number): Expr => {
  const operator = context.random.pick([...equality, ...order]);
  return expr(
    "boolean",
  )`(${expression("number", context, size)} as number ${operator} ${context.random.between(-2, 300)})`;
};

/** Tests of bits, which become branches on bits. */
const ofBits = (context: Context, size: number): Expr => {
  const bits = expr("number")`(${expression("number", context, size)} & ${2 ** context.random.below(31)})`;
  return context.random.percent(50)
    ? expr("boolean")`(${bits} ${context.random.pick(equality)} 0)`
    : expr("boolean")`(!!${bits})`;
};

export const booleanLeaves: ExprProduction[] = [
  { weight: 1, make: ({ random }) => expr("boolean")`${random.pick(["true", "false"])}` },
  { weight: 5, make: (context) => ofNumbers(context, 0) },
  { weight: 2, make: (context) => ofConstant(context, 0) },
  variable("boolean"),
];

const boolean = (context: Context, size: number): Expr => expression("boolean", context, size - 1);

const ofArray: ExprProduction = {
  weight: 1,
  make: (context, size) => {
    const test = arrow(context, [{ name: context.world.name("p"), type: "number" }], "boolean", size - 1, 12);
    return (
      test &&
      expr(
        "boolean",
      )`${expression("number[]", context, size - 2)}.${context.random.pick(["some", "every"])}(${test})`
    );
  },
};

const ofClass: ExprProduction = {
  weight: 6,
  make: (context, size) => {
    const known = context.world.classes;
    if (known.length === 0) return undefined;
    const tested = context.random.pick(known);
    const name = context.random.pick(tested.classes);
    const object = expression(tested.name, context, size - 2);
    // `any` keeps TypeScript from concluding something about the object.
    return expr("boolean")`((${object} as any) instanceof ${mention(name)})`;
  },
};

export const booleanNodes: ExprProduction[] = [
  { weight: 10, make: (context, size) => ofNumbers(context, size - 1) },
  { weight: 6, make: (context, size) => ofConstant(context, size - 1) },
  { weight: 3, make: (context, size) => ofBits(context, size - 1) },
  { weight: 3, make: (context, size) => comparison("string", [...equality, ...order], context, size - 2) },
  { weight: 3, make: (context, size) => expr("boolean")`(!${boolean(context, size)})` },
  {
    weight: 5,
    make: (context, size) => {
      const operator = context.random.pick(["&&", "||"]);
      return expr("boolean")`(${boolean(context, size)} ${operator} ${boolean(context, size)})`;
    },
  },
  { weight: 1, make: (context, size) => comparison("boolean", ["==", "!="], context, size - 1) },
  { weight: 2, make: (context, size) => expr("boolean")`(!!${expression("number", context, size - 1)})` },
  { weight: 1, make: (context, size) => expr("boolean")`(!!${expression("string", context, size - 2)})` },
  { weight: 1, make: (context, size) => expr("boolean")`isNaN(${expression("number", context, size - 1)})` },
  {
    weight: 1,
    make: (context, size) => {
      const [text, part] = [expression("string", context, size - 2), expression("string", context, 0)];
      return expr("boolean")`${text}.includes(${part})`;
    },
  },
  ofArray,
  ofClass,
  comparisonOfAny,
  { weight: 2, make: (context, size) => call("boolean", context, size) },
  { weight: 2, make: (context, size) => callMethod("boolean", context, size) },
  { weight: 1, make: (context, size) => field("boolean", context, size) },
];
