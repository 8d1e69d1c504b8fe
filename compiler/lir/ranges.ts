// Which registers hold small integers only, and between which bounds: by interval analysis over all writes of a register, no
// matter where (place-ranges.ts knows more of places). What it proves needs no tag check and no overflow check.

import {
  definitionOf,
  type IntRange,
  isImm,
  isVReg,
  type LirFunction,
  type NumFn,
  type Op,
  type Operand,
  type VReg,
} from "./lir.js";
import { countUses } from "./uses.js";

/** Bounds of a tagged integer. */
export const SMALL: IntRange = { low: -0x40000000, high: 0x3fffffff };
const INT32: IntRange = { low: -0x80000000, high: 0x7fffffff };
/** An array has a length of 16 bits. No chip has the memory for a buffer whose length is no small integer. */
export const LENGTHS = {
  array: { low: 0, high: 0xffff },
  buffer: { low: 0, high: SMALL.high },
} as const;

/** What a register may hold: integers in a range (absent: none), and whether anything else. */
interface Fact {
  ints: IntRange | undefined;
  other: boolean;
}

const NOTHING: Fact = { ints: undefined, other: false };
const ANYTHING: Fact = { ints: SMALL, other: true };
const OTHER: Fact = { ints: undefined, other: true };

/** After so many changes of a register's fact its bounds jump to the next of these. */
const PATIENCE = 6;
const STEPS = [0, 1, 0xff, 0xffff, 0xffffff, 0x1fffffff, 0x3fffffff, 0x7fffffff];

export function inferRanges(fn: LirFunction): void {
  markWrapping(fn);
  const facts: Fact[] = fn.vregs.map(() => NOTHING);
  const changes = new Uint8Array(fn.vregs.length);
  for (const p of fn.params) facts[p.id] = ANYTHING;
  if (fn.closure) facts[fn.closure.id] = OTHER;
  for (const v of fn.uninitialised) facts[v.id] = OTHER;

  const readers = new Map<VReg, Op[]>();
  const work: Op[] = [];
  for (const block of fn.blocks) {
    for (const op of block.ops) {
      if (!definitionOf(op)) continue;
      work.push(op);
      for (const o of operandsFor(op)) {
        if (!isVReg(o)) continue;
        const list = readers.get(o);
        if (list) list.push(op);
        else readers.set(o, [op]);
      }
    }
  }
  const queued = new Set(work);
  for (let next = 0; next < work.length; next++) {
    const op = work[next]!;
    queued.delete(op);
    const dst = definitionOf(op)!;
    const before = facts[dst.id]!;
    let after = join(
      before,
      evaluate(op, (o) => factOf(o, facts)),
    );
    if (same(before, after)) continue;
    if (++changes[dst.id]! > PATIENCE && after.ints)
      after = { ints: widen(after.ints, dst.kind === "value" ? SMALL : INT32), other: after.other };
    facts[dst.id] = after;
    for (const reader of readers.get(dst) ?? []) {
      if (queued.has(reader)) continue;
      queued.add(reader);
      work.push(reader);
    }
  }
  fn.ranges = facts.map((f) => (f.other ? undefined : f.ints));
}

function operandsFor(op: Op): Operand[] {
  switch (op.op) {
    case "move":
      return [op.src];
    case "num":
    case "alu":
      return [op.a, op.b];
    case "toInt":
    case "fromInt":
      return [op.a];
    default:
      return [];
  }
}

function factOf(o: Operand, facts: Fact[]): Fact {
  if (isVReg(o)) return facts[o.id]!;
  if (!isImm(o)) return OTHER;
  return (o.imm & 1) === 1 ? exactly(o.imm >> 1) : OTHER;
}

function exactly(n: number): Fact {
  return exactlyBetween(n, n);
}

function exactlyBetween(low: number, high: number): Fact {
  return { ints: { low, high }, other: false };
}

function join(a: Fact, b: Fact): Fact {
  const ints =
    a.ints && b.ints
      ? { low: Math.min(a.ints.low, b.ints.low), high: Math.max(a.ints.high, b.ints.high) }
      : (a.ints ?? b.ints);
  return { ints, other: a.other || b.other };
}

function same(a: Fact, b: Fact): boolean {
  return a.other === b.other && a.ints?.low === b.ints?.low && a.ints?.high === b.ints?.high;
}

/** Bounds that jump, so that a search for the widest ones ends. */
export function widen({ low, high }: IntRange, limit: IntRange): IntRange {
  const up = STEPS.find((s) => s >= high) ?? limit.high;
  const down = low >= 0 ? 0 : -(STEPS.find((s) => s >= -low - 1) ?? limit.high) - 1;
  return { low: Math.max(down, limit.low), high: Math.min(up, limit.high) };
}

/** A number within the small integers, or a double (or special value) beyond. */
function numberBetween(low: number, high: number): Fact {
  if (low >= SMALL.low && high <= SMALL.high) return { ints: { low, high }, other: false };
  return ANYTHING;
}

function evaluate(op: Op, fact: (o: Operand) => Fact): Fact {
  switch (op.op) {
    case "move":
      return rawConstant(op.dst, op.src) ?? fact(op.src);
    case "num":
      return op.wraps ? wrapped(op, fact) : evaluateNum(op.fn, fact(op.a), fact(op.b));
    case "fromInt": {
      const a = rawConstant(undefined, op.a) ?? fact(op.a);
      return a.ints ? numberBetween(a.ints.low, a.ints.high) : NOTHING;
    }
    case "toInt": {
      const a = fact(op.a);
      if (a.other) return { ints: INT32, other: false };
      return a;
    }
    case "load":
      if (op.dst.kind === "value") return ANYTHING;
      return { ints: WIDTHS[op.width], other: false };
    case "element":
      return op.kind === "buffer" ? { ints: { low: 0, high: 255 }, other: false } : ANYTHING;
    case "length":
      return { ints: LENGTHS[op.kind], other: false };
    case "alu":
      return op.dst.kind === "flag"
        ? { ints: { low: 0, high: 1 }, other: false }
        : { ints: INT32, other: false };
    case "test":
      return { ints: { low: 0, high: 1 }, other: false };
    case "call":
      if (op.dst?.kind === "int") return { ints: op.resultRange ?? INT32, other: false };
      if (op.dst?.kind === "flag") return { ints: { low: 0, high: 1 }, other: false };
      return ANYTHING;
    case "fromFlag":
      return OTHER;
    default:
      return ANYTHING;
  }
}

