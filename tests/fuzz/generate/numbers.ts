// Expressions that are numbers: near every boundary between tagged integers, 32 bits, 53 bits and doubles.

import { type Expr, expr, mention } from "../tree.js";
import { arithmeticOnAny } from "./any.js";
import { arrow } from "./arrow.js";
import { call, callFunctionValue, callMethod } from "./calls.js";
import { field } from "./classes.js";
import type { Context, ExprProduction } from "./context.js";
import { expression } from "./expressions.js";
import { variable } from "./variables.js";

const powers = [7, 8, 15, 16, 23, 24, 28, 29, 30, 31, 32, 53].map((exponent) => 2 ** exponent);

const doubles = [
  ..."0.5 -0.5 1.5 -2.5 0.1 1e-7 1e21 123456.789 1073741823.5 -1073741824.5 4294967295.5 2147483647.75".split(
    " ",
  ),
  ..."-2147483648.25 1e100 5e-324 1.7976931348623157e308 nan Infinity -Infinity".split(" "),
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
  weight: 2,
  make: (context) => {
    // Much of what has only literals in it is computed when the program is compiled.
    if (context.random.percent(60) && context.variables.some((v) => v.type === "number")) return undefined;
    const text = numberLiteral(context);
    return expr("number")`${text.startsWith("-") ? `(${text})` : text}`;
  },
};

const anyLiteral: ExprProduction = {
  weight: 1,
  make: (context) => expr("number")`${context.random.between(0, 9)}`,
};

export const numberLeaves: ExprProduction[] = [literal, anyLiteral, variable("number", 12)];

const number = (context: Context, size: number): Expr => expression("number", context, size - 1);

function binary(weight: number, operators: string[]): ExprProduction {
  return {
    weight,
    make: (context, size) =>
      expr("number")`(${number(context, size)} ${context.random.pick(operators)} ${number(context, size)})`,
  };
}

/** An operation with a constant, for which there are instructions of their own. */
function withConstant(weight: number, operators: string[], low: number, high: number): ExprProduction {
  return {
    weight,
    make: (context, size) => {
      const constant = context.random.between(low, high);
      const text = constant < 0 ? `(${constant})` : `${constant}`;
      return expr("number")`(${number(context, size)} ${context.random.pick(operators)} ${text})`;
    },
  };
}

/** Keeps a number small, so that what is computed from it is an integer. */
const masked: ExprProduction = {
  weight: 8,
  make: (context, size) => {
    const mask = 2 ** context.random.between(1, 30) - 1;
    return expr("number")`(${number(context, size)} & ${mask})`;
  },
};

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

/** Operators of compound assignment that need no care about zero. */
export const compound = ["+=", "-=", "*=", "|=", "&=", "^=", "<<=", ">>=", ">>>=", "%="];

