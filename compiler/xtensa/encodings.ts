// Instruction formats of the Xtensa ISA, one encoder per format: field values in, instruction word out. Field layout
// follows the Xtensa ISA Reference Manual, "Instruction Formats", little-endian. The instructions that use them are in
// encodings-instructions.ts.

/** A field of an instruction word, by the manual's name. */
export type Field =
  | "op0"
  | "op1"
  | "op2"
  | "r"
  | "s"
  | "t"
  | "m"
  | "n"
  | "i"
  | "z"
  | "sr"
  | "imm4"
  | "imm6"
  | "imm7"
  | "imm8"
  | "imm12"
  | "imm16"
  | "offset";

/** Values of an instruction's fields; a field that is not given is zero. */
export type Fields = Partial<Record<Field, number>>;

export type Format = keyof typeof formats;

const low = (value: number | undefined, bits: number): number => (value ?? 0) & ((1 << bits) - 1);

const rst = (f: Fields): number =>
  (low(f.r, 4) << 12) | (low(f.s, 4) << 8) | (low(f.t, 4) << 4) | low(f.op0, 4);

/** op2 op1 r s t op0: register-register-register. */
export const RRR = (f: Fields): number => (low(f.op2, 4) << 20) | (low(f.op1, 4) << 16) | rst(f);

/** imm4 op1 r s t op0. */
export const RRI4 = (f: Fields): number => (low(f.imm4, 4) << 20) | (low(f.op1, 4) << 16) | rst(f);

/** imm8 r s t op0. */
export const RRI8 = (f: Fields): number => (low(f.imm8, 8) << 16) | rst(f);

/** imm16 t op0: l32r. */
export const RI16 = (f: Fields): number => (low(f.imm16, 16) << 8) | (low(f.t, 4) << 4) | low(f.op0, 4);

/** op2 op1 sr t op0: special registers. */
export const RSR = (f: Fields): number =>
  (low(f.op2, 4) << 20) | (low(f.op1, 4) << 16) | (low(f.sr, 8) << 8) | (low(f.t, 4) << 4) | low(f.op0, 4);

/** offset n op0: calls and the unconditional jump. */
export const CALL = (f: Fields): number => (low(f.offset, 18) << 6) | (low(f.n, 2) << 4) | low(f.op0, 4);

/** op2 op1 r s m n op0: calls, jumps and returns through a register. */
export const CALLX = (f: Fields): number =>
  (low(f.op2, 4) << 20) |
  (low(f.op1, 4) << 16) |
  (low(f.r, 4) << 12) |
  (low(f.s, 4) << 8) |
  (low(f.m, 2) << 6) |
  (low(f.n, 2) << 4) |
  low(f.op0, 4);

/** imm8 r s m n op0: branches that compare with a constant. */
export const BRI8 = (f: Fields): number =>
  (low(f.imm8, 8) << 16) |
  (low(f.r, 4) << 12) |
  (low(f.s, 4) << 8) |
  (low(f.m, 2) << 6) |
  (low(f.n, 2) << 4) |
  low(f.op0, 4);

/** imm12 s m n op0: branches that compare with zero. */
export const BRI12 = (f: Fields): number =>
  (low(f.imm12, 12) << 12) | (low(f.s, 4) << 8) | (low(f.m, 2) << 6) | (low(f.n, 2) << 4) | low(f.op0, 4);

/** r s t op0 in 16 bits (code density option). */
export const RRRN = (f: Fields): number => rst(f);

/** imm7 split around s and i, in 16 bits: movi.n. */
export const RI7 = (f: Fields): number =>
  (low(f.imm7, 4) << 12) |
  (low(f.s, 4) << 8) |
  (low(f.i, 1) << 7) |
  (low((f.imm7 ?? 0) >> 4, 3) << 4) |
  low(f.op0, 4);

/** imm6 split around s, i and z, in 16 bits: beqz.n and bnez.n. */
export const RI6 = (f: Fields): number =>
  (low(f.imm6, 4) << 12) |
  (low(f.s, 4) << 8) |
  (low(f.i, 1) << 7) |
  (low(f.z, 1) << 6) |
  (low((f.imm6 ?? 0) >> 4, 2) << 4) |
  low(f.op0, 4);

/** Every format with its encoder and its length in bytes. */
export const formats = {
  RRR: { encode: RRR, bytes: 3 },
  RRI4: { encode: RRI4, bytes: 3 },
  RRI8: { encode: RRI8, bytes: 3 },
  RI16: { encode: RI16, bytes: 3 },
  RSR: { encode: RSR, bytes: 3 },
  CALL: { encode: CALL, bytes: 3 },
  CALLX: { encode: CALLX, bytes: 3 },
  BRI8: { encode: BRI8, bytes: 3 },
  BRI12: { encode: BRI12, bytes: 3 },
  RRRN: { encode: RRRN, bytes: 2 },
  RI7: { encode: RI7, bytes: 2 },
  RI6: { encode: RI6, bytes: 2 },
} as const;
