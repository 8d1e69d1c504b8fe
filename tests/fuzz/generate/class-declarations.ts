// Classes that extend each other, and interfaces that unrelated classes implement. Each class has a method `show`, which tells what
// is in the object.

import { block, expr, list, mention, read, returnable, type Stmt, stmt, type Type } from "../tree.js";
import type { Callable, ClassType, Context, Variable } from "./context.js";
import { expression, show, simpleType } from "./expressions.js";
import { statements } from "./statements.js";

type Field = ClassType["fields"][number];

/** A class while it is made. */
interface Draft {
  name: string;
  base: Draft | undefined;
  /** Its own fields; accessors are apart, since they are no variables of `this`. */
  fields: Field[];
  accessors: Field[];
  /** All methods, inherited ones included, in an order in which each calls only those before it. */
  methods: Callable[];
  parameters: Type[];
}

function chain(draft: Draft): Draft[] {
  return draft.base ? [...chain(draft.base), draft] : [draft];
}

const fieldsOf = (draft: Draft): Field[] => chain(draft).flatMap((d) => d.fields);
const accessorsOf = (draft: Draft): Field[] => chain(draft).flatMap((d) => d.accessors);

function variablesOfThis(draft: Draft): Variable[] {
  return fieldsOf(draft).map((f) => ({ name: `this.${f.name}`, type: f.type, assignable: true }));
}

/** Declares some classes, and sometimes an interface. */
export function classDeclarations(context: Context): Stmt[] {
  const { random, world } = context;
  const made: Stmt[] = [];
  const root = declareClass(context, undefined, made);
  const drafts = [root];
  for (let i = random.between(0, 2); i > 0; i--)
    drafts.push(declareClass(context, random.pick(drafts), made));
  const types = drafts.map((draft) => typeOf(draft, drafts));
  if (random.percent(60)) types.push(declareInterface(context, root, drafts, made));
  world.classes.push(...types);
  return made;
}

function typeOf(draft: Draft, drafts: Draft[]): ClassType {
  const extending = drafts.filter((d) => chain(d).includes(draft));
  return {
    name: draft.name,
    fields: [...fieldsOf(draft), ...accessorsOf(draft)],
    methods: draft.methods,
    makers: extending,
    classes: extending.map((d) => d.name),
    isInterface: false,
  };
}

function declareClass(context: Context, base: Draft | undefined, made: Stmt[], like?: Draft): Draft {
  const { random, world } = context;
  const name = world.name("C");
  const fieldType = (): Type =>
    random.percent(70) ? "number" : random.pick(["string", "boolean", "number[]"]);
  const fields = like ? like.fields : newFields("m", random.between(base ? 0 : 1, 3), fieldType, context);
  const draft: Draft = { name, base, fields, accessors: [], methods: [], parameters: [] };
  const members = fields.map((f) => stmt([f.name])`${f.name}: ${f.type};`);
  if (random.percent(25)) {
    const shared = world.name("s");
    members.push(stmt([shared])`static ${shared}: number = ${random.between(-5, 5)};`);
    context.declare(`${name}.${shared}`, "number");
  }
  members.push(constructorOf(draft, context));
  const methods = like?.methods ?? base?.methods ?? [];
  for (const method of methods) {
    if (!like && random.percent(50)) draft.methods.push(method);
    else members.push(methodOf(draft, method, context));
  }
  if (!like) {
    for (let i = random.between(base ? 0 : 1, 2); i > 0; i--)
      members.push(methodOf(draft, undefined, context));
    if (random.percent(40)) members.push(...accessor(draft, context));
  }
  members.push(showOf(draft));
  const heritage = base ? expr(undefined)`extends ${mention(base.name)} ` : expr(undefined)``;
  made.push(stmt([name])`class ${name} ${heritage}${block(members, { kind: "class" })}`);
  return draft;
}

function newFields(prefix: string, count: number, type: () => Type, { world }: Context): Field[] {
  return Array.from({ length: count }, () => ({ name: world.name(prefix), type: type() }));
}

