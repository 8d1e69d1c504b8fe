// What comparisons say about a register at the places that they lead to: in the body of `while (i < n)`, until i changes,
// i is less than n. With it ranges.ts knows that `i + 1` needs no more bits than n.

import {
  type Block,
  definitionOf,
  isVReg,
  type LirFunction,
  type NumRelation,
  type Op,
  type Operand,
  type VReg,
} from "./lir.js";
import { liveAtBlocks } from "./liveness.js";

/** Among small integers: a register is at most `limit` + `distance`, or at least. */
export interface Guard {
  limit: Operand;
  distance: number;
}

/** What is known of one register. */
export interface Guards {
  most?: Guard;
  least?: Guard;
}

type State = Map<VReg, Guards>;

const NEGATED: Partial<Record<NumRelation, NumRelation>> = { lt: "ge", ge: "lt", gt: "le", le: "gt" };
const MIRRORED: Partial<Record<NumRelation, NumRelation>> = { lt: "gt", gt: "lt", le: "ge", ge: "le" };

/** What is known, before each sum or difference with a constant, of the register that it takes. */
export function findGuards(fn: LirFunction): Map<Op, Guards> {
  const found = new Map<Op, Guards>();
  const guarded = guardedRegisters(fn);
  // A handler may be entered with any of the values that a variable had in the try block.
  if (fn.hasTry || guarded.size === 0) return found;
  const { liveIn } = liveAtBlocks(fn);
  const entering: (State | undefined)[] = fn.blocks.map(() => undefined);
  entering[0] = new Map();
  const work: Block[] = [fn.blocks[0]!];
  const queued = new Set(work);
  for (let block = work.pop(); block; block = work.pop()) {
    queued.delete(block);
    const state = new Map(entering[block.index]);
    for (const op of block.ops) {
      const dst = definitionOf(op);
      if (dst) state.delete(dst);
    }
    for (const [next, along] of edges(block, state, guarded)) {
      const merged = meet(entering[next.index], along, liveIn[next.index]!);
      if (!merged) continue;
      entering[next.index] = merged;
      if (queued.has(next)) continue;
      queued.add(next);
      work.push(next);
    }
  }
  for (const block of fn.blocks) {
    const state = new Map(entering[block.index]);
    for (const op of block.ops) {
      const guards = isStep(op) && isVReg(op.a) ? state.get(op.a) : undefined;
      if (guards) found.set(op, guards);
      const dst = definitionOf(op);
      if (dst) state.delete(dst);
    }
  }
  return found;
}

function isStep(op: Op): op is Op & { op: "num" } {
  return op.op === "num" && (op.fn === "adds" || op.fn === "subs") && "imm" in op.b;
}

/** Registers that a constant is added to or taken from. */
function guardedRegisters(fn: LirFunction): Set<VReg> {
  const registers = new Set<VReg>();
  for (const block of fn.blocks)
    for (const op of block.ops) if (isStep(op) && isVReg(op.a)) registers.add(op.a);
  return registers;
}

/** The blocks that control goes to, each with what is known on the way there. */
function edges(block: Block, state: State, guarded: ReadonlySet<VReg>): [Block, State][] {
  const { end } = block;
  if (end.op === "return") return [];
  if (end.op === "jump") return [[end.to, state]];
  const { condition } = end;
  if (condition.test !== "compare" || end.ifTrue === end.ifFalse)
    return [
      [end.ifTrue, state],
      [end.ifFalse, state],
    ];
  const { relation, a, b } = condition;
  const along = (holds: NumRelation | undefined): State => {
    const mirrored = holds && MIRRORED[holds];
    if (!mirrored) return state;
    return learn(learn(state, a, holds, b, guarded), b, mirrored, a, guarded);
  };
  return [
    [end.ifTrue, along(relation)],
    [end.ifFalse, along(NEGATED[relation])],
  ];
}

function learn(
  state: State,
  register: Operand,
  relation: NumRelation,
  limit: Operand,
  guarded: ReadonlySet<VReg>,
): State {
  if (!isVReg(register) || !guarded.has(register)) return state;
  const known = state.get(register);
  const guards: Guards =
    relation === "lt" || relation === "le"
      ? { ...known, most: { limit, distance: relation === "lt" ? -1 : 0 } }
      : { ...known, least: { limit, distance: relation === "gt" ? 1 : 0 } };
  return new Map(state).set(register, guards);
}

/** What holds on both ways of the registers that are still needed; undefined when that is what was known before. */
function meet(before: State | undefined, state: State, live: readonly VReg[]): State | undefined {
  const merged: State = new Map();
  if (!before) {
    for (const v of live) {
      const guards = state.get(v);
      if (guards) merged.set(v, guards);
    }
    return merged;
  }
  let changed = false;
  for (const [v, guards] of before) {
    const other = state.get(v);
    const most = same(guards.most, other?.most) ? guards.most : undefined;
    const least = same(guards.least, other?.least) ? guards.least : undefined;
    if (most !== guards.most || least !== guards.least) changed = true;
    if (most || least) merged.set(v, { ...(most ? { most } : {}), ...(least ? { least } : {}) });
  }
  return changed ? merged : undefined;
}

function same(one: Guard | undefined, other: Guard | undefined): boolean {
  if (!one || !other || one.distance !== other.distance) return false;
  const [a, b] = [one.limit, other.limit];
  return a === b || ("imm" in a && "imm" in b && a.imm === b.imm);
}
