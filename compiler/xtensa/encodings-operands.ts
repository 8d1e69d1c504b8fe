// Kinds of instruction operands: what values each takes and which fields they become (Xtensa ISA Reference Manual,
// the operand descriptions of each instruction). PC-relative operands are given as target addresses.

import type { Field, Fields } from "./encodings.js";

/**
 * `register`, `special` and `immediate` operands are numbers. The others are addresses: `branch` a place in the code,
 * `call` a function, `literal` a word of a literal pool.
 */
export type OperandKind = "register" | "special" | "immediate" | "branch" | "call" | "literal";

export interface Operand<K extends OperandKind = OperandKind> {
  readonly kind: K;
  /** The operand's name in the manual. */
  readonly name: string;
  /** What it accepts, for messages. */
  readonly range: string;
  /** Field values for `value` in an instruction at `pc`, or undefined when the operand can't hold it. */
  place(value: number, pc: number): Fields | undefined;
  /** Values at the borders of the range; for PC-relative operands, of an instruction at `pc`. */
  corners(pc: number): number[];
}

const allRegisters = Array.from({ length: 16 }, (_, n) => n);

/** An address register, in one or more fields. */
function register(...fields: Field[]): Operand<"register"> {
  const placed = allRegisters.map((n): Fields => Object.fromEntries(fields.map((field) => [field, n])));
  return {
    kind: "register",
    name: `a${fields[0]}`,
    range: "0..15",
    place: (value) => placed[value],
    corners: () => allRegisters,
  };
}

/** A number from min to max in steps of `step`. */
function immediate(
  name: string,
  min: number,
  max: number,
  step: number,
  place: (value: number) => Fields,
): Operand<"immediate"> {
  return {
    kind: "immediate",
    name,
    range: `${min}..${max}${step > 1 ? ` in steps of ${step}` : ""}`,
    place: (value) => (value >= min && value <= max && (value - min) % step === 0 ? place(value) : undefined),
    corners: () => [...new Set([min, min + step, max - step, max, 0].filter((v) => v >= min && v <= max))],
  };
}

/** One of sixteen constants. */
function oneOf(name: string, values: readonly number[]): Operand<"immediate"> {
  return {
    kind: "immediate",
    name,
    range: values.join(", "),
    place: (value) => (values.includes(value) ? { r: values.indexOf(value) } : undefined),
    corners: () => [...values],
  };
}

/** An address at a distance from min to max (in steps of `step`) from `base(pc)`. */
function relative<K extends "branch" | "call" | "literal">(
  kind: K,
  min: number,
  max: number,
  step: number,
  base: (pc: number) => number,
  place: (distance: number) => Fields,
): Operand<K> {
  return {
    kind,
    name: "target",
    range: `${min}..${max}${step > 1 ? ` in steps of ${step}` : ""} from the instruction`,
    place: (value, pc) => {
      const distance = value - base(pc);
      return distance >= min && distance <= max && distance % step === 0 ? place(distance) : undefined;
    },
    corners: (pc) => [min, min + step, max - step, max].map((distance) => base(pc) + distance),
  };
}

const same = (pc: number): number => pc;

export const R = register("r");
export const S = register("s");
export const T = register("t");
/** One register in both s and t: `mov` is `or ar, as, as`. */
export const ST = register("s", "t");

export const specialRegister: Operand<"special"> = {
  kind: "special",
  name: "sr",
  range: "0..255",
  place: (value) => (value >= 0 && value <= 255 ? { sr: value } : undefined),
  corners: () => [3, 177, 209, 230, 234],
};

export const simm8 = immediate("imm8", -128, 127, 1, (v) => ({ imm8: v }));
export const simm8x256 = immediate("imm8", -32768, 32512, 256, (v) => ({ imm8: v >> 8 }));
export const simm12 = immediate("imm12", -2048, 2047, 1, (v) => ({ imm8: v, s: v >> 8 }));
export const uimm8 = immediate("imm8", 0, 255, 1, (v) => ({ imm8: v }));
export const uimm8x2 = immediate("imm8", 0, 510, 2, (v) => ({ imm8: v >> 1 }));
export const uimm8x4 = immediate("imm8", 0, 1020, 4, (v) => ({ imm8: v >> 2 }));
export const uimm4x4 = immediate("imm4", 0, 60, 4, (v) => ({ r: v >> 2 }));
export const simm7 = immediate("imm7", -32, 95, 1, (v) => ({ imm7: v }));
/** addi.n: −1 or 1 to 15, with −1 encoded as 0. */
export const addiNarrow: Operand<"immediate"> = {
  kind: "immediate",
  name: "imm",
  range: "-1, 1..15",
  place: (v) => (v === -1 ? { t: 0 } : v >= 1 && v <= 15 ? { t: v } : undefined),
  corners: () => [-1, 1, 2, 15],
};
export const entrySize = immediate("imm12", 0, 32760, 8, (v) => ({ imm12: v >> 3 }));
/** l32e and s32e: −64 to −4. */
export const windowOffset = immediate("imm4", -64, -4, 4, (v) => ({ r: (v + 64) >> 2 }));

export const shiftLeft = immediate("sa", 1, 31, 1, (v) => ({ t: 32 - v, op2: (32 - v) >> 4 }));
export const shiftRightArithmetic = immediate("sa", 0, 31, 1, (v) => ({ s: v, op2: v >> 4 }));
export const shiftRightLogical = immediate("sa", 0, 15, 1, (v) => ({ s: v }));
export const shiftAmount = immediate("sa", 0, 31, 1, (v) => ({ s: v, t: v >> 4 }));
export const extractShift = immediate("shiftimm", 0, 31, 1, (v) => ({ s: v, op1: v >> 4 }));
export const extractBits = immediate("maskimm", 1, 16, 1, (v) => ({ op2: v - 1 }));
export const signBit = immediate("imm", 7, 22, 1, (v) => ({ t: v - 7 }));
export const bitNumber = immediate("bbi", 0, 31, 1, (v) => ({ t: v, r: v >> 4 }));
export const uimm4S = immediate("imms", 0, 15, 1, (v) => ({ s: v }));
export const uimm4T = immediate("immt", 0, 15, 1, (v) => ({ t: v }));
export const simm4T = immediate("imm4", -8, 7, 1, (v) => ({ t: v }));

export const b4const = oneOf("imm", [-1, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 32, 64, 128, 256]);
export const b4constu = oneOf("imm", [32768, 65536, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 32, 64, 128, 256]);

export const branch8 = relative("branch", -124, 131, 1, same, (d) => ({ imm8: d - 4 }));
export const branch12 = relative("branch", -2044, 2051, 1, same, (d) => ({ imm12: d - 4 }));
export const branch6 = relative("branch", 4, 67, 1, same, (d) => ({ imm6: d - 4 }));
export const loopEnd = relative("branch", 4, 259, 1, same, (d) => ({ imm8: d - 4 }));
export const jump18 = relative("branch", -131068, 131075, 1, same, (d) => ({ offset: d - 4 }));
export const call18 = relative(
  "call",
  -524284,
  524288,
  4,
  (pc) => pc - (pc % 4),
  (d) => ({ offset: (d - 4) >> 2 }),
);
export const literal16 = relative(
  "literal",
  -262144,
  -4,
  4,
  (pc) => pc + 3 - ((pc + 3) % 4),
  (d) => ({ imm16: d >> 2 }),
);