function constructorOf(draft: Draft, context: Context): Stmt {
  const { world, random } = context;
  const parameters = Array.from({ length: random.between(0, 3) }, () => ({
    name: world.name("p"),
    type: simpleType(context),
    assignable: true,
  }));
  draft.parameters = parameters.map((p) => p.type);
  const before = context.functionBody(parameters, []);
  const body: Stmt[] = [];
  if (draft.base) {
    const args = list(draft.base.parameters.map((type) => expression(type, before, 1)));
    body.push(stmt()`super(${args});`);
  }
  for (const f of draft.fields) {
    const given = parameters.find((p) => p.type === f.type && random.percent(70));
    body.push(
      stmt()`${mention(`this.${f.name}`)} = ${given ? read(given.name, f.type) : expression(f.type, before, 1)};`,
    );
  }
  const inside = context.functionBody([...parameters, ...variablesOfThis(draft)], []);
  if (random.percent(40)) body.push(...statements(inside, 2));
  const head = parameters.map((p) => `${p.name}: ${p.type}`).join(", ");
  return stmt()`constructor(${head}) ${block(body, { declares: parameters.map((p) => p.name), kind: "function" })}`;
}

/** A new method, or one that overrides or implements `known`. */
function methodOf(draft: Draft, known: Callable | undefined, context: Context): Stmt {
  const { world, random } = context;
  const name = known?.name ?? world.name("m");
  const result = known?.result ?? simpleType(context);
  const types = known?.parameters ?? Array.from({ length: random.between(0, 3) }, () => simpleType(context));
  const parameters = types.map((type) => ({ name: world.name("p"), type, assignable: true }));
  const inside = context.functionBody([...parameters, ...variablesOfThis(draft)], [returnable(result)]);
  // Methods call those before them only, in every class: so no call goes round in a circle.
  const callable = draft.methods.map((method) => ({ ...method, name: `this.${method.name}` }));
  world.functions.push(...callable);
  const body = statements(inside, 3);
  let value = expression(result, inside, 2);
  world.functions.splice(world.functions.length - callable.length);
  const inherited = draft.base?.methods.find((method) => method.name === name);
  if (inherited && random.percent(40) && inside.afford(inherited.cost) && result !== "boolean") {
    const args = list(parameters.map((p) => read(p.name, p.type)));
    value = expr(result)`(${value} + ${expr(result)`super.${mention(name)}(${args})`})`;
  }
  body.push(
    stmt([], [returnable(result)])`return ${result === "string" ? expr("string")`clip(${value})` : value};`,
  );
  const cost = inside.executed + 1;
  if (known) known.cost = Math.max(known.cost, cost);
  draft.methods.push(known ?? { name, parameters: types, result, cost });
  const head = parameters.map((p) => `${p.name}: ${p.type}`).join(", ");
  const declares = [...parameters.map((p) => p.name), returnable(result)];
  return stmt([name])`${name}(${head}): ${result} ${block(body, { declares, kind: "function" })}`;
}

/** A getter and a setter of one name. */
function accessor(draft: Draft, context: Context): Stmt[] {
  const { world } = context;
  const [name, value] = [world.name("m"), world.name("p")];
  draft.accessors.push({ name, type: "number" });
  const variables = variablesOfThis(draft);
  const getter = context.functionBody(variables, []);
  const setter = context.functionBody([...variables, { name: value, type: "number", assignable: true }], []);
  const get = block([stmt()`return ${expression("number", getter, 2)};`], { kind: "function" });
  const set = block(statements(setter, 2), { declares: [value], kind: "function" });
  return [stmt([name])`get ${name}(): number ${get}`, stmt([name])`set ${name}(${value}: number) ${set}`];
}

function showOf(draft: Draft): Stmt {
  const values = draft.fields.map(
    (f) => expr(undefined)` + " " + ${show(f.type, mention(`this.${f.name}`))}`,
  );
  const parts = { type: undefined, text: ["", ...values.map(() => "")], parts: values, uses: [] };
  const inherited = draft.base ? " + super.show()" : "";
  return stmt()`show(): string ${block([stmt()`return "${draft.name}"${parts}${inherited};`], { kind: "function" })}`;
}

/** An interface with some members of the class, and another class that has them. */
function declareInterface(context: Context, root: Draft, drafts: Draft[], made: Stmt[]): ClassType {
  const other = declareClass(context, undefined, made, { ...root, accessors: [] });
  const name = context.world.name("I");
  const fields = root.fields.slice(0, 2);
  const methods = root.methods.slice(0, 2);
  const members = [
    ...fields.map((f) => `${f.name}: ${f.type};`),
    ...methods.map(
      (m) => `${m.name}(${m.parameters.map((type, i) => `p${i}: ${type}`).join(", ")}): ${m.result};`,
    ),
  ];
  made.push(stmt([name])`interface ${name} { ${members.join(" ")} show(): string; }`);
  const classes = [...drafts, other];
  return { name, fields, methods, makers: classes, classes: classes.map((d) => d.name), isInterface: true };
}
