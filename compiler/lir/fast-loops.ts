// Loops that call nothing are made twice. The fast copy is for small integers: whatever turns out to be something else makes
// control go on in the loop as it is, at the same operation, and stay there. So in the copy each check that has been passed
// is a fact: a number that was compared is a small integer and below its limit, an index is not negative. What the copy
// relies on from its first operation on is asked once, before the loop. Both copies have the same registers in the same
// places, so that changing over is a jump. The loop as it is then takes few bytes rather than little time, where it can.

import { predecessors } from "./blocks.js";
import {
  type Block,
  type Condition,
  definitionOf,
  isImm,
  isVReg,
  type LirFunction,
  type Op,
  type Operand,
  successorsOf,
  type VReg,
} from "./lir.js";
import { liveAtBlocks } from "./liveness.js";
import { type BlockFacts, type Facts, followRanges, isOrder, type LiveIn } from "./place-ranges.js";
import { SMALL } from "./value-sets.js";

/** What the copy takes as given of an array or buffer that the loop does not change. */
export interface LoopObject {
  vreg: VReg;
  kind: "array" | "buffer";
  /** Its class needs no test: class-facts.ts has proved it. */
  known: boolean;
}

export interface FastLoop {
  header: Block;
  /** In the function's order, the header first. */
  blocks: readonly Block[];
  /** Registers that must hold small integers when the copy is entered. */
  integers: readonly VReg[];
  objects: readonly LoopObject[];
  /** What is known in the copy. */
  facts: ReadonlyMap<Block, BlockFacts>;
}

/** Larger loops are copied at a price in bytes that few programs get back. */
const MOST_OPERATIONS = 96;
/** So many checks must go; one counts for each loop around it. */
const LEAST_GAIN = 5;
/** A loop with more number trees mostly computes with doubles, so that its copy would be left at once. */
const MOST_TREES = 1;
/** Operations that fast copies may have: they call only when something uncommon happens. */
const ALLOWED: readonly Op["op"][] = [
  "move",
  "load",
  "store",
  "alu",
  "num",
  "toInt",
  "fromInt",
  "fromFlag",
  "test",
  "validate",
  "element",
  "setElement",
  "length",
];

export function findFastLoops(fn: LirFunction): void {
  if (fn.hasTry || fn.isForSize) return;
  const all = loopsOf(fn);
  const loops = outermost(all.filter((blocks) => isSuitable(blocks)));
  if (loops.length === 0) return;
  const { liveIn } = liveAtBlocks(fn);
  const depth = new Map<Block, number>();
  for (const blocks of all) for (const block of blocks) depth.set(block, (depth.get(block) ?? 0) + 1);
  fn.fastLoops = loops.flatMap((blocks) => {
    const loop = analyse(fn, blocks, liveIn);
    return gainOf(fn, loop, depth) >= LEAST_GAIN ? [loop] : [];
  });
}

/** The blocks of each loop that is entered at its first block only. */
function loopsOf(fn: LirFunction): Block[][] {
  const before = predecessors(fn);
  const bodies = new Map<Block, Set<Block>>();
  for (const block of fn.blocks) {
    for (const header of successorsOf(block)) {
      if (header.index > block.index) continue;
      const body = bodies.get(header) ?? new Set([header]);
      bodies.set(header, body);
      const work = [block];
      for (let b = work.pop(); b; b = work.pop()) {
        if (body.has(b)) continue;
        body.add(b);
        work.push(...before.get(b)!);
      }
    }
  }
  return [...bodies.values()]
    .map((body) => [...body].sort((a, b) => a.index - b.index))
    .filter(([first], i) => first === [...bodies.keys()][i]);
}

function isSuitable(blocks: Block[]): boolean {
  const ops = blocks.flatMap((b) => b.ops);
  return (
    ops.length <= MOST_OPERATIONS &&
    ops.filter((op) => op.op === "num" && op.tree?.root === op).length <= MOST_TREES &&
    ops.every((op) => ALLOWED.includes(op.op) && !(op.op === "num" && (isOther(op.a) || isOther(op.b)))) &&
    blocks.every(({ end }) => end.op !== "branch" || !comparesOther(end.condition))
  );
}

