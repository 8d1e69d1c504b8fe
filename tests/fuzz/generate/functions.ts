// Functions of a program.

import { block, returnable, type Stmt, stmt } from "../tree.js";
import type { Context } from "./context.js";
import { expression, types } from "./expressions.js";
import { statements } from "./statements.js";

/** Declares a function that the statements after it may call. */
export function functionDeclaration(context: Context): Stmt {
  const { random, world } = context;
  const name = world.name("f");
  const result = random.percent(70) ? "number" : random.pick(types);
  const parameters = Array.from({ length: random.between(0, random.percent(90) ? 4 : 9) }, () => ({
    name: world.name("p"),
    type: random.percent(70) ? "number" : random.pick(types),
    assignable: random.percent(50),
  }));
  const inside = context.functionBody(parameters, [returnable(result)]);
  const made = statements(inside, 5);
  made.push(stmt([], [returnable(result)])`return ${expression(result, inside)};`);
  const head = parameters.map((p) => `${p.name}: ${p.type}`).join(", ");
  const body = block(made, {
    declares: [...parameters.map((p) => p.name), returnable(result)],
    isFunction: true,
  });
  world.functions.push({
    name,
    parameters: parameters.map((p) => p.type),
    result,
    cost: inside.cost.executed + 1,
  });
  return stmt([name])`function ${name}(${head}): ${result} ${body}`;
}
