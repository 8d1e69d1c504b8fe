// A whole program from a seed.

import { Random } from "../random.js";
import { block, type Program, read, type Stmt, stmt } from "../tree.js";
import { classDeclarations } from "./class-declarations.js";
import { Context, World } from "./context.js";
import { show } from "./expressions.js";
import { functionDeclaration } from "./functions.js";
import { globalVariable } from "./globals.js";
import { statements } from "./statements.js";

/** The program of a seed: the same one each time. */
export function generateProgram(seed: number): Program {
  const random = new Random(seed);
  const world = new World(random, random.between(10, 45));
  const context = Context.outermost(world);
  const declarations: Stmt[] = [];
  for (let i = random.between(0, 4); i > 0; i--) declarations.push(globalVariable(context));
  if (random.percent(35)) declarations.push(...classDeclarations(context));
  for (let i = random.between(0, 3); i > 0; i--) declarations.push(functionDeclaration(context));
  const inside = context.inner();
  const body = statements(inside, 12);
  for (const { name, type } of inside.variables) body.push(stmt()`put(${show(type, read(name, type))});`);
  return { seed, declarations: block(declarations), body: block(body, { kind: "function" }) };
}
