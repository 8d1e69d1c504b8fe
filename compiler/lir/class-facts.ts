// Which registers hold an object of a known class, at each place: what has been checked once, or was made there, needs no
// second check.

import {
  type Block,
  type ClassRange,
  definitionOf,
  isVReg,
  type LirFunction,
  type Op,
  type Operand,
  successorsOf,
  type VReg,
} from "./lir.js";
import { liveAtBlocks } from "./liveness.js";
import { countUses } from "./uses.js";
import { isWithin } from "./value-sets.js";

type Facts = Map<VReg, ClassRange>;

/** Class numbers of the runtime's arrays and buffers (pxt.BuiltInType). */
const ELEMENT_CLASS = { array: { first: 6, last: 6 }, buffer: { first: 3, last: 3 } } as const;

export function useClassFacts(fn: LirFunction): void {
  const counts = countUses(fn);
  // A handler may be entered with any of the values that a variable had in the try block.
  const trackable = (v: VReg): boolean => !fn.hasTry || counts.definitions[v.id] === 1;
  const learn = (facts: Facts, v: VReg, classes: ClassRange): void => {
    if (trackable(v)) facts.set(v, classes);
  };

  const apply = (facts: Facts, op: Op): void => {
    const checked = classesChecked(op);
    if (checked && isVReg(checked.object)) learn(facts, checked.object, checked.classes);
    const dst = definitionOf(op);
    if (!dst) return;
    const classes = classOfResult(op, facts);
    facts.delete(dst);
    if (classes) learn(facts, dst, classes);
  };

  const { liveIn } = liveAtBlocks(fn);
  const entering: (Facts | undefined)[] = fn.blocks.map(() => undefined);
  const start: Facts = new Map();
  if (fn.thisClass && fn.params[0]) learn(start, fn.params[0], fn.thisClass);
  entering[0] = start;
  const work: Block[] = [fn.blocks[0]!];
  const queued = new Set(work);
  for (let block = work.pop(); block; block = work.pop()) {
    queued.delete(block);
    const facts = new Map(entering[block.index]);
    for (const op of block.ops) apply(facts, op);
    for (const next of successorsOf(block)) {
      const merged = meet(entering[next.index], facts, liveIn[next.index]!);
      if (!merged) continue;
      entering[next.index] = merged;
      if (queued.has(next)) continue;
      queued.add(next);
      work.push(next);
    }
  }

  for (const block of fn.blocks) {
    const facts = new Map(entering[block.index]);
    block.ops = block.ops.flatMap((op) => {
      const simplified = withoutCheck(op, (object, classes) => {
        const known = facts.get(object as VReg);
        return known !== undefined && isWithin(known, classes);
      });
      apply(facts, op);
      return simplified;
    });
  }
}

/** What holds on both ways of the registers that are still needed; undefined when that is what was known before. */
function meet(before: Facts | undefined, facts: Facts, live: readonly VReg[]): Facts | undefined {
  const merged: Facts = new Map();
  if (!before) {
    for (const v of live) {
      const classes = facts.get(v);
      if (classes) merged.set(v, classes);
    }
    return merged;
  }
  let changed = false;
  for (const [v, classes] of before) {
    const other = facts.get(v);
    const both = other && {
      first: Math.min(classes.first, other.first),
      last: Math.max(classes.last, other.last),
    };
    if (both) merged.set(v, both);
    if (!both || both.first !== classes.first || both.last !== classes.last) changed = true;
  }
  return changed ? merged : undefined;
}

/** The object whose class an operation has checked when it goes on. */
function classesChecked(op: Op): { object: Operand; classes: ClassRange } | undefined {
  if (op.op === "validate" && !op.nullable) return { object: op.a, classes: op.classes };
  if (op.op === "element" || op.op === "setElement" || op.op === "length") {
    return { object: op.object, classes: ELEMENT_CLASS[op.kind] };
  }
  const check = op.op === "call" && op.target.kind === "code" ? op.target.checksThis : undefined;
  return check && op.op === "call" ? { object: op.args[0]!, classes: check.classes } : undefined;
}

function classOfResult(op: Op, facts: Facts): ClassRange | undefined {
  if (op.op === "call") return op.resultClass;
  if (op.op === "move" && isVReg(op.src)) return facts.get(op.src);
  if (op.op === "validate" && !op.nullable) return op.classes;
  return undefined;
}

/** What is left of an operation when its object is known to be of the classes for which it checks. */
export function withoutCheck(op: Op, within: (object: Operand, classes: ClassRange) => boolean): Op[] {
  if (op.op === "validate" && within(op.a, op.classes)) {
    return op.dst ? [{ op: "move", dst: op.dst, src: op.a, ...(op.at ? { at: op.at } : {}) }] : [];
  }
  if (op.op === "element" || op.op === "setElement" || op.op === "length") {
    if (within(op.object, ELEMENT_CLASS[op.kind])) return [{ ...op, known: true }];
  }
  if (op.op === "call" && op.target.kind === "code" && op.target.checksThis) {
    const { classes, body } = op.target.checksThis;
    if (within(op.args[0]!, classes)) return [{ ...op, target: { kind: "code", symbol: body } }];
  }
  return [op];
}
