// Arrays of numbers and of strings. Every array has four elements at least, so that `list[x & 3]` is there.

import { type Expr, expr, list, mention, type Stmt, stmt, type Type } from "../tree.js";
import { arrow } from "./arrow.js";
import type { Context, ExprProduction, StmtProduction } from "./context.js";
import { expression } from "./expressions.js";
import { compound } from "./numbers.js";
import { variable } from "./variables.js";

function elements(type: Type, context: Context, size: number): Expr {
  const items = Array.from({ length: context.random.between(4, 6) }, () =>
    expression(type, context, size - 2),
  );
  return expr(`${type}[]`)`[${list(items)}]`;
}

/** Productions of arrays with elements of a type. */
function arraysOf(type: Type): { leaves: ExprProduction[]; nodes: ExprProduction[] } {
  const array = (context: Context, size: number): Expr => expression(`${type}[]`, context, size - 1);
  const literal: ExprProduction = { weight: 4, make: (context, size) => elements(type, context, size) };
  const mapped: ExprProduction = {
    weight: 2,
    make: (context, size) => {
      const parameters = [type, "number"].map((of) => ({ name: context.world.name("p"), type: of }));
      const given = context.random.percent(50) ? parameters : parameters.slice(0, 1);
      const each = arrow(context, given, type, size - 1, 12);
      return each && expr(`${type}[]`)`${array(context, size)}.map(${each})`;
    },
  };
  const nodes: ExprProduction[] = [
    literal,
    variable(`${type}[]`, 6),
    mapped,
    { weight: 1, make: (context, size) => expr(`${type}[]`)`${array(context, size)}.slice(0, 4)` },
    {
      weight: 1,
      make: (context, size) =>
        expr(
          `${type}[]`,
        )`${elements(type, context, size)}.concat(${array(context, size)}.slice(0, ${context.random.between(0, 5)}))`,
    },
  ];
  return { leaves: [literal, variable(`${type}[]`, 8)], nodes };
}

export const numberArrays = arraysOf("number");
export const stringArrays = arraysOf("string");

/** How long arrays may become. */
export const longest = 12;

function elementType(context: Context): Type {
  return context.random.percent(75) ? "number" : "string";
}

/** An index from 0 to 3. pxt's front end can't emit a function twice, as `list[…]++` asks for: so there is none in it. */
function elementIndex(context: Context): Expr {
  const { random } = context;
  const name = context.variableOf("number", { assignable: true })?.name;
  if (name === undefined || random.percent(30)) return expr("number")`${random.below(4)}`;
  const target = mention(name);
  return random.percent(40)
    ? expr("number")`${target}${random.pick(["++", "--"])} & 3`
    : expr("number")`${target} & 3`;
}

/** Changes one element. */
export const elementAssignment: StmtProduction = {
  weight: 4,
  make: (context) => {
    const type = elementType(context);
    const found = context.variableOf(`${type}[]`);
    if (!found) return undefined;
    const { random } = context;
    const at = elementIndex(context);
    const target = expr(undefined)`${mention(found.name)}[${at}]`;
    if (type === "string") return [stmt()`${target} = clip(${expression(type, context, 2)});`];
    if (random.percent(20)) return [stmt()`${target}${random.pick(["++", "--"])};`];
    const operator = random.percent(50) ? "=" : random.pick(compound);
    return [stmt()`${target} ${operator} ${expression(type, context)};`];
  },
};

/** Changes an array's length, or the order of its elements. */
export const arrayChange: StmtProduction = {
  weight: 4,
  make: (context) => {
    const type = elementType(context);
    const found = context.variableOf(`${type}[]`);
    if (!found) return undefined;
    const { random } = context;
    const target = mention(found.name);
    const value = (): Expr =>
      type === "string"
        ? expr("string")`clip(${expression(type, context, 2)})`
        : expression(type, context, 2);
    const grow = (change: Expr): Stmt[] => [stmt()`if (${target}.length < ${longest}) ${change};`];
    const drop = (change: Expr): Stmt[] => [stmt()`if (${target}.length > 4) ${change};`];
    switch (random.below(9)) {
      case 0:
      case 1:
        return grow(expr(undefined)`${target}.push(${value()})`);
      case 2:
        return grow(expr(undefined)`${target}[${target}.length] = ${value()}`);
      case 3:
        return grow(expr(undefined)`${target}.insertAt(${random.between(0, 3)}, ${value()})`);
      case 4:
        return drop(expr(undefined)`mix(${target}.${random.pick(["pop", "shift"])}())`);
      case 5:
        return drop(expr(undefined)`mix(${target}.removeAt(${random.between(0, 3)}))`);
      case 6:
        return [stmt()`${target}.reverse();`];
      case 7:
        return [stmt()`${target}.fill(${value()}, ${random.between(0, 4)});`];
      default:
        return sorted(type, target, context);
    }
  },
};

function sorted(type: Type, target: Expr, context: Context): Stmt[] | undefined {
  if (!context.afford(60)) return undefined;
  const [a, b] = [context.world.name("p"), context.world.name("p")];
  const order = type === "number" ? `${a} - ${b}` : `${a}.compare(${b})`;
  return [stmt()`${target}.sort((${a}, ${b}) => ${order});`];
}
