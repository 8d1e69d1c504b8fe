// Statements and blocks of them.

import {
  type Block,
  block,
  breakable,
  continuable,
  type Expr,
  expr,
  inSwitch,
  mention,
  read,
  returnable,
  type Stmt,
  stmt,
  type Type,
} from "../tree.js";
import { arrayChange, elementAssignment, longest } from "./arrays.js";
import { action } from "./arrow.js";
import { bufferChange } from "./buffers.js";
import { call, callMethod } from "./calls.js";
import { fieldAssignment, objectsLoop } from "./classes.js";
import { type Context, produce, type StmtProduction } from "./context.js";
import { throwing, trying } from "./exceptions.js";
import { expression, show, simpleType, someType } from "./expressions.js";
import { fibers } from "./fibers.js";
import { kernelLoop } from "./kernels.js";
import { mapChange } from "./maps.js";
import { compound } from "./numbers.js";

/** How many statements may lie around each other. */
const mostDepth = 5;

/** A block of statements, made in the context that is its inside. */
export function statements(context: Context, most: number): Stmt[] {
  const made: Stmt[] = [];
  const count = context.random.between(1, most);
  for (let i = 0; i < count && context.world.statementsLeft > 0; i++) {
    context.world.statementsLeft--;
    if (!context.afford(1)) break;
    made.push(...produce(context.depth < mostDepth ? all() : simple(), context, 0));
  }
  return made;
}

function body(
  context: Context,
  options: Parameters<Context["inner"]>[0] = {},
  declares: string[] = [],
): Block {
  const inner = context.inner(options);
  for (const name of declares) inner.declare(name, "number", false);
  const made = statements(inner, 3);
  // What is computed in here shall be seen.
  const seen = inner.random.percent(50) ? inner.variableOf("number") : undefined;
  if (seen && inner.afford(1)) made.push(stmt()`mix(${read(seen.name, "number")});`);
  return block(made, { declares: [...declares, ...(options.places ?? [])] });
}

/** Declares a variable of a type. */
export function variableDeclaration(type: Type, context: Context): Stmt[] {
  const value = expression(type, context);
  const name = context.world.name("v");
  context.declare(name, type);
  return [stmt([name])`let ${name}: ${typeName(type)} = ${kept(type, value)};`];
}

/** A value that a variable shall hold: text must not grow without end. */
function kept(type: Type, value: Expr): Expr {
  return type === "string" ? expr("string")`clip(${value})` : value;
}

const declaration: StmtProduction = {
  weight: 6,
  make: (context) => variableDeclaration(someType(context), context),
};

/** Of the program's own types, the declaration must stay. */
function typeName(type: Type): Expr {
  return /^[CI]\d+$/.test(type) ? mention(type) : expr(undefined)`${type}`;
}

const assignment: StmtProduction = {
  weight: 6,
  make: (context) => {
    const type = someType(context);
    const found = context.variableOf(type, { assignable: true });
    if (!found) return undefined;
    return [stmt()`${mention(found.name)} = ${kept(type, expression(type, context))};`];
  },
};

const compoundAssignment: StmtProduction = {
  weight: 6,
  make: (context) => {
    const { random } = context;
    if (random.percent(15)) {
      const text = context.variableOf("string", { assignable: true });
      if (!text) return undefined;
      const target = mention(text.name);
      return [
        stmt()`if (${target}.length < 40) ${target} += ${expression(random.pick(["string", "number"]), context, 2)};`,
      ];
    }
    const found = context.variableOf("number", { assignable: true });
    if (!found) return undefined;
    const target = mention(found.name);
    if (random.percent(25)) return [stmt()`${target}${random.pick(["++", "--"])};`];
    return [stmt()`${target} ${random.pick(compound)} ${expression("number", context)};`];
  },
};

const output: StmtProduction = {
  weight: 4,
  make: (context) => {
    const type = someType(context);
    // What is executed often, or at another time, goes into the checksum only.
    const name = context.times > 4 || context.inFunctionValue || context.random.percent(30) ? "mix" : "put";
    return [stmt()`${name}(${show(type, expression(type, context))});`];
  },
};

/** A return before the function's end. */
const earlyReturn: StmtProduction = {
  weight: 1,
  make: (context) => {
    const place = [...context.places].find((p) => p.startsWith(returnable("")));
    if (!place) return undefined;
    const value = expression(place.slice(returnable("").length), context);
    return [stmt()`if (${expression("boolean", context)}) ${block([stmt([], [place])`return ${value};`])}`];
  },
};

const condition: StmtProduction = {
  weight: 5,
  make: (context) => {
    const test = expression("boolean", context);
    const then = body(context);
    if (context.random.percent(50)) return [stmt()`if (${test}) ${then}`];
    return [stmt()`if (${test}) ${then} else ${body(context)}`];
  },
};

const loopPlaces = [breakable, continuable];

