// Calls of the program's functions.

import { type Expr, expr, list, mention, type Type } from "../tree.js";
import type { Context } from "./context.js";
import { expression } from "./expressions.js";

/** A call that gives a value of the type, if a function does and the program may take that long. */
export function call(result: Type, context: Context, size: number): Expr | undefined {
  const candidates = context.world.functions.filter((f) => f.result === result);
  if (candidates.length === 0) return undefined;
  const { name, parameters, cost } = context.random.pick(candidates);
  if (!context.afford(cost)) return undefined;
  const args = parameters.map((type) => expression(type, context, size - 1));
  return expr(result)`${mention(name)}(${list(args)})`;
}