/** A constant that is no small integer: arithmetic on it always calls. */
function isOther(o: Operand): boolean {
  return !isVReg(o) && !(isImm(o) && (o.imm & 1) === 1);
}

function comparesOther(c: Condition): boolean {
  return c.test === "compare" && isOrder(c.relation) && (isOther(c.a) || isOther(c.b));
}

/** Those that are not inside another one. */
function outermost(loops: Block[][]): Block[][] {
  const taken = new Set<Block>();
  const bySize = [...loops].sort((a, b) => b.length - a.length || a[0]!.index - b[0]!.index);
  return bySize.filter((blocks) => {
    if (blocks.some((b) => taken.has(b))) return false;
    for (const b of blocks) taken.add(b);
    return true;
  });
}

function analyse(fn: LirFunction, blocks: Block[], live: LiveIn): FastLoop {
  const header = blocks[0]!;
  const wanted = checkedNumbers(blocks);
  const start: Facts = new Map(fn.factsAt?.get(header)?.entering);
  for (const v of live[header.index]!) {
    if (wanted.has(v) && !start.has(v) && !fn.ranges![v.id]) start.set(v, SMALL);
  }
  const facts = followRanges(fn, blocks, start, live, { checksPass: true });
  const known = (v: VReg): boolean => !!fn.ranges![v.id] || !!fn.factsAt?.get(header)?.entering.has(v);
  const integers = [...facts.get(header)!.entering.keys()].filter((v) => !known(v));
  return { header, blocks, integers, objects: unchangedObjects(blocks), facts };
}

/** Registers whose tags are tested in the loop. */
function checkedNumbers(blocks: Block[]): Set<VReg> {
  const wanted = new Set<VReg>();
  const add = (...operands: Operand[]): void => {
    for (const o of operands) if (isVReg(o) && o.kind === "value") wanted.add(o);
  };
  const ofCondition = (c: Condition): void => {
    if (c.test === "bits") add(c.a);
    if (c.test === "compare" && isOrder(c.relation)) add(c.a, c.b);
  };
  for (const block of blocks) {
    for (const op of block.ops) {
      if (op.op === "num") add(op.a, op.b);
      if (op.op === "toInt") add(op.a);
      if (op.op === "element" || op.op === "setElement") add(op.index);
      if (op.op === "test") ofCondition(op.condition);
    }
    if (block.end.op === "branch") ofCondition(block.end.condition);
  }
  return wanted;
}

function unchangedObjects(blocks: Block[]): LoopObject[] {
  const changed = new Set<VReg>();
  const objects = new Map<VReg, LoopObject>();
  for (const block of blocks) {
    for (const op of block.ops) {
      const dst = definitionOf(op);
      if (dst) changed.add(dst);
      if (op.op !== "element" && op.op !== "setElement" && op.op !== "length") continue;
      if (!isVReg(op.object)) continue;
      const { kind } = op;
      const object = objects.get(op.object) ?? { vreg: op.object, kind, known: true };
      if (object.kind !== kind) changed.add(object.vreg);
      object.known &&= !!op.known;
      objects.set(op.object, object);
    }
  }
  return [...objects.values()].filter(({ vreg }) => !changed.has(vreg));
}

/** How many checks the copy does without, weighed by how many loops they are in. */
function gainOf(fn: LirFunction, loop: FastLoop, depth: ReadonlyMap<Block, number>): number {
  let gain = 0;
  for (const [block, { at }] of loop.facts) {
    for (const place of [...block.ops, block]) {
      const proved = fn.factsAt?.get(block)?.at.get(place);
      for (const v of at.get(place)?.keys() ?? [])
        if (!fn.ranges![v.id] && !proved?.has(v)) gain += depth.get(block)!;
    }
  }
  const kinds = new Map(loop.objects.map((object) => [object.vreg, object]));
  for (const block of loop.blocks) {
    for (const op of block.ops) {
      if (op.op !== "element" && op.op !== "setElement" && op.op !== "length") continue;
      const object = isVReg(op.object) ? kinds.get(op.object) : undefined;
      if (object && (!op.known || (object.kind === "buffer" && op.op !== "length")))
        gain += depth.get(block)!;
    }
  }
  return gain;
}
