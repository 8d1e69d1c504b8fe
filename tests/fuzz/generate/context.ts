// Where the generator is: what can be seen there, how often it is executed, and how much may still be made.

import type { Random } from "../random.js";
import type { Expr, Stmt, Type } from "../tree.js";

export interface Variable {
  name: string;
  type: Type;
  /** It may be changed there; a loop's counter may not. */
  assignable: boolean;
}

export interface Callable {
  name: string;
  parameters: Type[];
  result: Type;
  /** Statements that a call executes, at most. */
  cost: number;
}

/** How many statements a program may execute, at most: what the slower of the two runtimes does in some milliseconds. */
const mostExecuted = 3000;

/** What belongs to a whole program. */
export class World {
  readonly functions: Callable[] = [];
  private names = 0;
  /** Statements that may still be made. */
  statementsLeft: number;

  constructor(
    readonly random: Random,
    statements: number,
  ) {
    this.statementsLeft = statements;
  }

  /** A name that nothing else in the program has. */
  name(prefix: string): string {
    return `${prefix}${++this.names}`;
  }
}

/** What a function's body costs, summed up while it is made. */
export interface Cost {
  executed: number;
}

export class Context {
  private constructor(
    readonly world: World,
    readonly variables: Variable[],
    /** Places such as `breakable` (tree.ts) that a statement may use here. */
    readonly places: ReadonlySet<string>,
    /** How often this place is executed in one call of its function. */
    readonly times: number,
    /** Statements around it. */
    readonly depth: number,
    readonly cost: Cost,
  ) {}

  static outermost(world: World): Context {
    return new Context(world, [], new Set(), 1, 0, { executed: 0 });
  }

  get random(): Random {
    return this.world.random;
  }

  /** A block inside, executed `times` as often; what is declared in it is not seen outside. */
  inner(options: { times?: number; places?: string[]; without?: string[] } = {}): Context {
    const places = [...this.places, ...(options.places ?? [])].filter((p) => !options.without?.includes(p));
    const times = this.times * (options.times ?? 1);
    return new Context(this.world, [...this.variables], new Set(places), times, this.depth + 1, this.cost);
  }

  /** A function's body, with what it sees of its surroundings. */
  functionBody(parameters: Variable[], places: string[], times = 1): Context {
    const variables = [...this.variables, ...parameters];
    return new Context(this.world, variables, new Set(places), times, this.depth + 1, { executed: 0 });
  }

  declare(name: string, type: Type, assignable = true): void {
    this.variables.push({ name, type, assignable });
  }

  variablesOf(type: Type): Variable[] {
    return this.variables.filter((v) => v.type === type);
  }

  assignablesOf(type: Type): Variable[] {
    return this.variables.filter((v) => v.type === type && v.assignable);
  }

  /** Counts `cost` statements that each execution of this place executes. False when there are too many. */
  afford(cost: number): boolean {
    const executed = cost * this.times;
    if (this.cost.executed + executed > mostExecuted) return false;
    this.cost.executed += executed;
    return true;
  }
}

/** One way to make something of a kind, chosen as often as its weight says when it is possible. */
export interface Production<T> {
  weight: number;
  /** What it makes, at most `size` deep; undefined when that is not possible here. */
  make(context: Context, size: number): T | undefined;
}

export type ExprProduction = Production<Expr>;
export type StmtProduction = Production<Stmt[]>;

/** What one of the productions makes; they are tried until one can. */
export function produce<T>(productions: readonly Production<T>[], context: Context, size: number): T {
  for (let attempt = 0; attempt < 50; attempt++) {
    const made = context.random.weighted(productions).make(context, size);
    if (made !== undefined) return made;
  }
  throw new Error("no production is possible");
}
