// Expressions of any type: what the files of this folder can make, by type.

import type { Expr, Type } from "../tree.js";
import { booleanLeaves, booleanNodes } from "./booleans.js";
import { type Context, type ExprProduction, produce } from "./context.js";
import { numberLeaves, numberNodes } from "./numbers.js";

interface Productions {
  /** Without parts that are expressions. */
  leaves: ExprProduction[];
  nodes: ExprProduction[];
}

const productions: Record<Type, Productions> = {
  number: { leaves: numberLeaves, nodes: numberNodes },
  boolean: { leaves: booleanLeaves, nodes: booleanNodes },
};

/** How deep expressions are, usually. */
export const usualSize = 3;

/** An expression of a type, at most `size` deep. */
export function expression(type: Type, context: Context, size = usualSize): Expr {
  const { leaves, nodes } = productions[type]!;
  if (size <= 0 || context.random.percent(15)) return produce(leaves, context, 0);
  return produce(nodes, context, size);
}

/** Types of which there are expressions. */
export const types: readonly Type[] = Object.keys(productions);
