// Function values, as arrow functions: what they capture they may read and change.

import { type Block, block, type Expr, expr, returnable, type Stmt, stmt, type Type } from "../tree.js";
import { type Context, functionValueCost } from "./context.js";
import { expression } from "./expressions.js";
import { statements } from "./statements.js";

interface Parameter {
  name: string;
  type: Type;
}

const headOf = (parameters: Parameter[]): string => parameters.map((p) => `${p.name}: ${p.type}`).join(", ");

/**
 * An arrow function.
 * @param calls how often it is called at most each time that it is made; undefined is returned when that takes too long
 */
export function arrow(
  context: Context,
  parameters: Parameter[],
  result: Type,
  size: number,
  calls: number,
): Expr | undefined {
  if (!context.afford(calls * functionValueCost)) return undefined;
  const names = parameters.map((p) => p.name);
  const inside = context.functionValueBody(
    parameters.map((p) => ({ ...p, assignable: true })),
    [returnable(result)],
  );
  if (context.random.percent(65)) {
    return expr(undefined, names)`(${headOf(parameters)}) => ${expression(result, inside, size)}`;
  }
  const made = statements(inside, 2);
  made.push(stmt([], [returnable(result)])`return ${expression(result, inside, size)};`);
  return expr(
    undefined,
  )`(${headOf(parameters)}): ${result} => ${bodyOf(made, [...names, returnable(result)])}`;
}

/** An arrow function without a result. */
export function action(context: Context, parameters: Parameter[], calls: number): Expr | undefined {
  if (!context.afford(calls * functionValueCost)) return undefined;
  const inside = context.functionValueBody(
    parameters.map((p) => ({ ...p, assignable: true })),
    [],
  );
  return expr(undefined)`(${headOf(parameters)}) => ${bodyOf(
    statements(inside, 2),
    parameters.map((p) => p.name),
  )}`;
}

function bodyOf(made: Stmt[], declares: string[]): Block {
  return block(made, { declares, kind: "function" });
}
