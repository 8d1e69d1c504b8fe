// Which values every register, field and variable of a program can hold: small integers between bounds, and kinds of
// others (value-sets.ts). The program is whole, so that all that is ever stored, passed and returned is there to be seen;
// types are not asked, since a program may get around them.
//
// There is one set for each register wherever it is read or written, for each field whatever object it is in, for each global
// variable and for what each function returns. Sets begin empty and grow until nothing changes; variables, and fields that an object
// may have before they are set (initialised-fields.ts), begin as undefined. Unknown, that is anything, are
//   - elements of arrays, captured variables that change, exceptions, and what C++ returns, as far as calls do not say more;
//   - what is read of a member by its name, and what functions get that are function values;
//   - parameters of methods that are read as members by name, since that makes function values of them.
// A member that is set or called by name means those of all classes with a member of that name; a name that is computed, all. Of
// strings, numbers and the like it means none.

import { BuiltInType } from "../pxt/ir.js";
import { initialisedFields } from "./initialised-fields.js";
import {
  type Block,
  type CallTarget,
  type ClassRange,
  definitionOf,
  type Field,
  type Imm,
  type IntRange,
  isImm,
  isVReg,
  type LirFunction,
  type MemberAccess,
  type Op,
  type Operand,
  type Sym,
  type Terminator,
  usesOf,
  usesOfCondition,
  usesOfEnd,
  type VReg,
} from "./lir.js";
import { outcomesOf } from "./outcomes.js";
import { INT32, operandsFor, valuesOf, widen } from "./ranges.js";
import {
  ANYTHING,
  includes,
  isNothing,
  KIND,
  NOTHING,
  ofClasses,
  ofConstant,
  ofKinds,
  SMALL,
  union,
  type ValueSet,
} from "./value-sets.js";

/** What the classes of a program have under one name. Functions are named by their bodies' labels. */
export interface Member {
  fields: Field[];
  methods: string[];
  getters: string[];
  setters: string[];
}

/** What is known of a program besides its functions. */
export interface ProgramFacts {
  /** The symbol of the array of global variables. */
  globals: string;
  /** Labels of the methods at an offset in the vtables of classes. */
  methodsAt(offset: number, classes: ClassRange): Iterable<string>;
  /** Labels of the functions that the runtime calls, such as the program's main function. */
  calledByRuntime: Iterable<string>;
  /** Label of the function whose value is at the symbol, if one is. */
  functionAt(symbol: string): string | undefined;
  /** By number. */
  members: ReadonlyMap<number, Member>;
  /** What the literal at a symbol is; anything if there is none. */
  literalAt(symbol: string): ValueSet;
  /** The fields of a class, with those of its base classes. */
  fieldsOf(classNo: number): Iterable<Field>;
}

/** After so many changes of a set its bounds jump. */
const PATIENCE = 6;

const FUNCTION = ofClasses({ first: BuiltInType.RefAction, last: BuiltInType.RefAction });
const UNDEFINED = ofKinds(KIND.undefined);

/** Fills in `values` and `ranges` of all functions. Of functions that are never called nothing stays but that they return. */
export function inferValues(functions: readonly LirFunction[], program: ProgramFacts): void {
  new ValueFlow(functions, program).run();
}

class ValueFlow {
  /** By node. The nodes of a function are its registers, in order, and its result. */
  private readonly sets: ValueSet[] = [];
  private readonly limits: IntRange[] = [];
  private readonly changes: number[] = [];
  /** Nodes that hold whatever a node holds. */
  private readonly copies: (number[] | undefined)[] = [];
  /** What is to be looked at again when a node's set grows. */
  private readonly readers: (Reader[] | undefined)[] = [];
  private readonly queue: number[] = [];
  private readonly queued: boolean[] = [];
  private readonly firstOf = new Map<LirFunction, number>();
  private readonly byLabel = new Map<string, LirFunction>();
  private readonly initialised: ReadonlySet<Field>;
  private readonly fields = new Map<Field, number>();
  private readonly globals = new Map<number, number>();
  /** What is known to be executed, and of it what still has to be looked at. */
  private readonly reachedFunctions = new Set<LirFunction>();
  private readonly reachedBlocks = new Set<Block>();
  private readonly accessed = new Set<Op>();
  private readonly work: { fn: LirFunction; block: Block }[] = [];
  /** First node of the function whose operations are looked at. */
  private first = 0;

  constructor(
    private readonly functions: readonly LirFunction[],
    private readonly program: ProgramFacts,
  ) {
    for (const fn of functions) {
      this.byLabel.set(fn.label, fn);
      this.firstOf.set(fn, this.sets.length);
      for (const v of fn.vregs) this.node(v.kind === "value" ? SMALL : INT32);
      this.node(SMALL);
    }
    this.initialised = initialisedFields(functions, this.byLabel, program);
  }

