// Bounds of small integers at each place, where ranges.ts knows those that hold everywhere: behind `i < n` with an integer n,
// i + 1 can't overflow. Follows the blocks from a start, with what holds there.

import {
  type Block,
  type Condition,
  definitionOf,
  type IntRange,
  isImm,
  isVReg,
  type LirFunction,
  type NumRelation,
  type Op,
  type Operand,
  successorsOf,
  usesOf,
  usesOfEnd,
  type VReg,
} from "./lir.js";
import { liveAtBlocks } from "./liveness.js";
import { boundsOf, boundsWithinSmall, INT32, LENGTHS, widen } from "./ranges.js";
import { SMALL } from "./value-sets.js";

/** Registers that hold small integers, or raw numbers, and their bounds. Of others nothing is known but LirFunction.ranges. */
export type Facts = Map<VReg, IntRange>;

export interface BlockFacts {
  entering: ReadonlyMap<VReg, IntRange>;
  /** What the operations, and the block's end, read. */
  at: ReadonlyMap<Op | Block, ReadonlyMap<VReg, IntRange>>;
}

/** Registers live into each block, by the block's number. */
export type LiveIn = readonly (readonly VReg[])[];

/** After so many changes at a loop's first block bounds jump. */
const PATIENCE = 6;

export function inferPlaceRanges(fn: LirFunction): void {
  // A handler may be entered with any of the values that a variable had in the try block.
  if (fn.hasTry) return;
  const { liveIn } = liveAtBlocks(fn);
  fn.factsAt = followRanges(fn, fn.blocks, new Map(), liveIn, { checksPass: false });
}

/** Relations whose operands have to be numbers. */
export function isOrder(relation: NumRelation): boolean {
  return relation === "lt" || relation === "le" || relation === "gt" || relation === "ge";
}

/**
 * Facts in the blocks that are reached from the first one, which is entered with `start`. With `checksPass` control leaves
 * where a number turns out not to be a small integer, or an index out of bounds; otherwise it goes on with what the runtime makes
 * of it.
 */
export function followRanges(
  fn: LirFunction,
  blocks: readonly Block[],
  start: Facts,
  live: LiveIn,
  { checksPass }: { checksPass: boolean },
): Map<Block, BlockFacts> {
  const rules = new Rules(fn, checksPass);
  const inside = new Map(blocks.map((block, i) => [block, i]));
  const entering = new Map([[blocks[0]!, start]]);
  const jumps = new Map<Block, number>();
  const waiting = new Set([blocks[0]!]);
  for (let i = 0; i < blocks.length; ) {
    const block = blocks[i]!;
    i++;
    if (!waiting.delete(block)) continue;
    for (const { to, facts } of rules.leave(block, entering.get(block)!)) {
      const position = inside.get(to);
      if (position === undefined) continue;
      // Bounds jump where loops begin only, so that what a condition has bounded stays so.
      const isLoop = position < i;
      if (isLoop) jumps.set(to, (jumps.get(to) ?? 0) + 1);
      const known = entering.get(to);
      const merged = known
        ? meet(known, facts, isLoop && jumps.get(to)! > PATIENCE)
        : restrict(facts, live[to.index]!);
      if (!merged) continue;
      entering.set(to, merged);
      waiting.add(to);
      if (isLoop) i = Math.min(i, position);
    }
  }
  const all = new Map<Block, BlockFacts>();
  for (const [block, facts] of entering) {
    const at = new Map<Op | Block, Facts>();
    rules.leave(block, facts, at);
    all.set(block, { entering: facts, at });
  }
  return all;
}

function restrict(facts: Facts, live: readonly VReg[]): Facts {
  const restricted: Facts = new Map();
  for (const v of live) {
    const range = facts.get(v);
    if (range) restricted.set(v, range);
  }
  return restricted;
}

/** What holds on both ways; undefined when that is what was known before. */
function meet(before: Facts, facts: Facts, jump: boolean): Facts | undefined {
  const merged: Facts = new Map();
  let changed = false;
  for (const [v, range] of before) {
    const other = facts.get(v);
    if (!other) {
      changed = true;
      continue;
    }
    let both = { low: Math.min(range.low, other.low), high: Math.max(range.high, other.high) };
    if (both.low !== range.low || both.high !== range.high) {
      changed = true;
      if (jump) both = widen(both, v.kind === "value" ? SMALL : INT32);
    }
    merged.set(v, both);
  }
  return changed ? merged : undefined;
}

/** What operations and conditions say about the bounds of what they read and write. */
class Rules {
  constructor(
    private readonly fn: LirFunction,
    private readonly checksPass: boolean,
  ) {}

