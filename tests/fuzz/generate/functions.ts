// Functions of a program.

import { block, expr, list, mention, returnable, type Stmt, stmt } from "../tree.js";
import type { Context } from "./context.js";
import { depth, expression, simpleType, someType } from "./expressions.js";
import { statements } from "./statements.js";

/** Declares a function that the statements after it may call. */
export function functionDeclaration(context: Context): Stmt {
  return context.random.percent(20) ? recursiveFunction(context) : plainFunction(context);
}

function plainFunction(context: Context): Stmt {
  const { random, world } = context;
  const name = world.name("f");
  const result = random.percent(70) ? "number" : simpleType(context);
  const parameters = Array.from({ length: random.between(0, random.percent(90) ? 4 : 9) }, () => ({
    name: world.name("p"),
    type: random.percent(65) ? "number" : someType(context),
    assignable: random.percent(50),
  }));
  const inside = context.functionBody(parameters, [returnable(result)]);
  const made = statements(inside, 5);
  const value = expression(result, inside);
  made.push(
    stmt([], [returnable(result)])`return ${result === "string" ? expr("string")`clip(${value})` : value};`,
  );
  const head = parameters.map((p) => `${p.name}: ${p.type}`).join(", ");
  const declares = [...parameters.map((p) => p.name), returnable(result)];
  world.functions.push({
    name,
    parameters: parameters.map((p) => p.type),
    result,
    cost: inside.executed + 1,
  });
  return stmt([name])`function ${name}(${head}): ${result} ${block(made, { declares, kind: "function" })}`;
}

/** A function that calls itself, less deep each time. */
function recursiveFunction(context: Context): Stmt {
  const { random, world } = context;
  const [name, left, value] = [world.name("f"), world.name("n"), world.name("p")];
  const parameters = [
    { name: left, type: "number", assignable: false },
    { name: value, type: "number", assignable: true },
  ];
  const calls = random.between(1, 2);
  const executions = calls === 1 ? 5 : 31;
  const inside = context.functionBody(parameters, [returnable("number")], executions);
  const place = [returnable("number")];
  const stop = block([stmt([], place)`return ${expression("number", inside, 1)};`]);
  const made = [stmt([], [left])`if (${left} <= 0) ${stop}`, ...statements(inside, 3)];
  const again = () =>
    expr(
      "number",
    )`${mention(name)}(${list([expr(undefined)`${mention(left)} - 1`, expression("number", inside, 2)])})`;
  const sum = calls === 1 ? again() : expr("number")`(${again()} ${random.pick(["+", "-", "^"])} ${again()})`;
  made.push(stmt([], place)`return (${expression("number", inside, 2)} + ${sum});`);
  world.functions.push({ name, parameters: [depth, "number"], result: "number", cost: inside.executed + 1 });
  const body = block(made, { declares: [name, left, value, ...place], kind: "function" });
  return stmt([name])`function ${name}(${left}: number, ${value}: number): number ${body}`;
}
