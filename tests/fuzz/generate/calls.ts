// Calls of the program's functions, methods and function values.

import { type Expr, expr, list, mention, type Type } from "../tree.js";
import { type Callable, type Context, functionValueCost } from "./context.js";
import { expression } from "./expressions.js";
import { variable } from "./variables.js";

function argumentsFor({ parameters }: Callable, context: Context, size: number): Expr {
  return list(parameters.map((type) => expression(type, context, size - 1)));
}

/** A call that gives a value of the type, if a function does and the program may take that long. */
export function call(result: Type, context: Context, size: number): Expr | undefined {
  const candidates = context.world.functions.filter((f) => f.result === result);
  if (candidates.length === 0) return undefined;
  const called = context.random.pick(candidates);
  if (!context.afford(called.cost)) return undefined;
  return expr(result)`${mention(called.name)}(${argumentsFor(called, context, size)})`;
}

/** A call of a method through a class or an interface. */
export function callMethod(result: Type, context: Context, size: number): Expr | undefined {
  const candidates = context.world.classes.flatMap((type) =>
    type.methods.filter((method) => method.result === result).map((method) => ({ type, method })),
  );
  if (candidates.length === 0) return undefined;
  const { type, method } = context.random.pick(candidates);
  if (!context.afford(method.cost)) return undefined;
  const object = expression(type.name, context, size - 2);
  return expr(result)`${object}.${mention(method.name)}(${argumentsFor(method, context, size)})`;
}

/** A call of a variable that holds a function, or of a new one. */
export function callFunctionValue(context: Context, size: number): Expr | undefined {
  if (context.inFunctionValue || !context.afford(functionValueCost)) return undefined;
  const { random } = context;
  const type = random.pick(["() => number", "(x: number) => number"]);
  const called = random.percent(75) ? variable(type).make(context, 0) : expression(type, context, size - 1);
  if (!called) return undefined;
  return type === "() => number"
    ? expr("number")`${called}()`
    : expr("number")`${called}(${expression("number", context, size - 1)})`;
}