const WIDTHS: Record<(Op & { op: "load" })["width"], IntRange> = {
  word: INT32,
  u8: { low: 0, high: 255 },
  s8: { low: -128, high: 127 },
  u16: { low: 0, high: 0xffff },
  s16: { low: -0x8000, high: 0x7fff },
};

/** Constants that are not tagged: moved to registers of raw numbers, or converted. */
function rawConstant(dst: VReg | undefined, src: Operand): Fact | undefined {
  return isImm(src) && (dst === undefined || dst.kind !== "value") ? exactly(src.imm) : undefined;
}

/** The result has the tag of a small integer, but any bits, unless an operand is none: then the runtime made it. */
function wrapped(op: Op & { op: "num" }, fact: (o: Operand) => Fact): Fact {
  return fact(op.a).other || fact(op.b).other ? ANYTHING : { ints: SMALL, other: false };
}

/** Bounds of the results that are small integers, for small integers within those bounds. */
export function boundsWithinSmall(fn: NumFn, a: IntRange, b: IntRange): IntRange {
  const within = (low: number, high: number): Fact =>
    low <= SMALL.high && high >= SMALL.low
      ? exactlyBetween(Math.max(low, SMALL.low), Math.min(high, SMALL.high))
      : ANYTHING;
  return evaluateNum(fn, exactlyBetween(a.low, a.high), exactlyBetween(b.low, b.high), within).ints!;
}

/** Bounds of the result for small integers within those bounds; undefined when it may be beyond 31 bits. */
export function boundsOf(fn: NumFn, a: IntRange, b: IntRange): IntRange | undefined {
  const result = evaluateNum(fn, exactlyBetween(a.low, a.high), exactlyBetween(b.low, b.high));
  return result.other ? undefined : result.ints;
}

function evaluateNum(fn: NumFn, a: Fact, b: Fact, number = numberBetween): Fact {
  // Nothing has reached an operand yet.
  if ((!a.ints && !a.other) || (!b.ints && !b.other)) return NOTHING;
  const x = a.other ? undefined : a.ints;
  const y = b.other ? undefined : b.ints;
  switch (fn) {
    case "adds":
      return x && y ? number(x.low + y.low, x.high + y.high) : ANYTHING;
    case "subs":
      return x && y ? number(x.low - y.high, x.high - y.low) : ANYTHING;
    case "muls": {
      if (!x || !y) return ANYTHING;
      const corners = [x.low * y.low, x.low * y.high, x.high * y.low, x.high * y.high];
      return number(Math.min(...corners), Math.max(...corners));
    }
    case "ands":
      // A number that can't be negative bounds the result, whatever the other operand is.
      if (x && x.low >= 0 && y && y.low >= 0) return number(0, Math.min(x.high, y.high));
      if (x && x.low >= 0) return number(0, x.high);
      if (y && y.low >= 0) return number(0, y.high);
      return x && y ? number(SMALL.low, SMALL.high) : ANYTHING;
    case "orrs":
    case "eors":
      if (!x || !y) return ANYTHING;
      if (x.low >= 0 && y.low >= 0) return number(0, allOnes(Math.max(x.high, y.high)));
      return number(SMALL.low, SMALL.high);
    case "asrs": {
      if (!y || y.low !== y.high) return x ? number(Math.min(x.low, 0), Math.max(x.high, 0)) : ANYTHING;
      const n = y.low & 31;
      const of = x ?? INT32;
      return number(of.low >> n, of.high >> n);
    }
    case "lsrs": {
      if (!y || y.low !== y.high) return x && x.low >= 0 ? number(0, x.high) : ANYTHING;
      const n = y.low & 31;
      if (x && x.low >= 0) return number(x.low >>> n, x.high >>> n);
      return number(0, 0xffffffff >>> n);
    }
    case "lsls": {
      if (!x || !y || y.low !== y.high) return ANYTHING;
      const by = 2 ** (y.low & 31);
      const [low, high] = [x.low * by, x.high * by];
      return number(low, high);
    }
  }
}

/** The smallest number of the form 2^k − 1 that is not below n. */
function allOnes(n: number): number {
  return n === 0 ? 0 : 2 ** (32 - Math.clz32(n)) - 1;
}

/** Sums and shifted numbers that only a mask of 30 bits or less looks at may wrap around. */
function markWrapping(fn: LirFunction): void {
  const counts = countUses(fn);
  const mark = (o: Operand): void => {
    if (!isVReg(o) || counts.reads[o.id] !== 1) return;
    const op = counts.definedBy(o);
    if (op?.op === "num" && (op.fn === "adds" || op.fn === "subs" || op.fn === "lsls")) op.wraps = true;
  };
  for (const block of fn.blocks) {
    for (const op of block.ops) {
      if (op.op !== "num" || op.fn !== "ands") continue;
      const mask = isImm(op.b) ? op.b.imm : isImm(op.a) ? op.a.imm : undefined;
      if (mask === undefined || (mask & 1) === 0 || mask < 0) continue;
      mark(op.a);
      mark(op.b);
    }
  }
}
