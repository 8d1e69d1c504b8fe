// Register allocation: linear scan over intervals. A register whose value must outlive a call gets a slot in the frame, where
// the collector finds it, and, where it pays, a callee-saved machine register as well.

import {
  type Block,
  isCall,
  isVReg,
  type LirFunction,
  type Op,
  usesOf,
  usesOfEnd,
  type VReg,
} from "./lir.js";
import { computeLiveness, type Interval, type Liveness } from "./liveness.js";
import { loopDepths } from "./loops.js";

/** Machine registers that allocation may hand out, by number. */
export interface RegisterFile {
  /** Lost at every call. */
  callerSaved: readonly number[];
  /** Kept by TypeScript functions. */
  calleeSaved: readonly number[];
  /** Arguments, in order. */
  arguments: readonly number[];
  result: number;
  /** Name for listings. */
  nameOf(register: number): string;
}

/** Where a virtual register lives. With both, the slot always has the value and reads use the register. */
export interface Location {
  register?: number;
  /** Word in the TypeScript frame, counted from the slots' start. */
  slot?: number;
  /** Word in the C frame, for numbers that the collector must not meet. */
  intSlot?: number;
}

export interface Allocation {
  locations: (Location | undefined)[];
  liveness: Liveness;
  slots: number;
  intSlots: number;
  /** Callee-saved registers in use. */
  saved: number[];
  /** Slots that must be cleared on entry, since the collector may look at them before they are written. */
  cleared: number[];
  makesCalls: boolean;
}

interface Candidate {
  vreg: VReg;
  interval: Interval;
  hint: number | undefined;
}

export function allocateRegisters(fn: LirFunction, file: RegisterFile): Allocation {
  const liveness = computeLiveness(fn);
  const callPositions = positionsOfCalls(fn, liveness);
  const locations: (Location | undefined)[] = fn.vregs.map(() => undefined);
  const hints = findHints(fn, file);
  const crossing: Candidate[] = [];
  const local: Candidate[] = [];
  for (const vreg of fn.vregs) {
    const interval = liveness.intervals[vreg.id];
    if (!interval) continue;
    const candidate = { vreg, interval, hint: hints.get(vreg) };
    (crosses(interval, callPositions) ? crossing : local).push(candidate);
  }

  const slots = new SlotPool(!fn.hasTry);
  const intSlots = new SlotPool(!fn.hasTry);
  const giveSlot = ({ vreg, interval }: Candidate): Location => {
    if (vreg.kind === "int") return { intSlot: intSlots.take(interval) };
    return { slot: slots.take(interval) };
  };

  crossing.sort(byStart);
  for (const c of crossing) locations[c.vreg.id] = giveSlot(c);
  const saved = fn.hasTry ? [] : cacheInCalleeSaved(fn, crossing, locations, file.calleeSaved);

  // Where calls use no callee-saved register, values between calls may, at the price of keeping the caller's.
  const spare = fn.hasTry ? [] : file.calleeSaved.filter((r) => !saved.includes(r));
  for (const c of scan(local.sort(byStart), [...file.callerSaved, ...spare], locations)) {
    locations[c.vreg.id] = giveSlot(c);
  }
  const inUse = new Set(locations.map((l) => l?.register));
  saved.push(...spare.filter((r) => inUse.has(r)));

  return {
    locations,
    liveness,
    slots: slots.count,
    intSlots: intSlots.count,
    saved,
    cleared: slotsToClear(fn, locations, slots.count),
    makesCalls: callPositions.length > 0,
  };
}

function byStart(a: Candidate, b: Candidate): number {
  return a.interval.start - b.interval.start || a.vreg.id - b.vreg.id;
}

function positionsOfCalls(fn: LirFunction, liveness: Liveness): number[] {
  const positions: number[] = [];
  for (const block of fn.blocks) {
    for (const [i, op] of block.ops.entries()) {
      if (isCall(op)) positions.push(liveness.firstPosition[block.index]! + i);
    }
  }
  return positions;
}

/** Whether the interval goes on past a call: begins at its reads or before, ends after. `calls` is sorted. */
function crosses(interval: Interval, calls: number[]): boolean {
  const nearest = firstAt(calls, (call) => 2 * call >= interval.start);
  return nearest < calls.length && interval.end > 2 * calls[nearest]!;
}

/** Machine registers that would save a move. */
function findHints(fn: LirFunction, file: RegisterFile): Map<VReg, number> {
  const hints = new Map<VReg, number>();
  const hint = (v: VReg, register: number | undefined): void => {
    if (register !== undefined && !hints.has(v)) hints.set(v, register);
  };
  for (const [i, p] of fn.params.entries()) hint(p, file.arguments[i]);
  for (const block of fn.blocks) {
    if (block.end.op === "return" && isVReg(block.end.value)) hint(block.end.value, file.result);
    for (const op of block.ops) {
      if (op.op !== "call") continue;
      for (const [i, a] of op.args.entries()) if (isVReg(a)) hint(a, file.arguments[i]);
      if (op.dst) hint(op.dst, file.result);
    }
  }
  for (const block of fn.blocks) {
    for (const op of block.ops) {
      if (op.op !== "move" || !isVReg(op.src)) continue;
      hint(op.dst, hints.get(op.src));
      hint(op.src, hints.get(op.dst));
    }
  }
  return hints;
}

