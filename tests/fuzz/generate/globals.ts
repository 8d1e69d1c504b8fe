// Global variables, those of the small integer types included.

import { type Stmt, stmt } from "../tree.js";
import type { Context } from "./context.js";
import { expression } from "./expressions.js";
import { numberLiteral } from "./numbers.js";

const typed = ["int8", "uint8", "int16", "uint16", "int32", "uint32"];

export function globalVariable(context: Context): Stmt {
  const { random, world } = context;
  const name = world.name("g");
  if (random.percent(20)) {
    const type = random.pick(["string", "number[]", "Buffer", "boolean"]);
    const value = expression(type, context, 0);
    context.declare(name, type);
    return stmt([name])`let ${name}: ${type} = ${value};`;
  }
  const type = random.percent(50) ? "number" : random.pick(typed);
  context.declare(name, "number");
  return stmt([
    name,
  ])`let ${name}: ${type} = ${type === "number" ? numberLiteral(context) : random.between(0, 100)};`;
}
