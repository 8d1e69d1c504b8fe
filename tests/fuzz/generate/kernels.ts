// Loops over integers only, such as checksums and counters: what the code generator's interval analysis is made for. All
// variables begin with constants, so that it can follow them up to the boundary of the tagged integers, and beyond.

import { block, breakable, type Expr, expr, mention, read, type Stmt, stmt } from "../tree.js";
import type { Context, StmtProduction } from "./context.js";

const starts = [
  0,
  0,
  1,
  -1,
  7,
  255,
  1000,
  -1000,
  65535,
  2 ** 29,
  2 ** 30 - 1,
  -(2 ** 30),
  2 ** 30,
  2 ** 31 - 1,
];
const masks = [1, 3, 15, 255, 1023, 0xffff, 0xffffff, 2 ** 29 - 1, 2 ** 30 - 1, -2, -256, 2 ** 31 - 1];

class Kernel {
  constructor(
    private readonly context: Context,
    /** Variables that it changes. */
    readonly variables: string[],
    /** What it may read as well: counters. */
    private readonly counters: string[],
  ) {}

  with(counter: string): Kernel {
    return new Kernel(this.context, this.variables, [...this.counters, counter]);
  }

  value(size: number): Expr {
    const { random } = this.context;
    if (size <= 0) {
      if (random.percent(25)) return expr("number")`${random.between(0, 20)}`;
      return read(random.pick([...this.variables, ...this.counters]), "number");
    }
    const part = (): Expr => this.value(size - 1 - random.below(2));
    const chance = random.below(100);
    if (chance < 35) return expr("number")`(${part()} ${random.pick(["+", "-"])} ${part()})`;
    if (chance < 45) return expr("number")`(${part()} * ${part()})`;
    if (chance < 55) return expr("number")`(${part()} * ${random.between(-5, 40)})`;
    if (chance < 65) return expr("number")`(${part()} ${random.pick(["|", "^", "&"])} ${part()})`;
    if (chance < 80) return expr("number")`(${part()} & ${random.pick(masks)})`;
    if (chance < 92)
      return expr("number")`(${part()} ${random.pick(["<<", ">>", ">>>"])} ${random.between(0, 31)})`;
    if (chance < 96) return expr("number")`(${part()} % ${random.between(1, 5000)})`;
    return expr("number")`(${part()} ${random.pick(["<<", ">>", ">>>"])} ${part()})`;
  }

  private condition(): Expr {
    const { random } = this.context;
    if (random.percent(30)) return expr("boolean")`(${this.value(1)} & ${2 ** random.below(12)})`;
    const operator = random.pick(["<", "<=", ">", ">=", "==", "!=", "==="]);
    return expr(
      "boolean",
    )`(${this.value(1)} as number ${operator} ${random.percent(50) ? this.value(1) : expr("number")`${random.pick(starts)}`})`;
  }

  statement(depth: number): Stmt {
    const { random } = this.context;
    const changed = mention(random.pick(this.variables));
    const chance = random.below(100);
    if (depth > 0 && chance < 20)
      return stmt()`if (${this.condition()}) ${block([this.statement(depth - 1)])}`;
    if (depth > 0 && chance < 30) {
      const [yes, no] = [block([this.statement(0)]), block([this.statement(0)])];
      return stmt()`if (${this.condition()}) ${yes} else ${no}`;
    }
    if (chance < 35) return stmt()`if (${this.condition()}) ${block([stmt([], [breakable])`break;`])}`;
    if (chance < 45) return stmt()`${changed}${random.pick(["++", "--"])};`;
    if (chance < 60)
      return stmt()`${changed} ${random.pick(["+=", "-=", "^=", "|=", "&=", ">>=", ">>>="])} ${this.value(2)};`;
    if (chance < 75) return stmt()`${changed} = (${this.value(3)} | 0);`;
    if (chance < 85) return stmt()`${changed} = (${this.value(3)} & ${random.pick(masks)});`;
    return stmt()`${changed} = ${this.value(3)};`;
  }
}

export const kernelLoop: StmtProduction = {
  weight: 3,
  make: (context) => {
    const { random, world } = context;
    const [turns, inner] = [random.between(2, 40), random.percent(30) ? random.between(2, 5) : 1];
    if (!context.afford(turns * inner * 3)) return undefined;
    const variables = Array.from({ length: random.between(1, 4) }, () => world.name("k"));
    const made = variables.map((name) => stmt([name])`let ${name} = ${random.pick(starts)};`);
    const loop = (kernel: Kernel, times: number, around: (k: Kernel) => Stmt[]): Stmt => {
      const i = world.name("i");
      const [first, step] = [random.pick([0, 0, 0, 1, -5, 2 ** 30 - 20]), random.pick([1, 1, 1, 2, 7])];
      const body = block(around(kernel.with(i)), { declares: [i, breakable] });
      return stmt()`for (let ${i} = ${first}; ${i} < ${first + step * times}; ${i} += ${step}) ${body}`;
    };
    const some = (kernel: Kernel): Stmt[] =>
      Array.from({ length: random.between(1, 4) }, () => kernel.statement(2));
    const kernel = new Kernel(context, variables, []);
    made.push(loop(kernel, turns, (k) => (inner > 1 ? [...some(k), loop(k, inner, some)] : some(k))));
    for (const name of variables) {
      made.push(stmt()`mix(${read(name, "number")});`);
      context.declare(name, "number");
    }
    return made;
  },
};
