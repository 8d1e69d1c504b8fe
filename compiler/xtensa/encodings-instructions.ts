// The instruction table: mnemonic → format, opcode fields, operands in assembly order and the feature that provides
// the instruction (Xtensa ISA Reference Manual, "Instruction Descriptions" and "Instruction Opcode Encodings").

import { type Fields, type Format, formats } from "./encodings.js";
import type { Operand } from "./encodings-operands.js";
import * as op from "./encodings-operands.js";

export interface Instruction<O extends readonly Operand[] = readonly Operand[]> {
  readonly format: Format;
  /** Fixed field values: the opcode. */
  readonly opcode: Fields;
  readonly operands: O;
  /** Name in chip.json's `features`; undefined for the core architecture. */
  readonly feature?: string;
  /** What the operands must hold together, where each alone is not enough. */
  readonly constraint?: { readonly text: string; holds(operands: readonly number[]): boolean };
}

function instruction<O extends readonly Operand[]>(
  format: Format,
  opcode: Fields,
  operands: readonly [...O],
  feature?: string,
): Instruction<readonly [...O]> {
  return feature === undefined ? { format, opcode, operands } : { format, opcode, operands, feature };
}

const { R, S, T, ST } = op;

// Shapes that many instructions share.
const rst0 = (op2: number) => instruction("RRR", { op2 }, [R, S, T]);
const rst1 = (op2: number, feature?: string) => instruction("RRR", { op1: 1, op2 }, [R, S, T], feature);
const rst2 = (op2: number, feature: string) => instruction("RRR", { op1: 2, op2 }, [R, S, T], feature);
const rst3 = (op2: number, feature?: string) => instruction("RRR", { op1: 3, op2 }, [R, S, T], feature);
const sync = (t: number) => instruction("RRR", { r: 2, t }, []);
const returnFromException = (s: number, feature?: string) => instruction("RRR", { r: 3, s }, [], feature);
const callx = (n: number, feature?: string) => instruction("CALLX", { m: 3, n }, [S], feature);
const call = (n: number, feature?: string) => instruction("CALL", { op0: 5, n }, [op.call18], feature);
const branchRegisters = (r: number) => instruction("RRI8", { op0: 7, r }, [S, T, op.branch8]);
const branchBit = (r: number) => instruction("RRI8", { op0: 7, r }, [S, op.bitNumber, op.branch8]);
const branchZero = (m: number) => instruction("BRI12", { op0: 6, n: 1, m }, [S, op.branch12]);
const branchConstant = (m: number) => instruction("BRI8", { op0: 6, n: 2, m }, [S, op.b4const, op.branch8]);
const branchUnsigned = (m: number) => instruction("BRI8", { op0: 6, n: 3, m }, [S, op.b4constu, op.branch8]);
const loop = (r: number) => instruction("BRI8", { op0: 6, n: 3, m: 1, r }, [S, op.loopEnd], "loops");

