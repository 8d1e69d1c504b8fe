// Arithmetic on tagged numbers in registers, as far as both are small integers: what is done in line (select-num.ts) and by
// shared routines (cold-routines.ts). Every overflow is caught; what ranges.ts has proved needs no check. A tagged
// integer n is 2n + 1.

import type { IntRange, NumFn } from "../lir/lir.js";
import { boundsOf } from "../lir/ranges.js";
import { SMALL } from "../lir/value-sets.js";
import type { Label, XtensaAssembler } from "./assembler.js";
import { LOAD, T0, T1 } from "./convention.js";
import type { Register } from "./registers.js";

/** An operation being emitted: where the result goes, what has to be checked, and where to go when a check fails. */
export interface Emission {
  asm: XtensaAssembler;
  /** Register for the result, if it is not left in T0: may be an operand's, since it is written behind all checks. */
  out: Register;
  /** Where a result goes that still has to be checked: what a cold path reads must stay. */
  unchecked: Register;
  a: Register;
  aRange: IntRange | undefined;
  /** The result may be beyond 31 bits. */
  overflow: boolean;
  slow: Label;
}

export const COMMUTATIVE: readonly NumFn[] = ["adds", "muls", "ands", "orrs", "eors"];

/** Goes to the slow path unless both are small integers. */
export function checkTags(
  { asm, a, aRange, slow }: Emission,
  b: Register,
  bRange: IntRange | undefined,
): void {
  if (aRange && bRange) return;
  if (aRange) asm.emit("bbci", b, 0, slow);
  else if (bRange) asm.emit("bbci", a, 0, slow);
  else {
    asm.emit("and", T0, a, b);
    asm.emit("bbci", T0, 0, slow);
  }
}

/** Computes the result for small integers; returns the register that it is in. */
type Emit = (e: Emission, b: Register, bRange: IntRange | undefined) => Register;

const EMIT: Record<NumFn, Emit> = {
  adds({ asm, out, unchecked, a, overflow, slow }, b, bRange) {
    if (!overflow) {
      asm.emit("add", out, a, b);
      asm.emit("addi", out, out, -1);
      return out;
    }
    asm.emit("addi", unchecked, b, -1);
    asm.emit("add", unchecked, a, unchecked);
    checkDirection(asm, [unchecked, a], b, bRange, slow);
    return unchecked;
  },
  subs({ asm, out, a, overflow, slow }, b, bRange) {
    const difference = overflow ? T0 : out;
    asm.emit("sub", difference, a, b);
    if (overflow) checkDirection(asm, [a, difference], b, bRange, slow);
    // The difference is even, so adding the tag can't overflow.
    asm.emit("addi", out, difference, 1);
    return out;
  },
  ands({ asm, out, a }, b) {
    asm.emit("and", out, a, b);
    return out;
  },
  orrs({ asm, out, a }, b) {
    asm.emit("or", out, a, b);
    return out;
  },
  eors({ asm, out, a }, b) {
    asm.emit("xor", out, a, b);
    asm.emit("addi", out, out, 1);
    return out;
  },
  lsls(e, b) {
    const { asm } = e;
    asm.emit("extui", T1, b, 1, 5);
    asm.emit("srai", T0, e.a, 1);
    asm.emit("ssl", T1);
    asm.emit("sll", T0, T0);
    return tag(e);
  },
  asrs({ asm, out, a }, b) {
    asm.emit("extui", T1, b, 1, 5);
    asm.emit("ssr", T1);
    asm.emit("sra", T0, a);
    asm.emit("movi", T1, 1);
    asm.emit("or", out, T0, T1);
    return out;
  },
  lsrs(e, b) {
    const { asm } = e;
    asm.emit("extui", T1, b, 1, 5);
    asm.emit("srai", T0, e.a, 1);
    asm.emit("ssr", T1);
    asm.emit("srl", T0, T0);
    return tagUnsigned(e);
  },
  muls({ asm, out, a, overflow, slow }, b) {
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
    return out;
  },
};

/**
 * Behind a + b and a - b: overflow happened when the result is not on the side of `a` that b's sign says. Equality is fine for
 * zero. The first of the two is the greater one if b is positive.
 */
function checkDirection(
  asm: XtensaAssembler,
  [greater, less]: [Register, Register],
  b: Register,
  bRange: IntRange | undefined,
  slow: Label,
): void {
  if (bRange && bRange.low >= 0) {
    asm.emit("blt", greater, less, slow);
    return;
  }
  if (bRange && bRange.high <= 0) {
    asm.emit("blt", less, greater, slow);
    return;
  }
  const negative = asm.label();
  const fine = asm.label();
  asm.emit("bltz", b, negative);
  asm.emit("bge", greater, less, fine);
  asm.emit("j", slow);
  asm.place(negative);
  asm.emit("blt", less, greater, slow);
  asm.place(fine);
}

/** Tags the number in T0; goes to the slow path when it needs more than 31 bits. */
function tag({ asm, out, overflow, slow }: Emission): Register {
  asm.emit("slli", T1, T0, 1);
  if (overflow) {
    asm.emit("xor", T0, T0, T1);
    asm.emit("bltz", T0, slow);
  }
  asm.emit("addi", out, T1, 1);
  return out;
}

