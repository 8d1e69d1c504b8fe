// Liveness of virtual registers: which hold a value that is still needed, at every place where it matters.

import {
  type Block,
  definitionOf,
  isVReg,
  type LirFunction,
  type Op,
  type Operand,
  successorsOf,
  usesOf,
  usesOfEnd,
  type VReg,
} from "./lir.js";

/** From first definition to last use, in positions: operation `p` reads at 2p and writes at 2p + 1. */
export interface Interval {
  start: number;
  end: number;
}

export interface Liveness {
  /** Position of each block's first operation. */
  firstPosition: number[];
  /** Position of each block's terminator. */
  endPosition: number[];
  /** By register number; undefined for registers that are never live. */
  intervals: (Interval | undefined)[];
  /**
   * Registers live after an operation that may take a cold path, its own result left out; registers live into the
   * successors, for a block's terminator.
   */
  liveAcross: Map<Op | Block, VReg[]>;
  /** Registers that may be read before anything was written to them. */
  liveAtEntry: Set<VReg>;
}

/** Operations whose uncommon cases call the runtime. */
const MAY_GO_COLD: readonly Op["op"][] = [
  "num",
  "toInt",
  "fromInt",
  "test",
  "element",
  "setElement",
  "length",
];

function vregsOf(operands: Operand[]): VReg[] {
  return operands.filter(isVReg);
}

export function computeLiveness(fn: LirFunction): Liveness {
  const { blocks, vregs } = fn;
  const { liveIn, liveOut } = liveAtBlocks(fn);

  const intervals: (Interval | undefined)[] = vregs.map(() => undefined);
  const extend = (v: VReg, position: number): void => {
    const range = intervals[v.id];
    if (!range) intervals[v.id] = { start: position, end: position };
    else {
      range.start = Math.min(range.start, position);
      range.end = Math.max(range.end, position);
    }
  };
  const liveAcross = new Map<Op | Block, VReg[]>();
  const firstPosition: number[] = [];
  const endPosition: number[] = [];
  let position = 0;
  for (const block of blocks) {
    firstPosition.push(position);
    position += block.ops.length;
    endPosition.push(position++);
  }

  for (const block of blocks) {
    const live = new Set(liveOut[block.index]!);
    const end = endPosition[block.index]!;
    const first = firstPosition[block.index]!;
    for (const v of live) extend(v, 2 * end + 1);
    if (block.end.op === "branch") liveAcross.set(block, [...live]);
    for (const v of vregsOf(usesOfEnd(block.end))) {
      extend(v, 2 * end);
      live.add(v);
    }
    for (let i = block.ops.length - 1; i >= 0; i--) {
      const op = block.ops[i]!;
      const at = first + i;
      const dst = definitionOf(op);
      if (dst) {
        extend(dst, 2 * at + 1);
        live.delete(dst);
      }
      if (MAY_GO_COLD.includes(op.op)) liveAcross.set(op, [...live]);
      if (op.op === "call") for (const v of op.keep) extend(v, 2 * at + 1);
      for (const v of vregsOf(usesOf(op))) {
        extend(v, 2 * at);
        live.add(v);
      }
    }
    for (const v of live) extend(v, 2 * first);
  }

  for (const v of liveIn[0]!) extend(v, -1);
  for (const v of parametersOf(fn)) if (intervals[v.id]) extend(v, -1);
  return {
    firstPosition,
    endPosition,
    intervals,
    liveAcross,
    liveAtEntry: withoutParameters(fn, liveIn[0]!),
  };
}

/** Registers that may be read before anything was written to them. */
export function liveAtEntry(fn: LirFunction): Set<VReg> {
  return withoutParameters(fn, liveAtBlocks(fn).liveIn[0]!);
}

function parametersOf(fn: LirFunction): Set<VReg> {
  return new Set(fn.closure ? [...fn.params, fn.closure] : fn.params);
}

function withoutParameters(fn: LirFunction, registers: readonly VReg[]): Set<VReg> {
  const params = parametersOf(fn);
  return new Set(registers.filter((v) => !params.has(v)));
}

/**
 * Registers live into and out of each block, by number. From every block that reads a register before it writes it, goes
 * back over the blocks that do not write it: the work is the size of the result, however large the function.
 */
export function liveAtBlocks({ blocks, vregs }: LirFunction): { liveIn: VReg[][]; liveOut: VReg[][] } {
  const liveIn: VReg[][] = blocks.map(() => []);
  const liveOut: VReg[][] = blocks.map(() => []);
  const writes: Set<VReg>[] = [];
  /** By register number. */
  const readers: (Block[] | undefined)[] = vregs.map(() => undefined);
  const predecessors: Block[][] = blocks.map(() => []);
  for (const block of blocks) {
    for (const next of successorsOf(block)) predecessors[next.index]!.push(block);
    const written = new Set<VReg>();
    const read = (o: Operand): void => {
      if (!isVReg(o) || written.has(o)) return;
      const list = readers[o.id];
      if (!list) readers[o.id] = [block];
      else if (list[list.length - 1] !== block) list.push(block);
    };
    for (const op of block.ops) {
      for (const o of usesOf(op)) read(o);
      const dst = definitionOf(op);
      if (dst) written.add(dst);
    }
    for (const o of usesOfEnd(block.end)) read(o);
    writes.push(written);
  }
  for (const v of vregs) {
    const isLast = (list: VReg[]): boolean => list[list.length - 1] === v;
    const work = readers[v.id] ?? [];
    for (let block = work.pop(); block; block = work.pop()) {
      const into = liveIn[block.index]!;
      if (isLast(into)) continue;
      into.push(v);
      for (const before of predecessors[block.index]!) {
        const out = liveOut[before.index]!;
        if (isLast(out)) continue;
        out.push(v);
        if (!writes[before.index]!.has(v)) work.push(before);
      }
    }
  }
  return { liveIn, liveOut };
}