  /** Facts at the block's exits; writes down what its operations read. */
  leave(block: Block, entering: Facts, into?: Map<Op | Block, Facts>): { to: Block; facts: Facts }[] {
    const facts = new Map(entering);
    const note = (place: Op | Block, operands: Operand[]): void => {
      if (!into) return;
      const read = restrict(facts, operands.filter(isVReg));
      if (read.size > 0) into.set(place, read);
    };
    for (const op of block.ops) {
      note(op, usesOf(op));
      const result = this.resultOf(op, facts);
      const dst = definitionOf(op);
      if (dst && result) facts.set(dst, result);
      else if (dst) facts.delete(dst);
    }
    const { end } = block;
    note(block, usesOfEnd(end));
    if (end.op !== "branch") return successorsOf(block).map((to) => ({ to, facts }));
    const otherwise = new Map(facts);
    this.assume(end.condition, true, facts);
    this.assume(end.condition, false, otherwise);
    return [
      { to: end.ifTrue, facts },
      { to: end.ifFalse, facts: otherwise },
    ];
  }

  /** Bounds of a small integer or raw number; undefined for anything else. */
  private range(o: Operand, facts: Facts): IntRange | undefined {
    if (isVReg(o)) return facts.get(o) ?? this.fn.ranges![o.id];
    return isImm(o) && (o.imm & 1) === 1 ? { low: o.imm >> 1, high: o.imm >> 1 } : undefined;
  }

  /** The operand's bounds, behind a check that it is a small integer within others. */
  private checked(o: Operand, bounds: IntRange, facts: Facts): IntRange | undefined {
    const range = this.range(o, facts);
    return this.checksPass ? this.learn(o, range ?? SMALL, bounds, facts) : range;
  }

  private learn(o: Operand, range: IntRange, bounds: IntRange, facts: Facts): IntRange {
    const both = { low: Math.max(range.low, bounds.low), high: Math.min(range.high, bounds.high) };
    // Nothing is in both when the place can't be reached.
    const learned = both.low <= both.high ? both : bounds;
    if (isVReg(o)) facts.set(o, learned);
    return learned;
  }

  private resultOf(op: Op, facts: Facts): IntRange | undefined {
    switch (op.op) {
      case "num": {
        const a = this.checked(op.a, SMALL, facts);
        const b = this.checked(op.b, SMALL, facts);
        if (!a || !b) return undefined;
        if (op.wraps) return SMALL;
        return this.checksPass ? boundsWithinSmall(op.fn, a, b) : boundsOf(op.fn, a, b);
      }
      case "move":
        if (op.dst.kind === "value" || !isImm(op.src)) return this.range(op.src, facts);
        return { low: op.src.imm, high: op.src.imm };
      case "toInt":
        return this.checked(op.a, SMALL, facts);
      case "fromInt": {
        const raw = isVReg(op.a) ? this.range(op.a, facts) : undefined;
        if (raw && raw.low >= SMALL.low && raw.high <= SMALL.high) return raw;
        return this.checksPass ? SMALL : undefined;
      }
      case "element":
      case "setElement":
        this.checked(op.index, { low: 0, high: LENGTHS[op.kind].high - 1 }, facts);
        return op.op === "element" && op.kind === "buffer" ? { low: 0, high: 255 } : undefined;
      case "length":
        return LENGTHS[op.kind];
      case "test":
        this.checkOperands(op.condition, facts);
        return undefined;
      default:
        return undefined;
    }
  }

  /** Bounds of a comparison's operands, if it has some. */
  private checkOperands(c: Condition, facts: Facts): [IntRange | undefined, IntRange | undefined] {
    if (c.test === "bits") this.checked(c.a, SMALL, facts);
    if (c.test !== "compare" || !isOrder(c.relation)) return [undefined, undefined];
    return [this.checked(c.a, SMALL, facts), this.checked(c.b, SMALL, facts)];
  }

  private assume(c: Condition, holds: boolean, facts: Facts): void {
    const [a, b] = this.checkOperands(c, facts);
    if (!a || !b || c.test !== "compare") return;
    const isBelow = (c.relation === "lt" || c.relation === "le") === holds;
    const gap = (c.relation === "lt" || c.relation === "gt") === holds ? 1 : 0;
    const [low, high] = isBelow ? [c.a, c.b] : [c.b, c.a];
    const [lower, higher] = isBelow ? [a, b] : [b, a];
    this.learn(low, lower, { low: SMALL.low, high: higher.high - gap }, facts);
    this.learn(high, higher, { low: lower.low + gap, high: SMALL.high }, facts);
  }
}