/** Linear scan; returns those that got no register. */
function scan(
  candidates: Candidate[],
  registers: readonly number[],
  locations: (Location | undefined)[],
): Candidate[] {
  const spilled: Candidate[] = [];
  const hinted = new Map<number, IntervalIndex>();
  for (const { hint, interval } of candidates) {
    if (hint === undefined) continue;
    if (!hinted.has(hint)) hinted.set(hint, new IntervalIndex());
    hinted.get(hint)!.add(interval);
  }
  let active: { candidate: Candidate; register: number }[] = [];
  for (const c of candidates) {
    active = active.filter((a) => a.candidate.interval.end >= c.interval.start);
    const taken = new Set(active.map((a) => a.register));
    const free = registers.filter((r) => !taken.has(r));
    if (free.length > 0) {
      const register =
        c.hint !== undefined && free.includes(c.hint) ? c.hint : preferUnhinted(free, hinted, c);
      active.push({ candidate: c, register });
      locations[c.vreg.id] = { register };
      continue;
    }
    const furthest = active.reduce((x, y) => (y.candidate.interval.end > x.candidate.interval.end ? y : x));
    if (furthest.candidate.interval.end > c.interval.end) {
      spilled.push(furthest.candidate);
      locations[c.vreg.id] = { register: furthest.register };
      active = active.filter((a) => a !== furthest);
      active.push({ candidate: c, register: furthest.register });
    } else {
      spilled.push(c);
    }
  }
  return spilled;
}

/** A free register that no interval overlapping this one would rather have; the last one otherwise. */
function preferUnhinted(free: number[], hinted: Map<number, IntervalIndex>, { interval }: Candidate): number {
  return free.find((r) => !hinted.get(r)?.overlaps(interval)) ?? free[free.length - 1]!;
}

/** Intervals, given in the order of their starts, that may overlap each other. */
class IntervalIndex {
  private readonly starts: number[] = [];
  /** The greatest end among the first so many. */
  private readonly ends: number[] = [];

  add({ start, end }: Interval): void {
    const last = this.ends[this.ends.length - 1] ?? end;
    this.starts.push(start);
    this.ends.push(Math.max(last, end));
  }

  overlaps({ start, end }: Interval): boolean {
    const before = firstAt(this.starts, (s) => s > end);
    return before > 0 && this.ends[before - 1]! >= start;
  }
}

/** Index of the first element that `holds`, where all behind it do so too; the length when none does. */
function firstAt<T>(sorted: readonly T[], holds: (element: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Weighs the reads that a register would make cheaper, and gives the callee-saved registers to the best. */
function cacheInCalleeSaved(
  fn: LirFunction,
  crossing: Candidate[],
  locations: (Location | undefined)[],
  registers: readonly number[],
): number[] {
  const depth = loopDepths(fn);
  const weight = new Map<VReg, number>();
  const count = (v: VReg, block: Block): void => {
    weight.set(v, (weight.get(v) ?? 0) + 8 ** Math.min(depth[block.index]!, 4));
  };
  for (const block of fn.blocks) {
    for (const op of block.ops) for (const o of usesOf(op)) if (isVReg(o)) count(o, block);
    for (const o of usesOfEnd(block.end)) if (isVReg(o)) count(o, block);
  }
  // A callee-saved register costs a store and a load of its own in every call of the function.
  const worthwhile = crossing
    .filter((c) => (weight.get(c.vreg) ?? 0) >= 4)
    .sort((a, b) => weight.get(b.vreg)! - weight.get(a.vreg)! || a.vreg.id - b.vreg.id);
  const owners = new Map<number, Interval[]>(registers.map((r) => [r, []]));
  for (const c of worthwhile) {
    for (const [register, intervals] of owners) {
      // Those of one register do not overlap, so that they are sorted by their ends as well.
      const at = firstAt(intervals, (i) => i.end >= c.interval.start);
      const next = intervals[at];
      if (next && next.start <= c.interval.end) continue;
      intervals.splice(at, 0, c.interval);
      locations[c.vreg.id] = { ...locations[c.vreg.id], register };
      break;
    }
  }
  return registers.filter((r) => owners.get(r)!.length > 0);
}

/** Slots are reused by intervals that do not overlap, unless an exception handler may look at any of them. */
class SlotPool {
  private readonly ends: number[] = [];
  constructor(private readonly reuse: boolean) {}
  get count(): number {
    return this.ends.length;
  }
  take(interval: Interval): number {
    const free = this.reuse ? this.ends.findIndex((end) => end < interval.start) : -1;
    if (free >= 0) {
      this.ends[free] = interval.end;
      return free;
    }
    this.ends.push(interval.end);
    return this.ends.length - 1;
  }
}

/** All slots but those that are written before the first call that the entry block makes, or in the prologue. */
function slotsToClear(fn: LirFunction, locations: (Location | undefined)[], count: number): number[] {
  const written = new Set<number>();
  const note = (v: VReg | undefined): void => {
    const slot = v && locations[v.id]?.slot;
    if (slot !== undefined) written.add(slot);
  };
  for (const p of fn.params) note(p);
  note(fn.closure);
  const mayCollect = (op: Op): boolean => !["move", "load", "store", "alu", "fromFlag"].includes(op.op);
  for (const op of fn.blocks[0]!.ops) {
    if (mayCollect(op)) break;
    if ("dst" in op) note(op.dst);
  }
  return Array.from({ length: count }, (_, i) => i).filter((i) => !written.has(i));
}