  run(): void {
    for (const fn of this.labelled(this.program.calledByRuntime)) this.enterWithAnything(fn);
    let next = 0;
    for (;;) {
      const item = this.work.pop();
      if (item) {
        this.readBlock(item.fn, item.block);
        continue;
      }
      const node = this.queue[next++];
      if (node === undefined) break;
      this.queued[node] = false;
      const set = this.sets[node]!;
      for (const to of this.copies[node] ?? []) this.add(to, set);
      for (const reader of this.readers[node] ?? []) this.look(reader);
    }
    for (const fn of this.functions) {
      const first = this.firstOf.get(fn)!;
      fn.values = this.sets.slice(first, first + fn.vregs.length);
      fn.ranges = fn.values.map(({ ints, kinds }) => (kinds === 0 ? ints : undefined));
      // Something may still refer to it, such as an interface table.
      if (!this.reachedFunctions.has(fn)) fn.blocks = [{ index: 0, ops: [], end: NEVER_CALLED }];
    }
  }

  // Sets

  private node(limit: IntRange): number {
    this.sets.push(NOTHING);
    this.limits.push(limit);
    this.changes.push(0);
    return this.sets.length - 1;
  }

  private add(node: number, set: ValueSet): void {
    const before = this.sets[node]!;
    if (includes(before, set)) return;
    let after = union(before, set);
    if (after.ints && set.ints && ++this.changes[node]! > PATIENCE)
      after = { ...after, ints: widen(after.ints, this.limits[node]!) };
    this.sets[node] = after;
    if (this.queued[node]) return;
    this.queued[node] = true;
    this.queue.push(node);
  }

  private flow(from: number, to: number): void {
    const list = this.copies[from];
    if (list) list.push(to);
    else this.copies[from] = [to];
    const set = this.sets[from]!;
    if (!isNothing(set)) this.add(to, set);
  }

  /** Whatever the value of the operand is goes to the node. */
  private pass(operand: Operand, to: number): void {
    if (isVReg(operand)) this.flow(this.first + operand.id, to);
    else this.add(to, this.constant(operand));
  }

  private constant(operand: Imm | Sym): ValueSet {
    return isImm(operand) ? ofConstant(operand.imm) : this.program.literalAt(operand.sym);
  }

  private watch(operands: readonly Operand[], reader: Reader): void {
    for (const o of operands) {
      if (!isVReg(o)) continue;
      const node = reader.first + o.id;
      const list = this.readers[node];
      if (list) list.push(reader);
      else this.readers[node] = [reader];
    }
    this.look(reader);
  }

  private look({ place, first, fn, access }: Reader): void {
    const of = (o: Operand): ValueSet => (isVReg(o) ? this.sets[first + o.id]! : this.constant(o));
    if (access) {
      if (this.accessed.has(access) || (of(access.args[0]!).kinds & KIND.object) === 0) return;
      this.accessed.add(access);
      this.first = first;
      this.accessMember(access.access!, access.args);
      return;
    }
    if ("op" in place) {
      this.add(first + definitionOf(place)!.id, valuesOf(place, of));
      return;
    }
    const { end } = place;
    if (end.op !== "branch") return;
    const outcomes = outcomesOf(end.condition, of);
    if (outcomes.true) this.reach(fn, end.ifTrue);
    if (outcomes.false) this.reach(fn, end.ifFalse);
  }

  // Control

  private reach(fn: LirFunction, block: Block): void {
    if (this.reachedBlocks.has(block)) return;
    this.reachedBlocks.add(block);
    this.work.push({ fn, block });
  }

  /** The function is called by somebody. */
  private enter(fn: LirFunction): void {
    if (this.reachedFunctions.has(fn)) return;
    this.reachedFunctions.add(fn);
    const first = this.firstOf.get(fn)!;
    for (const v of fn.uninitialised) this.add(first + v.id, UNDEFINED);
    if (fn.closure) this.add(first + fn.closure.id, FUNCTION);
    if (fn.thisClass && fn.params[0]) this.add(first + fn.params[0].id, ofClasses(fn.thisClass));
    this.reach(fn, fn.blocks[0]!);
  }

  private enterWithAnything(fn: LirFunction): void {
    this.enter(fn);
    for (const p of givenParameters(fn)) this.add(this.firstOf.get(fn)! + p.id, ANYTHING);
  }

  private readBlock(fn: LirFunction, block: Block): void {
    this.first = this.firstOf.get(fn)!;
    const { ops, end } = block;
    for (const op of ops) {
      this.takeFunctions(usesOf(op));
      this.readOp(op, fn);
    }
    this.takeFunctions(usesOfEnd(end));
    switch (end.op) {
      case "jump":
        this.reach(fn, end.to);
        return;
      case "branch":
        this.watch(usesOfCondition(end.condition), { place: block, first: this.first, fn });
        return;
      case "return":
        this.pass(end.value, this.resultOf(fn));
    }
  }

  /** Function values may be called by anybody. */
  private takeFunctions(operands: readonly Operand[]): void {
    for (const o of operands) {
      const label = "sym" in o ? this.program.functionAt(o.sym) : undefined;
      if (label !== undefined) for (const fn of this.labelled([label])) this.enterWithAnything(fn);
    }
  }

