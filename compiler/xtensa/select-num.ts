// Arithmetic on tagged numbers: two small integers are handled in line, with every overflow caught; anything else (doubles,
// strings that are numbers, results beyond 31 bits) goes to the runtime's numops. A tagged integer n is 2n + 1. What
// ranges.ts has proved needs no check.

import { type IntRange, isImm, type NumFn, type Op, type Operand } from "../lir/lir.js";
import { boundsOf, SMALL } from "../lir/ranges.js";
import type { Label } from "./assembler.js";
import { LOAD, T0, T1 } from "./convention.js";
import type { FunctionEmitter } from "./function-emitter.js";
import type { Register } from "./registers.js";

type Num = Op & { op: "num" };

export function isSmallInt(o: Operand): o is { imm: number } {
  return isImm(o) && (o.imm & 1) === 1;
}

/** An operation being emitted: where the result goes, what has to be checked, and where to go when a check fails. */
interface Emission {
  f: FunctionEmitter;
  /** Register for the result: the destination's own, unless an operand is in it. */
  out: Register;
  a: Register;
  aRange: IntRange | undefined;
  /** The result may be beyond 31 bits. */
  overflow: boolean;
  slow: Label;
}

export function emitNum(f: FunctionEmitter, op: Num): void {
  const { asm } = f;
  const swapped = isSmallInt(op.a) && !isSmallInt(op.b) && COMMUTATIVE.includes(op.fn);
  const [left, right] = swapped ? [op.b, op.a] : [op.a, op.b];
  // A special constant or literal (undefined, a boolean, a boxed double) is never a small integer.
  const hopeless = [left, right].some((o) => !("id" in o) && !isSmallInt(o));
  const slow = op.tree ? f.treeLabels(op.tree).slow : asm.label();
  const done = op.tree?.root === op ? f.treeLabels(op.tree).done : asm.label();
  if (hopeless) {
    asm.emit("j", slow);
    asm.place(done);
    coldPath(f, op, slow, done);
    return;
  }
  const aRange = f.rangeOf(left);
  const bRange = f.rangeOf(right);
  const bounds = boundsOf(op.fn, aRange ?? SMALL, bRange ?? SMALL);
  const a = f.use(left, LOAD[0]);
  const b = isSmallInt(right) ? undefined : f.use(right, LOAD[1]);
  const target = f.target(op.dst, T0);
  const emission: Emission = {
    f,
    out: target === a || target === b ? T0 : target,
    a,
    aRange,
    overflow: !op.wraps && bounds === undefined,
    slow,
  };
  if (b === undefined) {
    const constant = (right as { imm: number }).imm;
    if (!aRange) asm.emit("bbci", a, 0, slow);
    EMIT_CONSTANT[op.fn](emission, constant);
  } else {
    checkTags(emission, b, bRange);
    EMIT[op.fn](emission, b, bRange);
  }
  f.define(op.dst, emission.out);
  asm.place(done);
  if (op.tree ? op.tree.root === op : !(aRange && bRange && !emission.overflow)) coldPath(f, op, slow, done);
}

/** Functions of the runtime that compute the general case. */
const RUNTIME: Partial<Record<NumFn, string>> = {
  adds: "pxt_number_adds",
  subs: "pxt_number_subs",
  muls: "pxt_number_muls",
};

/** The parts of a tree share the root's cold path. */
function coldPath(f: FunctionEmitter, op: Num, slow: Label, done: Label): void {
  if (op.tree && op.tree.root !== op) return;
  f.outOfLine(() => {
    f.asm.place(slow);
    if (op.tree) f.coldTree(op.tree);
    else f.coldCall(op, [op.a, op.b], RUNTIME[op.fn] ?? `numops::${op.fn}`, { define: op.dst });
    f.asm.emit("j", done);
  });
}

const COMMUTATIVE: readonly NumFn[] = ["adds", "muls", "ands", "orrs", "eors"];

/** Goes to the slow path unless both are small integers. */
function checkTags({ f, a, aRange, slow }: Emission, b: Register, bRange: IntRange | undefined): void {
  const { asm } = f;
  if (aRange && bRange) return;
  if (aRange) asm.emit("bbci", b, 0, slow);
  else if (bRange) asm.emit("bbci", a, 0, slow);
  else {
    asm.emit("and", T0, a, b);
    asm.emit("bbci", T0, 0, slow);
  }
}

type Emit = (e: Emission, b: Register, bRange: IntRange | undefined) => void;