/** Every instruction that code generation may use. */
export const instructions = {
  // Arithmetic and logic
  add: rst0(8),
  addx2: rst0(9),
  addx4: rst0(10),
  addx8: rst0(11),
  sub: rst0(12),
  subx2: rst0(13),
  subx4: rst0(14),
  subx8: rst0(15),
  and: rst0(1),
  or: rst0(2),
  xor: rst0(3),
  neg: instruction("RRR", { op2: 6, s: 0 }, [R, T]),
  abs: instruction("RRR", { op2: 6, s: 1 }, [R, T]),
  addi: instruction("RRI8", { op0: 2, r: 12 }, [T, S, op.simm8]),
  addmi: instruction("RRI8", { op0: 2, r: 13 }, [T, S, op.simm8x256]),
  "add.n": instruction("RRRN", { op0: 10 }, [R, S, T], "density"),
  "addi.n": instruction("RRRN", { op0: 11 }, [R, S, op.addiNarrow], "density"),
  mull: rst2(8, "mul32"),
  muluh: rst2(10, "mul32high"),
  mulsh: rst2(11, "mul32high"),
  mul16u: rst1(12, "mul16"),
  mul16s: rst1(13, "mul16"),
  quou: rst2(12, "div32"),
  quos: rst2(13, "div32"),
  remu: rst2(14, "div32"),
  rems: rst2(15, "div32"),
  min: rst3(4, "minmax"),
  max: rst3(5, "minmax"),
  minu: rst3(6, "minmax"),
  maxu: rst3(7, "minmax"),
  sext: instruction("RRR", { op1: 3, op2: 2 }, [R, S, op.signBit], "sext"),
  clamps: instruction("RRR", { op1: 3, op2: 3 }, [R, S, op.signBit], "clamps"),
  nsa: instruction("RRR", { op2: 4, r: 14 }, [T, S], "nsa"),
  nsau: instruction("RRR", { op2: 4, r: 15 }, [T, S], "nsa"),

  // Moves
  mov: instruction("RRR", { op2: 2 }, [R, ST]),
  "mov.n": instruction("RRRN", { op0: 13, r: 0 }, [T, S], "density"),
  movi: instruction("RRI8", { op0: 2, r: 10 }, [T, op.simm12]),
  "movi.n": instruction("RI7", { op0: 12, i: 0 }, [S, op.simm7], "density"),
  moveqz: rst3(8),
  movnez: rst3(9),
  movltz: rst3(10),
  movgez: rst3(11),

  // Shifts and bit fields
  sll: instruction("RRR", { op1: 1, op2: 10 }, [R, S]),
  srl: instruction("RRR", { op1: 1, op2: 9 }, [R, T]),
  sra: instruction("RRR", { op1: 1, op2: 11 }, [R, T]),
  src: rst1(8),
  slli: instruction("RRR", { op1: 1, op2: 0 }, [R, S, op.shiftLeft]),
  srai: instruction("RRR", { op1: 1, op2: 2 }, [R, T, op.shiftRightArithmetic]),
  srli: instruction("RRR", { op1: 1, op2: 4 }, [R, T, op.shiftRightLogical]),
  ssr: instruction("RRR", { op2: 4, r: 0 }, [S]),
  ssl: instruction("RRR", { op2: 4, r: 1 }, [S]),
  ssa8l: instruction("RRR", { op2: 4, r: 2 }, [S]),
  ssai: instruction("RRR", { op2: 4, r: 4 }, [op.shiftAmount]),
  extui: {
    ...instruction("RRR", { op1: 4 }, [R, T, op.extractShift, op.extractBits]),
    constraint: {
      text: "shiftimm + maskimm must be at most 32",
      holds: (o: readonly number[]) => o[2]! + o[3]! <= 32,
    },
  },

  // Loads and stores
  l8ui: instruction("RRI8", { op0: 2, r: 0 }, [T, S, op.uimm8]),
  l16ui: instruction("RRI8", { op0: 2, r: 1 }, [T, S, op.uimm8x2]),
  l16si: instruction("RRI8", { op0: 2, r: 9 }, [T, S, op.uimm8x2]),
  l32i: instruction("RRI8", { op0: 2, r: 2 }, [T, S, op.uimm8x4]),
  s8i: instruction("RRI8", { op0: 2, r: 4 }, [T, S, op.uimm8]),
  s16i: instruction("RRI8", { op0: 2, r: 5 }, [T, S, op.uimm8x2]),
  s32i: instruction("RRI8", { op0: 2, r: 6 }, [T, S, op.uimm8x4]),
  "l32i.n": instruction("RRRN", { op0: 8 }, [T, S, op.uimm4x4], "density"),
  "s32i.n": instruction("RRRN", { op0: 9 }, [T, S, op.uimm4x4], "density"),
  l32r: instruction("RI16", { op0: 1 }, [T, op.literal16]),

  // Calls, jumps and returns
  call0: call(0),
  call4: call(1, "windowed"),
  call8: call(2, "windowed"),
  call12: call(3, "windowed"),
  callx0: callx(0),
  callx4: callx(1, "windowed"),
  callx8: callx(2, "windowed"),
  callx12: callx(3, "windowed"),
  entry: instruction("BRI12", { op0: 6, n: 3, m: 0 }, [S, op.entrySize], "windowed"),
  movsp: instruction("RRR", { r: 1 }, [T, S], "windowed"),
  rotw: instruction("RRR", { op2: 4, r: 8 }, [op.simm4T], "windowed"),
  l32e: instruction("RRI4", { op1: 9, imm4: 0 }, [T, S, op.windowOffset], "windowed"),
  s32e: instruction("RRI4", { op1: 9, imm4: 4 }, [T, S, op.windowOffset], "windowed"),
  retw: instruction("CALLX", { m: 2, n: 1 }, [], "windowed"),
  "retw.n": instruction("RRRN", { op0: 13, r: 15, t: 1 }, [], "windowed"),
  j: instruction("CALL", { op0: 6, n: 0 }, [op.jump18]),
  jx: instruction("CALLX", { m: 2, n: 2 }, [S]),
  ret: instruction("CALLX", { m: 2, n: 0 }, []),
  "ret.n": instruction("RRRN", { op0: 13, r: 15, t: 0 }, [], "density"),

  // Branches
  beq: branchRegisters(1),
  bne: branchRegisters(9),
  blt: branchRegisters(2),
  bge: branchRegisters(10),
  bltu: branchRegisters(3),
  bgeu: branchRegisters(11),
  bany: branchRegisters(8),
  bnone: branchRegisters(0),
  ball: branchRegisters(4),
  bnall: branchRegisters(12),
  bbc: branchRegisters(5),
  bbs: branchRegisters(13),
  bbci: branchBit(6),
  bbsi: branchBit(14),
  beqz: branchZero(0),
  bnez: branchZero(1),
  bltz: branchZero(2),
  bgez: branchZero(3),
  beqi: branchConstant(0),
  bnei: branchConstant(1),
  blti: branchConstant(2),
  bgei: branchConstant(3),
  bltui: branchUnsigned(2),
  bgeui: branchUnsigned(3),
  "beqz.n": instruction("RI6", { op0: 12, i: 1, z: 0 }, [S, op.branch6], "density"),
  "bnez.n": instruction("RI6", { op0: 12, i: 1, z: 1 }, [S, op.branch6], "density"),
  loop: loop(8),
  loopnez: loop(9),
  loopgtz: loop(10),

  // Processor state
  rsr: instruction("RSR", { op1: 3, op2: 0 }, [T, op.specialRegister]),
  wsr: instruction("RSR", { op1: 3, op2: 1 }, [T, op.specialRegister]),
  xsr: instruction("RSR", { op1: 1, op2: 6 }, [T, op.specialRegister]),
  rsil: instruction("RRR", { r: 6 }, [T, op.uimm4S]),
  waiti: instruction("RRR", { r: 7 }, [op.uimm4S]),
  isync: sync(0),
  rsync: sync(1),
  esync: sync(2),
  dsync: sync(3),
  excw: sync(8),
  memw: sync(12),
  extw: sync(13),
  nop: sync(15),
  "nop.n": instruction("RRRN", { op0: 13, r: 15, t: 3 }, [], "density"),
  rfe: returnFromException(0),
  rfde: returnFromException(2),
  rfwo: returnFromException(4, "windowed"),
  rfwu: returnFromException(5, "windowed"),
  rfi: instruction("RRR", { r: 3, t: 1 }, [op.uimm4S]),
  break: instruction("RRR", { r: 4 }, [op.uimm4S, op.uimm4T]),
  "break.n": instruction("RRRN", { op0: 13, r: 15, t: 2 }, [op.uimm4S], "density"),
  syscall: instruction("RRR", { r: 5, s: 0 }, []),
  simcall: instruction("RRR", { r: 5, s: 1 }, []),
  ill: instruction("CALLX", { m: 0, n: 0 }, []),
  "ill.n": instruction("RRRN", { op0: 13, r: 15, t: 6 }, [], "density"),
} as const;

