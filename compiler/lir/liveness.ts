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

/** A set of virtual registers of one function. */
class VRegSet {
  private readonly words: Uint32Array;
  constructor(private readonly size: number) {
    this.words = new Uint32Array((size + 31) >> 5);
  }
  has(v: VReg): boolean {
    return (this.words[v.id >> 5]! & (1 << (v.id & 31))) !== 0;
  }
  add(v: VReg): void {
    this.words[v.id >> 5]! |= 1 << (v.id & 31);
  }
  delete(v: VReg): void {
    this.words[v.id >> 5]! &= ~(1 << (v.id & 31));
  }
  copy(): VRegSet {
    const s = new VRegSet(this.size);
    s.words.set(this.words);
    return s;
  }
  /** Adds all of `other`; tells whether that changed anything. */
  unite(other: VRegSet): boolean {
    let changed = false;
    for (let i = 0; i < this.words.length; i++) {
      const w = (this.words[i]! | other.words[i]!) >>> 0; // as Uint32Array reads it
      if (w !== this.words[i]) {
        this.words[i] = w;
        changed = true;
      }
    }
    return changed;
  }
  equals(other: VRegSet): boolean {
    return this.words.every((w, i) => w === other.words[i]);
  }
  *members(vregs: VReg[]): Generator<VReg> {
    for (const v of vregs) if (this.has(v)) yield v;
  }
}

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
  const liveIn = blocks.map(() => new VRegSet(vregs.length));
  const liveOut = blocks.map(() => new VRegSet(vregs.length));

  const transfer = (block: Block): VRegSet => {
    const live = liveOut[block.index]!.copy();
    for (const v of vregsOf(usesOfEnd(block.end))) live.add(v);
    for (let i = block.ops.length - 1; i >= 0; i--) {
      const op = block.ops[i]!;
      const dst = definitionOf(op);
      if (dst) live.delete(dst);
      for (const v of vregsOf(usesOf(op))) live.add(v);
    }
    return live;
  };

  for (let changed = true; changed; ) {
    changed = false;
    for (let i = blocks.length - 1; i >= 0; i--) {
      const block = blocks[i]!;
      for (const s of successorsOf(block)) if (liveOut[i]!.unite(liveIn[s.index]!)) changed = true;
      const entering = transfer(block);
      if (!entering.equals(liveIn[i]!)) {
        liveIn[i] = entering;
        changed = true;
      }
    }
  }

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
    const live = new Set(liveOut[block.index]!.members(vregs));
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

  const params = new Set<VReg>(fn.params);
  if (fn.closure) params.add(fn.closure);
  const liveAtEntry = new Set<VReg>();
  for (const v of liveIn[0]!.members(vregs)) {
    if (params.has(v)) extend(v, -1);
    else {
      extend(v, -1);
      liveAtEntry.add(v);
    }
  }
  for (const v of params) if (intervals[v.id]) extend(v, -1);
  return { firstPosition, endPosition, intervals, liveAcross, liveAtEntry };
}