const assignment: ExprProduction = {
  weight: 2,
  make: (context, size) => {
    const changed = context.variableOf("number", { assignable: true });
    if (!changed) return undefined;
    const target = mention(changed.name);
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

/** All arrays have four elements at least: arrays.ts. */
const element: ExprProduction = {
  weight: 4,
  make: (context, size) => {
    const list = variable("number[]").make(context, 0);
    if (!list) return undefined;
    switch (context.random.below(5)) {
      case 0:
        return expr("number")`${list}.length`;
      case 1:
        return expr("number")`${list}[${context.random.below(4)}]`;
      case 2:
        return expr("number")`${list}[${list}.length - ${context.random.between(1, 4)}]`;
      default:
        return expr("number")`${list}[${number(context, size)} & 3]`;
    }
  },
};

const fromArray: ExprProduction = {
  weight: 2,
  make: (context, size) => {
    const list = expression("number[]", context, size - 2);
    switch (context.random.below(3)) {
      case 0:
        return context.random.percent(70)
          ? expr("number")`${list}.indexOf(${number(context, size)})`
          : expr("number")`${list}.indexOf(${number(context, size)}, ${number(context, 0)})`;
      case 1: {
        const parameters = ["number", "number"].map((type) => ({ name: context.world.name("p"), type }));
        const step = arrow(context, parameters, "number", size - 1, 12);
        return step && expr("number")`${list}.reduce(${step}, ${number(context, size)})`;
      }
      default: {
        const test = arrow(
          context,
          [{ name: context.world.name("p"), type: "number" }],
          "boolean",
          size - 1,
          12,
        );
        return test && expr("number")`${list}.filter(${test}).length`;
      }
    }
  },
};

const fromString: ExprProduction = {
  weight: 3,
  make: (context, size) => {
    const text = expression("string", context, size - 2);
    const part = expr("string")`"${context.random.pick(["a", "1", "lo", "ä", ""])}"`;
    switch (context.random.below(6)) {
      case 0:
        return expr("number")`${text}.length`;
      case 1:
        return expr("number")`${text}.indexOf(${part})`;
      case 2:
        return expr("number")`${text}.indexOf(${part}, ${number(context, size)})`;
      case 3:
        return expr("number")`parseInt(${text})`;
      case 4:
        return expr("number")`parseFloat(${text})`;
      default:
        return expr("number")`${text}.charCodeAt(${number(context, size)})`;
    }
  },
};

/** All buffers have 16 bytes: buffers.ts. */
const fromBuffer: ExprProduction = {
  weight: 2,
  make: (context, size) => {
    const buffer = expression("Buffer", context, size - 2);
    const at = expr(undefined)`${number(context, size)} & `;
    switch (context.random.below(3)) {
      case 0:
        return expr("number")`${buffer}[${at}15]`;
      case 1:
        return expr("number")`${buffer}.getNumber(NumberFormat.${context.random.pick(wholeFormats)}, ${at}7)`;
      default:
        return expr("number")`${buffer}.getUint8(${at}15)`;
    }
  },
};

/** Formats whose every pattern of bits is a number that both runtimes print alike. */
export const wholeFormats = [
  "Int8LE",
  "UInt8LE",
  "Int16LE",
  "UInt16LE",
  "Int32LE",
  "UInt32LE",
  "Int16BE",
  "UInt16BE",
  "Int32BE",
  "UInt32BE",
];

const fromMap: ExprProduction = {
  weight: 1,
  make: (context, size) => {
    const map = expression("NumberMap", context, size - 2);
    return expr("number")`(${map}["k${context.random.below(6)}"] || ${number(context, size)})`;
  },
};

/** One of two numbers, which only running the program tells. */
function oneOf(a: number, b: number, context: Context): Expr {
  const written = (n: number): string => (n < 0 ? `(${n})` : `${n}`);
  return expr("number")`choose(${expression("boolean", context, 0)}, ${written(a)}, ${written(b)})`;
}

/** An operation whose exact result is the boundary of tagged integers or of 32 bits, or next to it. */
const boundary: ExprProduction = {
  weight: 6,
  make: (context) => {
    const { random } = context;
    const limit = (random.percent(50) ? 1 : -1) * 2 ** random.pick([30, 30, 30, 31, 32]);
    const near = (exact: number): Expr => {
      const around = Math.trunc(exact) + random.between(-1, 1);
      return oneOf(around, around + random.between(-1, 1), context);
    };
    const left = random.percent(50);
    switch (random.below(4)) {
      case 0: {
        const k = (random.percent(30) ? -1 : 1) * random.between(1, 200);
        return expr("number")`(${near(limit / k)} * ${k < 0 ? `(${k})` : k})`;
      }
      case 1: {
        const factor = 2 ** random.between(1, 29) * (random.percent(50) ? -1 : 1);
        const [a, b] = [oneOf(factor, factor + random.between(-1, 1), context), near(limit / factor)];
        return left ? expr("number")`(${a} * ${b})` : expr("number")`(${b} * ${a})`;
      }
      case 2: {
        const k = random.between(-1000, 1000);
        const part = k < 0 ? `(${k})` : `${k}`;
        if (random.percent(30)) return expr("number")`(${near(limit - k)} + ${oneOf(k, k + 1, context)})`;
        return left
          ? expr("number")`(${near(limit - k)} + ${part})`
          : expr("number")`(${near(limit + k)} - ${part})`;
      }
      default: {
        const by = random.between(0, 31);
        return left
          ? expr("number")`(${near(limit / 2 ** by)} << ${by})`
          : expr("number")`(${near(limit)} ${random.pick([">>", ">>>"])} ${random.between(0, 3)})`;
      }
    }
  },
};

const boolean = (context: Context, size: number): Expr => expression("boolean", context, size - 1);

export const numberNodes: ExprProduction[] = [
  binary(10, ["+", "-"]),
  withConstant(6, ["+", "-"], -5, 5),
  binary(4, ["*"]),
  withConstant(3, ["*"], -12, 12),
  binary(5, ["&", "|", "^"]),
  withConstant(4, ["&", "|", "^"], -0x8000, 0x8000),
  masked,
  binary(2, ["<<", ">>", ">>>"]),
  withConstant(5, ["<<", ">>", ">>>"], 0, 32),
  binary(2, ["%"]),
  withConstant(3, ["%"], 1, 1000),
  // A zero may be of either sign, and the two runtimes do not agree on it: tests/programs/README.md.
  {
    weight: 3,
    make: (context, size) =>
      expr(
        "number",
      )`(${number(context, size)} / (${number(context, size)} || ${context.random.between(1, 9)}))`,
  },
  withConstant(2, ["/"], 1, 12),
  { weight: 1, make: (context, size) => expr("number")`(${number(context, size)} / 0)` },
  { weight: 4, make: (context, size) => expr("number")`(${number(context, size)} | 0)` },
  { weight: 1, make: (context, size) => expr("number")`(${number(context, size)} >>> 0)` },
  { weight: 2, make: (context, size) => expr("number")`(-${number(context, size)})` },
  { weight: 1, make: (context, size) => expr("number")`(~${number(context, size)})` },
  {
    weight: 3,
    make: (context, size) =>
      expr("number")`(${boolean(context, size)} ? ${number(context, size)} : ${number(context, size)})`,
  },
  {
    weight: 1,
    make: (context, size) => expr("number")`(${number(context, size)} && ${number(context, size)})`,
  },
  {
    weight: 1,
    make: (context, size) => expr("number")`(${number(context, size)} || ${number(context, size)})`,
  },
  {
    weight: 1,
    make: (context, size) =>
      expr("number")`choose(${boolean(context, size)}, ${number(context, size)}, ${number(context, size)})`,
  },
  functionOfMath(2, ["abs", "floor", "ceil", "round", "trunc", "sqrt", "sign"], 1),
  functionOfMath(1, ["min", "max", "imul", "idiv"], 2),
  assignment,
  boundary,
  element,
  fromArray,
  fromString,
  arithmeticOnAny,
  fromBuffer,
  fromMap,
  { weight: 5, make: (context, size) => call("number", context, size) },
  { weight: 4, make: (context, size) => callMethod("number", context, size) },
  { weight: 3, make: (context, size) => callFunctionValue(context, size) },
  { weight: 3, make: (context, size) => field("number", context, size) },
];