/** Near boundaries; from the last, the largest steps stay below 2^53, where a step would have no effect. */
const starts = [-3, 2 ** 30 - 3, 2 ** 31 - 4, -(2 ** 30) - 2, 2 ** 52 - 3, 2 ** 53 - 8500];

/** Counters start anywhere and step over boundaries; the number of turns is small. */
const countingLoop: StmtProduction = {
  weight: 4,
  make: (context) => {
    const { random } = context;
    const turns = random.between(1, 8);
    if (!context.afford(turns)) return undefined;
    const i = context.world.name("i");
    const step = random.pick([1, 1, 1, 1, 2, 3, 1000, 0.5]);
    const first = random.percent(60) || step < 1 ? 0 : random.pick(starts);
    const last = first + step * turns;
    const inside = body(context, { times: turns, places: loopPlaces }, [i]);
    const head = random.percent(70)
      ? `let ${i} = ${first}; ${i} < ${last}; ${step === 1 ? `${i}++` : `${i} += ${step}`}`
      : `let ${i} = ${last}; ${i} > ${first}; ${step === 1 ? `${i}--` : `${i} -= ${step}`}`;
    return [stmt()`for (${head}) ${inside}`];
  },
};

/** A loop with a condition of its own; fuel ends it at the latest. */
const conditionalLoop: StmtProduction = {
  weight: 2,
  make: (context) => {
    const turns = context.random.between(1, 10);
    if (!context.afford(turns)) return undefined;
    const fuel = context.world.name("fuel");
    const test = expression("boolean", context.inner({ times: turns }));
    const declared = stmt([fuel])`let ${fuel} = ${turns};`;
    if (context.random.percent(60)) {
      const inside = body(context, { times: turns, places: loopPlaces });
      return [declared, stmt([], [fuel])`while (${fuel}-- > 0 && ${test}) ${inside}`];
    }
    // pxt's `continue` in a do loop goes to its beginning, past the condition.
    const inside = body(context, { times: turns, places: [breakable], without: (p) => p === continuable });
    return [declared, stmt([], [fuel])`do ${inside} while (--${fuel} > 0 && ${test});`];
  },
};

const leavesLoop: StmtProduction = {
  weight: 3,
  make: (context) => {
    const place = context.random.pick(loopPlaces);
    if (!context.places.has(place)) return undefined;
    const leave = block([stmt([], [place])`${place === breakable ? "break" : "continue"};`]);
    return [stmt()`if (${expression("boolean", context)}) ${leave}`];
  },
};

const choice: StmtProduction = {
  weight: 2,
  make: (context) => {
    const { random } = context;
    const labels = [...new Set(Array.from({ length: random.between(1, 6) }, () => random.between(-2, 5)))];
    const options = { places: [breakable] };
    const cases = labels.map((label) => {
      const inside = body(context, options);
      return random.percent(70)
        ? stmt([], [inSwitch])`case ${label}: ${inside} break;`
        : stmt([], [inSwitch])`case ${label}: ${inside}`;
    });
    if (random.percent(60)) cases.push(stmt([], [inSwitch])`default: ${body(context, options)}`);
    return [
      stmt()`switch (${expression("number", context)} as number) ${block(cases, { declares: [inSwitch] })}`,
    ];
  },
};

/** A loop over what an array holds, or a function called for each. */
const elementsLoop: StmtProduction = {
  weight: 3,
  make: (context) => {
    const { random, world } = context;
    const type = random.pick(["number", "number", "string"]);
    const found = context.variableOf(`${type}[]`);
    if (!found || !context.afford(longest)) return undefined;
    const name = world.name("e");
    if (random.percent(30)) {
      const each = action(context, [{ name, type }], longest);
      return each && [stmt()`${mention(found.name)}.forEach(${each});`];
    }
    const inner = context.inner({ times: longest, places: loopPlaces });
    inner.declare(name, type, false);
    const inside = block(statements(inner, 3), { declares: [name, ...loopPlaces] });
    // A copy: the loop's body may make the array longer.
    return [stmt()`for (const ${name} of ${mention(found.name)}.slice(0)) ${inside}`];
  },
};

const bareCall: StmtProduction = {
  weight: 2,
  make: (context) => {
    const made = call(simpleType(context), context, 2) ?? callMethod(simpleType(context), context, 2);
    return made && [stmt()`${fixed(made)};`];
  },
};

/** The call must stay one: another expression is no statement. */
const fixed = (e: Expr): Expr => ({ ...e, type: undefined });

/** Functions, since the files of this folder import each other. */
const simple = (): StmtProduction[] => [
  declaration,
  assignment,
  compoundAssignment,
  output,
  leavesLoop,
  earlyReturn,
  elementAssignment,
  arrayChange,
  bufferChange,
  mapChange,
  fieldAssignment,
  bareCall,
  throwing,
];
const all = (): StmtProduction[] => [
  ...simple(),
  condition,
  countingLoop,
  conditionalLoop,
  choice,
  elementsLoop,
  objectsLoop,
  kernelLoop,
  trying,
  fibers,
];