export type Mnemonic = keyof typeof instructions;

/** The table's row for a mnemonic, without its operands' exact types. */
export function instructionOf(mnemonic: Mnemonic): Instruction {
  return instructions[mnemonic];
}

/** An instruction's word and how each operand adds to it. */
interface Encoder {
  instruction: Instruction;
  /** The opcode. */
  word: number;
  bytes: number;
  /** Bits of an operand's value; undefined when the operand can't hold it. */
  operands: ((value: number, pc: number) => number | undefined)[];
}

const encoders = new Map<Mnemonic, Encoder>();

function encoderOf(mnemonic: Mnemonic): Encoder {
  let encoder = encoders.get(mnemonic);
  if (!encoder) {
    const instruction = instructionOf(mnemonic);
    const { format, opcode, operands } = instruction;
    const { encode: encodeFields, bytes } = formats[format];
    // An encoder only joins bits, so that a word may be made from its fields one after the other.
    const word = encodeFields(opcode);
    encoder = {
      instruction,
      word,
      bytes,
      operands: operands.map((operand) => bitsOf(operand, encodeFields)),
    };
    encoders.set(mnemonic, encoder);
  }
  return encoder;
}

/** What is not counted from the instruction's address is computed once for each value: they are few, and come often. */
function bitsOf(operand: Operand, encodeFields: (fields: Fields) => number): Encoder["operands"][number] {
  const compute = (value: number, pc: number): number | undefined => {
    const fields = Number.isInteger(value) ? operand.place(value, pc) : undefined;
    return fields && encodeFields(fields);
  };
  if (isRelative(operand)) return compute;
  const known = new Map<number, number>();
  return (value) => {
    let bits = known.get(value);
    if (bits === undefined) {
      bits = compute(value, 0);
      if (bits !== undefined) known.set(value, bits);
    }
    return bits;
  };
}

