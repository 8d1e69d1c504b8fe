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

/** A class, or an interface. */
export interface ClassType {
  name: Type;
  /** Its fields, accessors and methods, inherited ones included. */
  fields: { name: string; type: Type }[];
  methods: Callable[];
  /** How an object is made: one of these classes, with arguments of these types. */
  makers: { name: string; parameters: Type[] }[];
  /** Classes that an object of this type may be of. */
  classes: string[];
  isInterface: boolean;
}

/** How many statements a program's main function, or another one, may execute at most. */
const mostExecuted = 2500;

/** What belongs to a whole program. */
export class World {
  readonly functions: Callable[] = [];
  readonly classes: ClassType[] = [];
  private names = 0;
  /** Statements that may still be made. */
  statementsLeft = 0;

  constructor(readonly random: Random) {}

  /** A name that nothing else in the program has. */
  name(prefix: string): string {
    return `${prefix}${++this.names}`;
  }

  classOf(type: Type): ClassType | undefined {
    return this.classes.find((c) => c.name === type);
  }
}

/** Statements that a function executes, summed up while it is made. */
export interface Cost {
  executed: number;
  readonly limit: number;
}

interface Place {
  /** Places such as `breakable` (tree.ts) that a statement may use here. */
  places: ReadonlySet<string>;
  /** How often this place is executed in one call of its function. */
  times: number;
  /** Statements around it. */
  depth: number;
  cost: Cost;
  /** It is in a function value, which must call no other one: they could call each other forever. */
  inFunctionValue: boolean;
  /** A fiber may wait here. */
  mayWait: boolean;
}

export class Context {
  private constructor(
    readonly world: World,
    readonly variables: Variable[],
    private readonly place: Place,
  ) {}

  static outermost(world: World): Context {
    const cost = { executed: 0, limit: mostExecuted };
    const place = {
      places: new Set<string>(),
      times: 1,
      depth: 0,
      cost,
      inFunctionValue: false,
      mayWait: true,
    };
    return new Context(world, [], place);
  }

  get random(): Random {
    return this.world.random;
  }
  get places(): ReadonlySet<string> {
    return this.place.places;
  }
  get times(): number {
    return this.place.times;
  }
  get depth(): number {
    return this.place.depth;
  }
  get inFunctionValue(): boolean {
    return this.place.inFunctionValue;
  }
  get mayWait(): boolean {
    return this.place.mayWait && this.place.times === 1;
  }
  /** Statements that a call of the function executes, as far as it is made. */
  get executed(): number {
    return this.place.cost.executed;
  }

  /** A block inside, executed `times` as often; what is declared in it is not seen outside. */
  inner(options: { times?: number; places?: string[]; without?: (place: string) => boolean } = {}): Context {
    const outer = [...this.places].filter((p) => !options.without?.(p));
    return new Context(this.world, [...this.variables], {
      ...this.place,
      places: new Set([...outer, ...(options.places ?? [])]),
      times: this.times * (options.times ?? 1),
      depth: this.depth + 1,
    });
  }

  /** A declared function's body. */
  functionBody(parameters: Variable[], places: string[], times = 1): Context {
    return new Context(this.world, [...this.variables, ...parameters], {
      ...this.place,
      places: new Set(places),
      times,
      depth: this.depth + 1,
      cost: { executed: 0, limit: mostExecuted / 4 },
      mayWait: false,
    });
  }

  /** The body of a function value, which sees and may change what is around it. */
  functionValueBody(parameters: Variable[], places: string[]): Context {
    return new Context(this.world, [...this.variables, ...parameters], {
      places: new Set(places),
      times: 1,
      depth: this.depth + 1,
      cost: { executed: 0, limit: functionValueCost },
      inFunctionValue: true,
      mayWait: false,
    });
  }

  declare(name: string, type: Type, assignable = true): void {
    this.variables.push({ name, type, assignable });
  }

  /** One of the variables of a type; newer ones are likelier. */
  variableOf(type: Type, options: { assignable?: boolean } = {}): Variable | undefined {
    const variables = this.variables.filter((v) => v.type === type && (v.assignable || !options.assignable));
    if (variables.length === 0) return undefined;
    const recent = this.random.percent(40) ? variables.slice(-2) : variables;
    return this.random.pick(recent);
  }

  /** Counts `cost` statements that each execution of this place executes. False when there are too many. */
  afford(cost: number): boolean {
    const executed = cost * this.times;
    if (this.place.cost.executed + executed > this.place.cost.limit) return false;
    this.place.cost.executed += executed;
    return true;
  }
}

/** What a call of a function value executes, at most. */
export const functionValueCost = 20;

/** One way to make something of a kind, chosen as often as its weight says when it is possible. */
export interface Production<T> {
  weight: number;
  /** What it makes, at most `size` deep; undefined when that is not possible here. */
  make(context: Context, size: number): T | undefined;
}

export type ExprProduction = Production<Expr>;
export type StmtProduction = Production<Stmt[]>;

/** What one of the productions makes. One that can't is not tried again; one that always can must be among them. */
export function produce<T>(productions: readonly Production<T>[], context: Context, size: number): T {
  for (let left = productions; left.length > 0; ) {
    const chosen = context.random.weighted(left);
    const made = chosen.make(context, size);
    if (made !== undefined) return made;
    left = left.filter((production) => production !== chosen);
  }
  throw new Error("no production is possible");
}
