// Which fields of objects never are undefined because nobody has set them yet: wherever an object of a class that has the field is made,
// it is set before anything can read it. What looks at an object that is new are its constructors; they are followed until they give
// it to somebody else.

import {
  type Block,
  type Field,
  type LirFunction,
  type Op,
  type Operand,
  successorsOf,
  usesOf,
  usesOfEnd,
  type VReg,
} from "./lir.js";

/** What is known of a new object at a place. */
interface State {
  /** Fields that have been set. */
  readonly set: ReadonlySet<Field>;
  /** Others have the object, too, so that what is set from now on comes too late. */
  readonly isShared: boolean;
}

const NEW: State = { set: new Set(), isShared: false };

/**
 * The fields that no object is without when it can be read.
 *
 * @param byLabel the same functions by their labels
 */
export function initialisedFields(
  functions: readonly LirFunction[],
  byLabel: ReadonlyMap<string, LirFunction>,
  program: { fieldsOf(classNo: number): Iterable<Field> },
): Set<Field> {
  const constructors = new Constructors(byLabel);
  const always = new Set<Field>();
  const notAlways = new Set<Field>();
  for (const fn of functions) {
    for (const { ops } of fn.blocks) {
      for (const [i, op] of ops.entries()) {
        if (op.op !== "call" || !op.dst || !op.resultClass) continue;
        const fields = [...program.fieldsOf(op.resultClass.first)];
        if (fields.length === 0) continue;
        const { set } = constructors.afterFirstUse(fn, op.dst, ops.slice(i + 1));
        for (const field of fields) (set.has(field) ? always : notAlways).add(field);
      }
    }
  }
  for (const field of notAlways) always.delete(field);
  for (const field of constructors.readBefore) always.delete(field);
  return always;
}

class Constructors {
  /** Fields that are read of an object which has not set them. */
  readonly readBefore = new Set<Field>();
  private readonly ends = new Map<LirFunction, State>();

  constructor(private readonly byLabel: ReadonlyMap<string, LirFunction>) {}

  /** An object has just been made, and these operations follow. */
  afterFirstUse(fn: LirFunction, object: VReg, ops: readonly Op[]): State {
    if (fn.hasTry) return NEW;
    for (const op of ops) if (reads(op, object)) return this.after(op, object, NEW);
    return NEW;
  }

  /** What an object has when the function to which it was given as its first argument is over. */
  private atEnd(fn: LirFunction): State {
    const known = this.ends.get(fn);
    if (known) return known;
    const object = fn.params[0];
    // A function that comes back to itself before it has told is taken for one that does nothing but share the object.
    const nothing: State = { ...NEW, isShared: true };
    this.ends.set(fn, nothing);
    const isFollowed = object && !fn.hasTry && !definesAgain(fn, object);
    const end = isFollowed ? this.follow(fn, object) : nothing;
    this.ends.set(fn, end);
    return end;
  }

  private follow(fn: LirFunction, object: VReg): State {
    const entering: (State | undefined)[] = fn.blocks.map(() => undefined);
    entering[0] = NEW;
    const work: Block[] = [fn.blocks[0]!];
    for (let block = work.pop(); block; block = work.pop()) {
      const leaving = this.through(block, object, entering[block.index]!);
      for (const next of successorsOf(block)) {
        const before = entering[next.index];
        const both = before ? meet(before, leaving) : leaving;
        if (before && isSame(before, both)) continue;
        entering[next.index] = both;
        work.push(next);
      }
    }
    const ends = fn.blocks.flatMap((block) => {
      const state = entering[block.index];
      return state && block.end.op === "return" ? [this.through(block, object, state)] : [];
    });
    return ends.length > 0 ? ends.reduce(meet) : NEW;
  }

  private through(block: Block, object: VReg, entering: State): State {
    let state = entering;
    for (const op of block.ops) if (reads(op, object)) state = this.after(op, object, state);
    return usesOfEnd(block.end).includes(object) ? { ...state, isShared: true } : state;
  }

  private after(op: Op, object: VReg, state: State): State {
    if (state.isShared) return state;
    if (op.op === "store" && op.field && op.base === object && op.src !== object)
      return { ...state, set: new Set(state.set).add(op.field) };
    if (op.op === "load" && op.field) {
      if (!state.set.has(op.field)) this.readBefore.add(op.field);
      return state;
    }
    const called = this.constructorCalled(op, object);
    if (!called) return { ...state, isShared: true };
    const { set, isShared } = this.atEnd(called);
    return { set: new Set([...state.set, ...set]), isShared };
  }

  private constructorCalled(op: Op, object: VReg): LirFunction | undefined {
    if (op.op !== "call" || op.target.kind !== "code" || op.args[0] !== object) return undefined;
    if (op.args.indexOf(object, 1) > 0 || op.extra === object) return undefined;
    return this.byLabel.get(op.target.checksThis?.body ?? op.target.symbol);
  }
}

function reads(op: Op, object: Operand): boolean {
  return usesOf(op).includes(object);
}

function definesAgain(fn: LirFunction, v: VReg): boolean {
  return fn.blocks.some(({ ops }) => ops.some((op) => "dst" in op && op.dst === v));
}

function meet(a: State, b: State): State {
  return { set: new Set([...a.set].filter((field) => b.set.has(field))), isShared: a.isShared || b.isShared };
}

function isSame(a: State, b: State): boolean {
  return a.set.size === b.set.size && a.isShared === b.isShared;
}
