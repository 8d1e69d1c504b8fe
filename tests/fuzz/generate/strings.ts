// Expressions that are strings: ASCII and not, short and long.

import { type Expr, expr } from "../tree.js";
import { sumAsText } from "./any.js";
import { call, callMethod } from "./calls.js";
import { field } from "./classes.js";
import type { Context, ExprProduction } from "./context.js";
import { expression, show, simpleType } from "./expressions.js";
import { variable } from "./variables.js";

const literals = [
  "",
  "a",
  "b",
  "ab",
  "Hello",
  "lorem ipsum",
  "12",
  "-7.5",
  " x ",
  "0x1F",
  "äöü",
  "€",
  "日本語",
  "NaN",
  "a,b,c",
  "zZ",
];

const literal: ExprProduction = {
  weight: 3,
  make: ({ random }) => expr("string")`${JSON.stringify(random.pick(literals))}`,
};

export const stringLeaves: ExprProduction[] = [literal, variable("string")];

const string = (context: Context, size: number): Expr => expression("string", context, size - 1);
const number = (context: Context, size: number): Expr => expression("number", context, size - 1);

/** Mostly a small number, negative ones included. */
const place = (context: Context, size: number): Expr => {
  const { random } = context;
  if (random.percent(10)) return number(context, size);
  return random.percent(60)
    ? expr("number")`${random.between(0, 5)}`
    : expr("number")`((${number(context, size)} & 7) - 2)`;
};

const piece: ExprProduction = {
  weight: 4,
  make: (context, size) => {
    const text = string(context, size);
    switch (context.random.below(5)) {
      case 0:
        return expr("string")`${text}.substr(${place(context, size)}, ${place(context, size)})`;
      case 1:
        return expr("string")`${text}.slice(${place(context, size)})`;
      case 2:
        return expr("string")`${text}.slice(${place(context, size)}, ${place(context, size)})`;
      case 3:
        return expr("string")`${text}.charAt(${place(context, size)})`;
      default:
        return expr("string")`${text}[${place(context, size)}]`;
    }
  },
};

const changed: ExprProduction = {
  weight: 2,
  make: (context, size) => {
    const text = string(context, size);
    switch (context.random.below(5)) {
      case 0:
        return expr("string")`${text}.toUpperCase()`;
      case 1:
        return expr("string")`${text}.toLowerCase()`;
      case 2:
        return expr("string")`${text}.trim()`;
      case 3:
        return expr(
          "string",
        )`${text}.replace("${context.random.pick(["a", "l", "1", "ö"])}", ${string(context, size)})`;
      default:
        return expr(
          "string",
        )`${text}.split("${context.random.pick(["a", "l", ",", "1"])}").join(${string(context, size)})`;
    }
  },
};

const template: ExprProduction = {
  weight: 4,
  make: (context, size) => {
    const value = (): Expr => {
      const type = simpleType(context);
      return show(type, expression(type, context, size - 1));
    };
    return expr("string")`\`<\${${value()}}:\${${value()}}>\``;
  },
};

export const stringNodes: ExprProduction[] = [
  {
    weight: 6,
    make: (context, size) => expr("string")`(${string(context, size)} + ${string(context, size)})`,
  },
  {
    weight: 4,
    make: (context, size) => expr("string")`(${string(context, size)} + ${number(context, size)})`,
  },
  {
    weight: 2,
    make: (context, size) =>
      expr("string")`(${expression("boolean", context, size - 1)} + ${string(context, size)})`,
  },
  { weight: 3, make: (context, size) => expr("string")`(${number(context, size)}).toString()` },
  template,
  sumAsText,
  piece,
  changed,
  {
    weight: 1,
    make: (context, size) => expr("string")`String.fromCharCode(32 + (${number(context, size)} & 63))`,
  },
  {
    weight: 1,
    make: (context, size) => expr("string")`String.fromCharCode(160 + (${number(context, size)} & 4095))`,
  },
  {
    weight: 2,
    make: (context, size) =>
      expr(
        "string",
      )`(${expression("boolean", context, size - 1)} ? ${string(context, size)} : ${string(context, size)})`,
  },
  {
    weight: 1,
    make: (context, size) => expr("string")`(${string(context, size)} || ${string(context, size)})`,
  },
  {
    weight: 1,
    make: (context, size) =>
      expr(
        "string",
      )`choose(${expression("boolean", context, size - 1)}, ${string(context, size)}, ${string(context, size)})`,
  },
  {
    weight: 3,
    make: (context, size) => {
      const list = variable("string[]").make(context, 0);
      return list && expr("string")`${list}[${number(context, size)} & 3]`;
    },
  },
  {
    weight: 2,
    make: (context, size) => {
      const type = context.random.pick(["number[]", "string[]", "Buffer", "NumberMap"]);
      return show(type, expression(type, context, size - 2));
    },
  },
  { weight: 3, make: (context, size) => call("string", context, size) },
  { weight: 2, make: (context, size) => callMethod("string", context, size) },
  { weight: 2, make: (context, size) => field("string", context, size) },
];
