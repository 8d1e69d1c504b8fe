// Expressions of any type: what the files of this folder can make, by type.

import { type Expr, expr, type Type } from "../tree.js";
import { numberArrays, stringArrays } from "./arrays.js";
import { booleanLeaves, booleanNodes } from "./booleans.js";
import { buffers } from "./buffers.js";
import { newObject, objectNodes } from "./classes.js";
import { type Context, type ExprProduction, produce } from "./context.js";
import { getters, transformers } from "./function-values.js";
import { maps } from "./maps.js";
import { numberLeaves, numberNodes } from "./numbers.js";
import { stringLeaves, stringNodes } from "./strings.js";
import { variable } from "./variables.js";

interface Productions {
  /** How often a variable has this type. */
  weight: number;
  /** Without parts that are expressions, as far as possible. */
  leaves: ExprProduction[];
  nodes: ExprProduction[];
  /** A value as text. */
  show(value: Expr): Expr;
}

const asItIs = (value: Expr): Expr => value;

/** A function, since the files of this folder import each other. */
const productions = (): Record<Type, Productions> => ({
  number: { weight: 40, leaves: numberLeaves, nodes: numberNodes, show: asItIs },
  boolean: { weight: 8, leaves: booleanLeaves, nodes: booleanNodes, show: asItIs },
  string: { weight: 14, leaves: stringLeaves, nodes: stringNodes, show: asItIs },
  "number[]": { weight: 9, ...numberArrays, show: (value) => expr("string")`${value}.join(" ")` },
  "string[]": { weight: 5, ...stringArrays, show: (value) => expr("string")`${value}.join("|")` },
  Buffer: { weight: 5, ...buffers, show: (value) => expr("string")`${value}.toHex()` },
  NumberMap: { weight: 4, ...maps, show: (value) => expr("string")`showMap(${value})` },
  "() => number": { weight: 5, ...getters, show: (value) => expr("number")`(${value})()` },
  "(x: number) => number": { weight: 5, ...transformers, show: (value) => expr("number")`(${value})(3)` },
});

/** How deep expressions are, usually. */
export const usualSize = 3;

/** An expression of a type, at most `size` deep. */
export function expression(type: Type, context: Context, size = usualSize): Expr {
  const { random } = context;
  if (type === depth) return expr(undefined)`${random.between(0, 4)}`;
  const known = productions()[type];
  if (!known) {
    const existing = random.percent(size <= 0 ? 80 : 40) ? variable(type).make(context, 0) : undefined;
    if (existing) return existing;
    return size > 0 ? produce(objectNodes(type), context, size) : newObject(type, context, 0);
  }
  if (size <= 0 || random.percent(12)) return produce(known.leaves, context, 0);
  return produce(known.nodes, context, size);
}

/** Type of a parameter that says how deep a recursive function may still go. */
export const depth: Type = "depth";

/** The type of a new variable. */
export function someType(context: Context): Type {
  const { classes, random } = context.world;
  if (classes.length > 0 && random.percent(15)) return random.pick(classes).name;
  return random.weighted(Object.entries(productions()).map(([type, { weight }]) => ({ type, weight }))).type;
}

/** One of the types whose values can be printed as they are. */
export function simpleType({ random }: Context): Type {
  return random.pick(["number", "number", "number", "boolean", "string", "string"]);
}

/** An expression that can be printed, of a value of any type. */
export function show(type: Type, value: Expr): Expr {
  return productions()[type]?.show(value) ?? expr("string")`${value}.show()`;
}