const EMIT: Record<NumFn, Emit> = {
  adds({ f, out, a, overflow, slow }, b, bRange) {
    const { asm } = f;
    if (!overflow) {
      asm.emit("add", out, a, b);
      asm.emit("addi", out, out, -1);
      return;
    }
    asm.emit("addi", T0, b, -1);
    asm.emit("add", T0, a, T0);
    checkDirection(f, a, b, bRange, slow, "sum");
    if (out !== T0) asm.emit("mov", out, T0);
  },
  subs({ f, out, a, overflow, slow }, b, bRange) {
    const { asm } = f;
    const difference = overflow ? T0 : out;
    asm.emit("sub", difference, a, b);
    if (overflow) checkDirection(f, a, b, bRange, slow, "difference");
    // The difference is even, so adding the tag can't overflow.
    asm.emit("addi", out, difference, 1);
  },
  ands({ f, out, a }, b) {
    f.asm.emit("and", out, a, b);
  },
  orrs({ f, out, a }, b) {
    f.asm.emit("or", out, a, b);
  },
  eors({ f, out, a }, b) {
    f.asm.emit("xor", out, a, b);
    f.asm.emit("addi", out, out, 1);
  },
  lsls(e, b) {
    const { asm } = e.f;
    asm.emit("extui", T1, b, 1, 5);
    asm.emit("srai", T0, e.a, 1);
    asm.emit("ssl", T1);
    asm.emit("sll", T0, T0);
    tag(e);
  },
  asrs({ f, out, a }, b) {
    const { asm } = f;
    asm.emit("extui", T1, b, 1, 5);
    asm.emit("ssr", T1);
    asm.emit("sra", T0, a);
    asm.emit("movi", T1, 1);
    asm.emit("or", out, T0, T1);
  },
  lsrs(e, b) {
    const { asm } = e.f;
    asm.emit("extui", T1, b, 1, 5);
    asm.emit("srai", T0, e.a, 1);
    asm.emit("ssr", T1);
    asm.emit("srl", T0, T0);
    tagUnsigned(e);
  },
  muls({ f, out, a, overflow, slow }, b) {
    const { asm } = f;
    if (overflow) {
      // nsa counts redundant sign bits: with r of them |x| <= 2^(31 - r), so 33 together mean |a b| <= 2^29.
      asm.emit("srai", T0, a, 1);
      asm.emit("nsa", T0, T0);
      asm.emit("srai", T1, b, 1);
      asm.emit("nsa", T1, T1);
      asm.emit("add", T0, T0, T1);
      asm.emit("movi", T1, 33);
      asm.emit("blt", T0, T1, slow);
    }
    asm.emit("srai", T0, a, 1);
    asm.emit("addi", T1, b, -1);
    asm.emit("mull", out, T0, T1);
    asm.emit("addi", out, out, 1);
  },
};

/**
 * After T0 = a ± b: overflow happened when T0 is not on the side of `a` that b's sign says. Equality is fine for zero.
 */
function checkDirection(
  f: FunctionEmitter,
  a: Register,
  b: Register,
  bRange: IntRange | undefined,
  slow: Label,
  what: "sum" | "difference",
): void {
  const { asm } = f;
  const [small, large] = what === "sum" ? [T0, a] : [a, T0];
  if (bRange && bRange.low >= 0) {
    asm.emit("blt", small, large, slow);
    return;
  }
  if (bRange && bRange.high <= 0) {
    asm.emit("blt", large, small, slow);
    return;
  }
  const negative = asm.label();
  const fine = asm.label();
  asm.emit("bltz", b, negative);
  asm.emit("bge", small, large, fine);
  asm.emit("j", slow);
  asm.place(negative);
  asm.emit("blt", large, small, slow);
  asm.place(fine);
}

/** Tags the number in T0; goes to the slow path when it needs more than 31 bits. */
function tag({ f, out, overflow, slow }: Emission): void {
  const { asm } = f;
  asm.emit("slli", T1, T0, 1);
  if (overflow) {
    asm.emit("xor", T0, T0, T1);
    asm.emit("bltz", T0, slow);
  }
  asm.emit("addi", out, T1, 1);
}

/** Tags the unsigned number in T0; goes to the slow path when it needs more than 30 bits. */
function tagUnsigned({ f, out, overflow, slow }: Emission): void {
  const { asm } = f;
  if (overflow) {
    asm.emit("extui", T1, T0, 30, 2);
    asm.emit("bnez", T1, slow);
  }
  asm.emit("slli", out, T0, 1);
  asm.emit("addi", out, out, 1);
}

type EmitConstant = (e: Emission, tagged: number) => void;

function withRegister(fn: NumFn): EmitConstant {
  return (e, tagged) => {
    e.f.asm.movi32(LOAD[1], tagged);
    const n = tagged >> 1;
    EMIT[fn](e, LOAD[1], { low: n, high: n });
  };
}

function addConstant({ f, out, a, overflow, slow }: Emission, twice: number): void {
  const { asm } = f;
  const sum = overflow ? T0 : out;
  asm.addImmediate(sum, a, twice, T1);
  if (overflow && twice > 0) asm.emit("blt", T0, a, slow);
  if (overflow && twice < 0) asm.emit("blt", a, T0, slow);
  if (sum !== out) asm.emit("mov", out, sum);
}

/** A mask of low bits up to 16 wide, or undefined. The tag is its lowest bit. */
function lowBits(mask: number): number | undefined {
  const bits = 32 - Math.clz32(mask);
  return mask === 2 ** bits - 1 && bits <= 16 ? bits : undefined;
}

