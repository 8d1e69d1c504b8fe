// Objects: how they are made and read. The classes themselves are made in class-declarations.ts.

import { type Expr, expr, list, mention, type Stmt, stmt, type Type } from "../tree.js";
import type { Context, ExprProduction, StmtProduction } from "./context.js";
import { expression, simpleType } from "./expressions.js";
import { compound } from "./numbers.js";
import { variable } from "./variables.js";

/** A new object of a class, or of one that extends or implements it. */
export function newObject(type: Type, context: Context, size: number): Expr {
  const { name, parameters } = context.random.pick(context.world.classOf(type)!.makers);
  const args = parameters.map((parameter) => expression(parameter, context, size - 1));
  return expr(type)`(new ${mention(name)}(${list(args)}) as ${mention(type)})`;
}

/** An object literal with the members of an interface. */
function literal(type: Type, context: Context, size: number): Expr | undefined {
  const known = context.world.classOf(type)!;
  if (!known.isInterface || context.inFunctionValue) return undefined;
  const fields = known.fields.map(
    (f) => expr(undefined)`${mention(f.name)}: ${expression(f.type, context, size - 1)}`,
  );
  const methods = known.methods.map((method) => {
    const parameters = method.parameters.map((of) => ({
      name: context.world.name("p"),
      type: of,
      assignable: true,
    }));
    const inside = context.functionValueBody(parameters, []);
    const head = parameters.map((p) => `${p.name}: ${p.type}`).join(", ");
    const value = expression(method.result, inside, size - 1);
    return expr(
      undefined,
      parameters.map((p) => p.name),
    )`${mention(method.name)}: (${head}) => ${value}`;
  });
  const show = expr(undefined)`show: () => "literal"`;
  return expr(type)`({ ${list([...fields, ...methods, show])} } as ${mention(type)})`;
}

export function objectNodes(type: Type): ExprProduction[] {
  return [
    { weight: 6, make: (context, size) => newObject(type, context, size) },
    { weight: 4, make: (context, size) => literal(type, context, size) },
    variable(type, 6),
    {
      weight: 2,
      make: (context, size) =>
        expr(
          type,
        )`choose(${expression("boolean", context, size - 2)}, ${expression(type, context, size - 1)}, ${expression(type, context, size - 1)})`,
    },
  ];
}

/** Something of an object, and the type it has. */
function place(type: Type, context: Context, size: number): Expr | undefined {
  const candidates = context.world.classes.flatMap((known) =>
    known.fields.filter((f) => f.type === type).map((f) => ({ known, f })),
  );
  if (candidates.length === 0) return undefined;
  const { known, f } = context.random.pick(candidates);
  return expr(type)`${expression(known.name, context, size - 2)}.${mention(f.name)}`;
}

/** Reads a field or an accessor. */
export const field = (type: Type, context: Context, size: number): Expr | undefined =>
  place(type, context, size);

/** Writes a field or an accessor. */
export const fieldAssignment: StmtProduction = {
  weight: 4,
  make: (context) => {
    const type = simpleType(context);
    const target = place(type, context, 2);
    if (!target) return undefined;
    if (type === "string") return [stmt()`${fixed(target)} = clip(${expression(type, context, 2)});`];
    const operator = type === "number" && context.random.percent(50) ? context.random.pick(compound) : "=";
    return [stmt()`${fixed(target)} ${operator} ${expression(type, context)};`];
  },
};

/** An expression that must stay what it is. */
function fixed({ type: _, ...e }: Expr): Expr {
  return { ...e, type: undefined };
}

/** Objects of several classes in one array, all called at one place. */
export const objectsLoop: StmtProduction = {
  weight: 3,
  make: (context) => {
    const { classes, random } = context.world;
    const candidates = classes.filter((known) => known.methods.length > 0);
    if (candidates.length === 0) return undefined;
    const { name: type, methods } = random.pick(candidates);
    const method = random.pick(methods);
    const count = random.between(2, 4);
    if (!context.afford(count * (method.cost + 1))) return undefined;
    const objects = Array.from({ length: count }, () => expression(type, context, 2));
    const [all, each] = [context.world.name("v"), context.world.name("o")];
    const inside = context.inner({ times: count });
    const args = list(method.parameters.map((parameter) => expression(parameter, inside, 1)));
    const made: Stmt[] = [stmt([all])`const ${all}: ${mention(type)}[] = [${list(objects)}];`];
    made.push(stmt([], [all])`for (const ${each} of ${all}) mix(${each}.${mention(method.name)}(${args}));`);
    if (random.percent(30)) made.push(stmt([], [all])`for (const ${each} of ${all}) mix(${each}.show());`);
    return made;
  },
};