function isRelative({ kind }: Operand): boolean {
  return kind === "branch" || kind === "call" || kind === "literal";
}

/** Length in bytes of an instruction: 2 or 3. */
export function sizeOf(mnemonic: Mnemonic): number {
  return encoderOf(mnemonic).bytes;
}

/**
 * Encodes one instruction.
 *
 * @param operands in assembly order; PC-relative operands are target addresses
 * @param pc address of the instruction, for PC-relative operands
 * @returns its two or three bytes
 * @throws Error naming instruction, operand and range when an operand can't be encoded
 */
export function encode(mnemonic: Mnemonic, operands: readonly number[], pc = 0): number[] {
  const encoder = encoderOf(mnemonic);
  const { operands: specs, constraint } = encoder.instruction;
  if (operands.length !== specs.length)
    throw new Error(`${mnemonic} takes ${specs.length} operands, not ${operands.length}`);
  if (constraint && !constraint.holds(operands))
    throw new Error(`${mnemonic} ${operands.join(", ")}: ${constraint.text}`);
  let { word } = encoder;
  for (const [index, value] of operands.entries()) {
    const bits = encoder.operands[index]!(value, pc);
    if (bits === undefined) {
      const spec = specs[index]!;
      const given = isRelative(spec) ? `${value} (${value - pc} from ${pc})` : `${value}`;
      throw new Error(
        `${mnemonic}: operand ${index + 1} (${spec.name}) is ${given}, but must be ${spec.range}`,
      );
    }
    word |= bits;
  }
  return encoder.bytes === 2 ? [word & 255, word >> 8] : [word & 255, (word >> 8) & 255, word >> 16];
}

/** Whether an instruction at `pc` can hold these operands. */
export function fits(mnemonic: Mnemonic, operands: readonly number[], pc: number): boolean {
  const encoder = encoderOf(mnemonic);
  const { constraint } = encoder.instruction;
  if (constraint && !constraint.holds(operands)) return false;
  return encoder.operands.every((bits, index) => bits(operands[index]!, pc) !== undefined);
}