const EMIT_CONSTANT: Record<NumFn, EmitConstant> = {
  adds(e, tagged) {
    addConstant(e, tagged - 1);
  },
  subs(e, tagged) {
    // -2^31 has no opposite.
    if (tagged - 1 === -0x80000000) withRegister("subs")(e, tagged);
    else addConstant(e, -(tagged - 1));
  },
  ands({ f, out, a }, tagged) {
    const bits = lowBits(tagged);
    if (bits !== undefined) {
      f.asm.emit("extui", out, a, 0, bits);
      return;
    }
    f.asm.movi32(T1, tagged);
    f.asm.emit("and", out, a, T1);
  },
  orrs({ f, out, a }, tagged) {
    f.asm.movi32(T1, tagged);
    f.asm.emit("or", out, a, T1);
  },
  eors({ f, out, a }, tagged) {
    f.asm.movi32(T1, tagged - 1);
    f.asm.emit("xor", out, a, T1);
  },
  lsls(e, tagged) {
    const n = (tagged >> 1) & 31;
    const { asm } = e.f;
    if (n === 0) {
      if (e.out !== e.a) asm.emit("mov", e.out, e.a);
      return;
    }
    if (!e.overflow) {
      // (2x + 1) << n is 2(x << n) + 2^n; the tag moves back to its place.
      asm.emit("addi", T0, e.a, -1);
      asm.emit("slli", T0, T0, n);
      asm.emit("addi", e.out, T0, 1);
      return;
    }
    asm.emit("srai", T0, e.a, 1);
    asm.emit("slli", T0, T0, n);
    tag(e);
  },
  asrs({ f, out, a }, tagged) {
    const n = (tagged >> 1) & 31;
    f.asm.emit("srai", T0, a, n);
    f.asm.emit("movi", T1, 1);
    f.asm.emit("or", out, T0, T1);
  },
  lsrs(e, tagged) {
    const n = (tagged >> 1) & 31;
    const { asm } = e.f;
    asm.emit("srai", T0, e.a, 1);
    if (n >= 16) asm.emit("extui", T0, T0, n, 32 - n);
    else if (n > 0) asm.emit("srli", T0, T0, n);
    tagUnsigned(e);
  },
  muls({ f, out, a, aRange, overflow, slow }, tagged) {
    const { asm } = f;
    const k = tagged >> 1;
    if (overflow) {
      // |x| <= (2^30 - 1) / |k|, as one unsigned comparison.
      const limit = Math.floor(SMALL.high / Math.max(1, Math.abs(k)));
      if (aRange && aRange.low >= 0) {
        asm.movi32(T1, 2 * limit + 1);
        asm.emit("blt", T1, a, slow);
      } else {
        asm.addImmediate(T0, a, 2 * limit, T1);
        asm.movi32(T1, 4 * limit + 1);
        asm.emit("bltu", T1, T0, slow);
      }
    }
    const shift = Math.log2(k);
    if (Number.isInteger(shift) && shift > 0) {
      asm.emit("addi", T0, a, -1);
      asm.emit("slli", T0, T0, shift);
      asm.emit("addi", out, T0, 1);
      return;
    }
    asm.emit("srai", T0, a, 1);
    asm.movi32(T1, 2 * k);
    asm.emit("mull", out, T0, T1);
    asm.emit("addi", out, out, 1);
  },
};

export function emitToInt(f: FunctionEmitter, op: Op & { op: "toInt" }): void {
  const { asm } = f;
  if (isSmallInt(op.a)) {
    const register = f.target(op.dst, T0);
    asm.movi32(register, op.a.imm >> 1);
    f.define(op.dst, register);
    return;
  }
  const slow = asm.label();
  const done = asm.label();
  const a = f.use(op.a, LOAD[0]);
  const known = f.rangeOf(op.a);
  if (!known) asm.emit("bbci", a, 0, slow);
  const dst = f.target(op.dst, T0);
  asm.emit("srai", dst, a, 1);
  f.define(op.dst, dst);
  asm.place(done);
  if (known) return;
  f.outOfLine(() => {
    asm.place(slow);
    f.coldCall(op, [op.a], "pxt::toInt", { define: op.dst });
    asm.emit("j", done);
  });
}

export function emitFromInt(f: FunctionEmitter, op: Op & { op: "fromInt" }): void {
  const { asm } = f;
  const range = "id" in op.a ? f.rangeOf(op.a) : undefined;
  const fitsAlways = range !== undefined && range.low >= SMALL.low && range.high <= SMALL.high;
  const a = f.use(op.a, LOAD[0]);
  const dst = f.target(op.dst, T0);
  asm.emit("slli", T0, a, 1);
  if (fitsAlways) {
    asm.emit("addi", dst, T0, 1);
    f.define(op.dst, dst);
    return;
  }
  const slow = asm.label();
  const done = asm.label();
  asm.emit("xor", T1, T0, a);
  asm.emit("bltz", T1, slow);
  asm.emit("addi", dst, T0, 1);
  f.define(op.dst, dst);
  asm.place(done);
  f.outOfLine(() => {
    asm.place(slow);
    f.coldCall(op, [op.a], "pxt::fromInt", { define: op.dst });
    asm.emit("j", done);
  });
}