/** Tags the unsigned number in T0; goes to the slow path when it needs more than 30 bits. */
function tagUnsigned({ asm, out, overflow, slow }: Emission): Register {
  if (overflow) {
    asm.emit("extui", T1, T0, 30, 2);
    asm.emit("bnez", T1, slow);
  }
  asm.emit("slli", out, T0, 1);
  asm.emit("addi", out, out, 1);
  return out;
}

type EmitConstant = (e: Emission, tagged: number) => Register;

function withRegister(fn: NumFn): EmitConstant {
  return (e, tagged) => {
    e.asm.movi32(LOAD[1], tagged);
    const n = tagged >> 1;
    return EMIT[fn](e, LOAD[1], { low: n, high: n });
  };
}

function addConstant({ asm, out, unchecked, a, overflow, slow }: Emission, twice: number): Register {
  const sum = overflow ? unchecked : out;
  asm.addImmediate(sum, a, twice, T1);
  if (overflow && twice > 0) asm.emit("blt", sum, a, slow);
  if (overflow && twice < 0) asm.emit("blt", a, sum, slow);
  return sum;
}

/** A mask of low bits up to 16 wide, or undefined. The tag is its lowest bit. */
function lowBits(mask: number): number | undefined {
  const bits = 32 - Math.clz32(mask);
  return mask === 2 ** bits - 1 && bits <= 16 ? bits : undefined;
}

const EMIT_CONSTANT: Record<NumFn, EmitConstant> = {
  adds(e, tagged) {
    return addConstant(e, tagged - 1);
  },
  subs(e, tagged) {
    // -2^31 has no opposite.
    if (tagged - 1 === -0x80000000) return withRegister("subs")(e, tagged);
    return addConstant(e, -(tagged - 1));
  },
  ands({ asm, out, a }, tagged) {
    const bits = lowBits(tagged);
    if (bits !== undefined) {
      asm.emit("extui", out, a, 0, bits);
      return out;
    }
    asm.movi32(T1, tagged);
    asm.emit("and", out, a, T1);
    return out;
  },
  orrs({ asm, out, a }, tagged) {
    asm.movi32(T1, tagged);
    asm.emit("or", out, a, T1);
    return out;
  },
  eors({ asm, out, a }, tagged) {
    asm.movi32(T1, tagged - 1);
    asm.emit("xor", out, a, T1);
    return out;
  },
  lsls(e, tagged) {
    const n = (tagged >> 1) & 31;
    const { asm } = e;
    if (n === 0) {
      if (e.out !== e.a) asm.emit("mov", e.out, e.a);
      return e.out;
    }
    if (!e.overflow) {
      // (2x + 1) << n is 2(x << n) + 2^n; the tag moves back to its place.
      asm.emit("addi", T0, e.a, -1);
      asm.emit("slli", T0, T0, n);
      asm.emit("addi", e.out, T0, 1);
      return e.out;
    }
    asm.emit("srai", T0, e.a, 1);
    asm.emit("slli", T0, T0, n);
    return tag(e);
  },
  asrs({ asm, out, a }, tagged) {
    const n = (tagged >> 1) & 31;
    asm.emit("srai", T0, a, n);
    asm.emit("movi", T1, 1);
    asm.emit("or", out, T0, T1);
    return out;
  },
  lsrs(e, tagged) {
    const n = (tagged >> 1) & 31;
    const { asm } = e;
    asm.emit("srai", T0, e.a, 1);
    if (n >= 16) asm.emit("extui", T0, T0, n, 32 - n);
    else if (n > 0) asm.emit("srli", T0, T0, n);
    return tagUnsigned(e);
  },
  muls({ asm, out, a, aRange, overflow, slow }, tagged) {
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
      return out;
    }
    asm.emit("srai", T0, a, 1);
    asm.movi32(T1, 2 * k);
    asm.emit("mull", out, T0, T1);
    asm.emit("addi", out, out, 1);
    return out;
  },
};

/** The operation with a constant, for any small integer in `e.a`. */
export function emitWithConstant(fn: NumFn, e: Emission, tagged: number): Register {
  if (!e.aRange) e.asm.emit("bbci", e.a, 0, e.slow);
  return EMIT_CONSTANT[fn](e, tagged);
}

/** The operation for two registers. */
export function emitWithRegister(
  fn: NumFn,
  e: Emission,
  b: Register,
  bRange: IntRange | undefined,
): Register {
  checkTags(e, b, bRange);
  return EMIT[fn](e, b, bRange);
}

/** Whether the result may need more than 31 bits. */
export function mayOverflow(fn: NumFn, a: IntRange | undefined, b: IntRange | undefined): boolean {
  return boundsOf(fn, a ?? SMALL, b ?? SMALL) === undefined;
}

/** Tags the number in `a`; goes to `slow` when it needs more than 31 bits. */
export function emitFromSmallInt(asm: XtensaAssembler, a: Register, out: Register, slow: Label): void {
  asm.emit("slli", T0, a, 1);
  asm.emit("xor", T1, T0, a);
  asm.emit("bltz", T1, slow);
  asm.emit("addi", out, T0, 1);
}

/** The product of small integers; goes to `e.slow` when it needs more than 30 bits. */
export function emitProduct(e: Emission, b: Register): Register {
  return EMIT.muls(e, b, undefined);
}