  // Operations

  private readOp(op: Op, fn: LirFunction): void {
    if (op.op === "store") {
      const node = this.variable(op);
      if (node !== undefined) this.pass(op.src, node);
      return;
    }
    if (op.op === "call") {
      if (op.access) this.watch(op.args.slice(0, 1), { place: op, first: this.first, fn, access: op });
      const callees = this.functionsAt(op.target);
      for (const callee of callees) this.passArguments(op.args, callee);
      if (op.dst && callees.length > 0) {
        for (const callee of callees) this.flow(this.resultOf(callee), this.first + op.dst.id);
        return;
      }
    }
    const dst = definitionOf(op);
    if (!dst) return;
    const node = op.op === "load" ? this.variable(op) : undefined;
    if (node !== undefined) this.flow(node, this.first + dst.id);
    else if (op.op === "move" && dst.kind === "value") this.pass(op.src, this.first + dst.id);
    else this.watch(operandsFor(op), { place: op, first: this.first, fn });
  }

  /** The node of the field or global variable that is loaded or stored, if it is one that holds values. */
  private variable(op: Op & { op: "load" | "store" }): number | undefined {
    if (op.field) return this.fieldNode(op.field);
    const isGlobal = "sym" in op.base && op.base.sym === this.program.globals;
    if (!isGlobal || op.width !== "word" || holdsRawNumber(op)) return undefined;
    return this.variableNode(this.globals, op.offset);
  }

  private fieldNode(field: Field): number {
    return this.variableNode(this.fields, field, this.initialised.has(field));
  }

  /** Variables are undefined until something is stored. */
  private variableNode<Key>(nodes: Map<Key, number>, key: Key, isInitialised = false): number {
    let node = nodes.get(key);
    if (node === undefined) {
      node = this.node(SMALL);
      nodes.set(key, node);
      if (!isInitialised) this.add(node, UNDEFINED);
    }
    return node;
  }

  private resultOf(fn: LirFunction): number {
    return this.firstOf.get(fn)! + fn.vregs.length;
  }

  private functionsAt(target: CallTarget): LirFunction[] {
    const labels =
      target.kind === "vtable"
        ? this.program.methodsAt(target.offset, target.classes)
        : target.kind === "code"
          ? [target.checksThis?.body ?? target.symbol]
          : [];
    return this.labelled(labels);
  }

  private labelled(labels: Iterable<string>): LirFunction[] {
    return [...labels].flatMap((label) => this.byLabel.get(label) ?? []);
  }

  private passArguments(args: readonly Operand[], callee: LirFunction): void {
    this.enter(callee);
    const first = this.firstOf.get(callee)!;
    for (const [i, p] of callee.params.entries()) {
      if (i === 0 && callee.thisClass) continue;
      const arg = args[i];
      if (arg) this.pass(arg, first + p.id);
      else this.add(first + p.id, ANYTHING);
    }
  }

  private accessMember({ how, member }: MemberAccess, args: readonly Operand[]): void {
    const found = member === undefined ? this.program.members.values() : this.program.members.get(member);
    if (!found) return;
    for (const { fields, methods, getters, setters } of "fields" in found ? [found] : found) {
      if (how === "set") {
        const value = args[args.length - 1]!;
        for (const field of fields) this.pass(value, this.fieldNode(field));
        for (const setter of this.labelled(setters)) this.callByName(setter, [args[0]!, value]);
        continue;
      }
      for (const getter of this.labelled(getters)) this.callByName(getter, args.slice(0, 1));
      for (const method of this.labelled(methods)) {
        if (how === "call") this.callByName(method, args);
        else this.enterWithAnything(method);
      }
    }
  }

  /** Arguments that are not given are undefined. */
  private callByName(callee: LirFunction, args: readonly Operand[]): void {
    this.enter(callee);
    const first = this.firstOf.get(callee)!;
    for (const [i, p] of callee.params.entries()) {
      if (i === 0 && callee.thisClass) continue;
      this.pass(args[i] ?? { imm: 0 }, first + p.id);
    }
  }
}

/** An operation whose result, or a block whose way on, depends on the operands' values. */
interface Reader {
  place: Op | Block;
  fn: LirFunction;
  first: number;
  /** It is an access to a member, which depends on whether there is an object. */
  access?: Op & { op: "call" };
}

const NEVER_CALLED: Terminator = { op: "return", value: { imm: 0 } };

/** A raw number's register, or a global variable of such a type. */
function holdsRawNumber(op: Op & { op: "load" | "store" }): boolean {
  const register = op.op === "load" ? op.dst : op.src;
  return isVReg(register) && register.kind !== "value";
}

/** The parameters besides the object that a method is called on, which has been checked. */
function givenParameters(fn: LirFunction): readonly VReg[] {
  return fn.thisClass ? fn.params.slice(1) : fn.params;
}
