// A whole program from a seed.

import { Random } from "../random.js";
import { block, type Program, read, type Stmt, stmt } from "../tree.js";
import { classDeclarations } from "./class-declarations.js";
import { Context, World } from "./context.js";
import { show, someType } from "./expressions.js";
import { functionDeclaration } from "./functions.js";
import { globalVariable } from "./globals.js";
import { statements, variableDeclaration } from "./statements.js";

/** The program of a seed: the same one each time. */
export function generateProgram(seed: number): Program {
  const random = new Random(seed);
  const world = new World(random);
  const context = Context.outermost(world);
  const declarations: Stmt[] = [];
  const declare = (count: number, statementsEach: number, make: () => Stmt[]): void => {
    for (let i = 0; i < count; i++) {
      world.statementsLeft = statementsEach;
      declarations.push(...make());
    }
  };
  declare(random.between(0, 4), 0, () => [globalVariable(context)]);
  declare(random.percent(35) ? 1 : 0, 12, () => classDeclarations(context));
  declare(random.between(0, 3), 8, () => [functionDeclaration(context)]);
  const inside = context.inner();
  world.statementsLeft = random.between(8, 30);
  const body = [
    ...variableDeclaration("number", inside),
    ...variableDeclaration("number", inside),
    ...variableDeclaration(someType(inside), inside),
    ...variableDeclaration(someType(inside), inside),
    ...statements(inside, 14),
  ];
  for (const { name, type } of inside.variables) body.push(stmt()`put(${show(type, read(name, type))});`);
  return { seed, declarations: block(declarations), body: block(body, { kind: "function" }) };
}
