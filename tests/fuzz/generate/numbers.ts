// Expressions that are numbers: near every boundary between tagged integers, 32 bits, 53 bits and doubles.

import { type Expr, expr, mention, read } from "../tree.js";
import { call } from "./calls.js";
import type { Context, ExprProduction } from "./context.js";
import { expression } from "./expressions.js";

const powers = [
  2 ** 7,
  2 ** 8,
  2 ** 15,
  2 ** 16,
  2 ** 23,
  2 ** 24,
  2 ** 28,
  2 ** 29,
  2 ** 30,
  2 ** 31,
  2 ** 32,
  2 ** 53,
];

const doubles = [
  "0.5",
  "-0.5",
  "1.5",
  "-2.5",
  "0.1",
  "1e-7",
  "1e21",
  "123456.789",
  "1073741823.5",
  "-1073741824.5",
  "4294967295.5",
  "2147483647.75",
  "-2147483648.25",
  "1e100",
  "5e-324",
  "1.7976931348623157e308",
  "NaN",
  "Infinity",
  "-Infinity",
];

/** A number as it is written. */
export function numberLiteral({ random }: Context): string {
  const chance = random.below(100);
  if (chance < 45) return `${random.between(-3, 10)}`;
  if (chance < 60) return `${random.between(-1000, 1000)}`;
  if (chance < 85) return `${(random.percent(50) ? 1 : -1) * random.pick(powers) + random.between(-2, 2)}`;
  if (chance < 92) return `${random.next() | 0}`;
  return random.pick(doubles);
}

const literal: ExprProduction = {
  weight: 3,
  make: (context) => {
    const text = numberLiteral(context);
    return expr("number")`${text.startsWith("-") ? `(${text})` : text}`;
  },
};

const variable: ExprProduction = {
  weight: 6,
  make: (context) => {
    const variables = context.variablesOf("number");
    return variables.length > 0 ? read(context.random.pick(variables).name, "number") : undefined;
  },
};

export const numberLeaves: ExprProduction[] = [literal, variable];

const number = (context: Context, size: number): Expr => expression("number", context, size - 1);

function binary(weight: number, operators: string[]): ExprProduction {
  return {
    weight,
    make: (context, size) =>
      expr("number")`(${number(context, size)} ${context.random.pick(operators)} ${number(context, size)})`,
  };
}

function functionOfMath(weight: number, names: string[], parameters: number): ExprProduction {
  return {
    weight,
    make: (context, size) => {
      const name = context.random.pick(names);
      const first = number(context, size);
      return parameters === 1
        ? expr("number")`Math.${name}(${first})`
        : expr("number")`Math.${name}(${first}, ${number(context, size)})`;
    },
  };
}

/** Not before a call's other operands are known to leave the variable alone: order of evaluation is tested all the same. */
const assignment: ExprProduction = {
  weight: 2,
  make: (context, size) => {
    const variables = context.assignablesOf("number");
    if (variables.length === 0) return undefined;
    const { name } = context.random.pick(variables);
    const target = mention(name);
    switch (context.random.below(4)) {
      case 0:
        return expr("number")`(${target} = ${number(context, size)})`;
      case 1:
        return expr("number")`(${target} ${context.random.pick(compound)} ${number(context, size)})`;
      case 2:
        return expr("number")`(${target}${context.random.pick(["++", "--"])})`;
      default:
        return expr("number")`(${context.random.pick(["++", "--"])}${target})`;
    }
  },
};

/** Operators of compound assignment that need no care about zero. */
export const compound = ["+=", "-=", "*=", "|=", "&=", "^=", "<<=", ">>=", ">>>=", "%="];

export const numberNodes: ExprProduction[] = [
  binary(12, ["+", "-"]),
  binary(5, ["*"]),
  binary(7, ["&", "|", "^"]),
  binary(5, ["<<", ">>", ">>>"]),
  binary(2, ["%"]),
  // A zero may be of either sign, and the two runtimes do not agree on it: README.md.
  {
    weight: 3,
    make: (context, size) =>
      expr(
        "number",
      )`(${number(context, size)} / (${number(context, size)} || ${context.random.between(1, 9)}))`,
  },
  { weight: 1, make: (context, size) => expr("number")`(${number(context, size)} / 0)` },
  { weight: 3, make: (context, size) => expr("number")`(${number(context, size)} | 0)` },
  { weight: 2, make: (context, size) => expr("number")`(-${number(context, size)})` },
  { weight: 1, make: (context, size) => expr("number")`(~${number(context, size)})` },
  {
    weight: 3,
    make: (context, size) => {
      const condition = expression("boolean", context, size - 1);
      return expr("number")`(${condition} ? ${number(context, size)} : ${number(context, size)})`;
    },
  },
  {
    weight: 1,
    make: (context, size) => expr("number")`(${number(context, size)} && ${number(context, size)})`,
  },
  {
    weight: 1,
    make: (context, size) => expr("number")`(${number(context, size)} || ${number(context, size)})`,
  },
  functionOfMath(2, ["abs", "floor", "ceil", "round", "trunc", "sqrt", "sign"], 1),
  functionOfMath(1, ["min", "max", "imul", "idiv"], 2),
  assignment,
  { weight: 5, make: (context, size) => call("number", context, size) },
];
