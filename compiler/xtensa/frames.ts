// Call frames, read off the finished machine code: follows every path of a function and notes what it does to a15, a1 and
// a0. So whatever makes frames (function-emitter.ts, entries.ts, routines.ts) need not describe them, and can't describe
// them wrongly. Fields and opcodes: Xtensa ISA Reference Manual, "Instruction Formats" and "Opcode Encodings".

import type { CallFrames, FrameRow, FunctionFrames } from "../link/call-frames.js";
import type { LinkedFirmware } from "../link/firmware.js";
import { helperNames } from "../lower/names.js";
import { TS_SP } from "./convention.js";
import { a0, a1, type Register } from "./registers.js";

export const xtensaCallFrames: CallFrames = {
  registers: { stack: TS_SP, cStack: a1, returnAddress: a0 },
  analyse: analyseFrames,
};

/** Routines that never return: what stands behind a call of them is not reached from there. */
const WITHOUT_RETURN: readonly string[] = [helperNames.failedCast, helperNames.stackOverflow];

/** What one instruction does, as far as frames are concerned. */
interface Effect {
  size: 2 | 3;
  /** Where else control may go. */
  target?: number;
  /** Whether the next instruction is reached. */
  continues: boolean;
  call?: boolean;
  /** Register written. */
  writes?: Register;
  /** The value written is that of this register plus `by`. */
  adds?: { from: Register; by: number };
  /** A word load or store: register and address. */
  load?: { register: Register; base: Register; offset: number };
  store?: { register: Register; base: Register; offset: number };
  /** The value written is the word at this address. */
  literal?: number;
}

interface State {
  /** Undefined when the pointer has been set to something that is not known here. */
  stack: number | undefined;
  cStack: number | undefined;
  returnAddress: "register" | "lost" | number;
}

export function analyseFrames(firmware: LinkedFirmware): FunctionFrames[] {
  const ends = new Set(
    firmware.symbols
      .filter((s) => s.origin === "program" && WITHOUT_RETURN.includes(s.name))
      .map((s) => s.address),
  );
  const frames: FunctionFrames[] = [];
  for (const { segment, functions } of codeOf(firmware)) {
    const code = new Code(segment.data, segment.address);
    for (const { address, size } of functions)
      frames.push({ address, size, rows: rowsOf(code, address, size, ends) });
  }
  return frames;
}

function* codeOf(firmware: LinkedFirmware) {
  for (const segment of firmware.segments) {
    if (segment.origin !== "program" || !segment.executable) continue;
    const functions = firmware.symbols.filter(
      ({ kind, origin, address, size }) =>
        kind === "func" &&
        origin === "program" &&
        address >= segment.address &&
        address + size <= segment.address + segment.data.length,
    );
    yield { segment, functions };
  }
}

function rowsOf(code: Code, address: number, size: number, ends: ReadonlySet<number>): FrameRow[] {
  const end = address + size;
  /** By offset in the function. */
  const states: (State | undefined)[] = new Array<undefined>(size).fill(undefined);
  const work: [number, State][] = [[address, { stack: 0, cStack: 0, returnAddress: "register" }]];
  for (let item = work.pop(); item; item = work.pop()) {
    let [pc, state] = item;
    while (pc >= address && pc < end && !states[pc - address]) {
      states[pc - address] = state;
      const effect = code.decode(pc);
      state = after(state, effect);
      if (effect.target !== undefined && !effect.call) work.push([effect.target, state]);
      const returns =
        effect.continues && !(effect.call && ends.has(effect.target ?? code.literalCalled(pc, effect)));
      if (!returns) break;
      pc += effect.size;
    }
  }
  const rows: FrameRow[] = [];
  let previous: State | undefined;
  for (const [offset, state] of states.entries()) {
    if (!state || state === previous || (previous && sameState(previous, state))) continue;
    previous = state;
    const { stack, cStack, returnAddress } = state;
    const known = stack !== undefined && cStack !== undefined;
    rows.push({
      address: address + offset,
      stack: stack ?? 0,
      cStack: cStack ?? 0,
      returnAddress: known ? returnAddress : "lost",
    });
  }
  return rows;
}

function sameState(a: State, b: State): boolean {
  return a.stack === b.stack && a.cStack === b.cStack && a.returnAddress === b.returnAddress;
}

/** The state behind an instruction. */
function after(state: State, effect: Effect): State {
  const { store, load, writes, adds } = effect;
  if (store?.register === a0 && store.base === TS_SP && state.returnAddress === "register") {
    return state.stack === undefined ? state : { ...state, returnAddress: state.stack - store.offset };
  }
  if (load?.register === a0) {
    const from = load.base === TS_SP && state.stack !== undefined ? state.stack - load.offset : Number.NaN;
    return { ...state, returnAddress: from === state.returnAddress ? "register" : inMemoryOnly(state) };
  }
  if (effect.call || writes === a0) return { ...state, returnAddress: inMemoryOnly(state) };
  if (writes === TS_SP) return { ...state, stack: moved(state.stack, TS_SP, adds) };
  if (writes === a1) return { ...state, cStack: moved(state.cStack, a1, adds) };
  return state;
}

/** a0 no longer holds the return address, if it did. */
function inMemoryOnly({ returnAddress }: State): State["returnAddress"] {
  return returnAddress === "register" ? "lost" : returnAddress;
}

function moved(distance: number | undefined, pointer: Register, adds: Effect["adds"]): number | undefined {
  return adds?.from === pointer && distance !== undefined ? distance - adds.by : undefined;
}

function signed(value: number, bits: number): number {
  return (value << (32 - bits)) >> (32 - bits);
}

class Code {
  constructor(
    private readonly bytes: Uint8Array,
    private readonly start: number,
  ) {}

  /** Target of a callx0 whose register the l32r before it has loaded: the linker's long form of call0. */
  literalCalled(pc: number, effect: Effect): number {
    if (effect.target !== undefined || pc < this.start + 3) return 0;
    const { literal, writes } = this.decode(pc - 3);
    if (literal === undefined || writes !== a0) return 0;
    const at = literal - this.start;
    const [b0, b1, b2, b3] = this.bytes.subarray(at, at + 4);
    return at >= 0 && b3 !== undefined ? (b0! | (b1! << 8) | (b2! << 16) | (b3 << 24)) >>> 0 : 0;
  }

  decode(pc: number): Effect {
    const at = pc - this.start;
    const b0 = this.bytes[at] ?? 0;
    const b1 = this.bytes[at + 1] ?? 0;
    const op0 = b0 & 15;
    const t = b0 >> 4;
    const s = b1 & 15;
    const r = b1 >> 4;
    if (op0 >= 8) return decodeNarrow(pc, op0, t, s, r);
    const imm8 = this.bytes[at + 2] ?? 0;
    const word = b0 | (b1 << 8) | (imm8 << 16);
    const next = { size: 3, continues: true } as const;
    switch (op0) {
      case 0:
        return decodeRegisters(word, t, s, r);
      case 1: // L32R: offsets are negative, counted in words from the instruction's end, rounded up
        return { ...next, writes: t, literal: ((pc + 3) & ~3) + (((word >> 8) | ~0xffff) << 2) };
      case 2:
        switch (r) {
          case 2: // L32I
            return { ...next, writes: t, load: { register: t, base: s, offset: imm8 * 4 } };
          case 6: // S32I
            return { ...next, store: { register: t, base: s, offset: imm8 * 4 } };
          case 12: // ADDI
            return { ...next, writes: t, adds: { from: s, by: signed(imm8, 8) } };
          case 13: // ADDMI
            return { ...next, writes: t, adds: { from: s, by: signed(imm8, 8) * 256 } };
          case 4: // S8I
          case 5: // S16I
            return next;
          default: // loads, MOVI
            return { ...next, writes: t };
        }
      case 5: // CALL0; targets are counted from the call's word
        return { ...next, call: true, target: (pc & ~3) + (signed(word >> 6, 18) << 2) + 4 };
      case 6: {
        const n = t & 3;
        if (n === 0) return { size: 3, continues: false, target: pc + 4 + signed(word >> 6, 18) }; // J
        if (n === 1) return { ...next, target: pc + 4 + signed(word >> 12, 12) }; // BEQZ and such
        return { ...next, target: pc + 4 + signed(imm8, 8) }; // BEQI and such
      }
      case 7: // BEQ and such
        return { ...next, target: pc + 4 + signed(imm8, 8) };
      default:
        return next;
    }
  }
}

/** QRST: instructions on registers. Those that write none but special registers have it in the field r or t. */
function decodeRegisters(word: number, t: number, s: number, r: number): Effect {
  const op1 = (word >> 16) & 15;
  const op2 = word >> 20;
  const next = { size: 3, continues: true } as const;
  if (op1 === 0 && op2 === 0) {
    if (r !== 0) return next; // SYNC, RSIL and such
    if (t >> 2 === 3) return { ...next, call: true }; // CALLX0
    return { size: 3, continues: false }; // RET, JX
  }
  if (op1 === 0 && op2 === 4) return r >= 14 ? { ...next, writes: t } : next; // NSA; SSR and such
  if (op1 === 3 && op2 < 2) return op2 === 0 ? { ...next, writes: t } : next; // RSR, WSR
  if (op1 > 5) return next;
  if (op1 === 0 && op2 === 2 && s === t) return { ...next, writes: r, adds: { from: s, by: 0 } }; // OR as MOV
  return { ...next, writes: r };
}

function decodeNarrow(pc: number, op0: number, t: number, s: number, r: number): Effect {
  const next = { size: 2, continues: true } as const;
  switch (op0) {
    case 8: // L32I.N
      return { ...next, writes: t, load: { register: t, base: s, offset: r * 4 } };
    case 9: // S32I.N
      return { ...next, store: { register: t, base: s, offset: r * 4 } };
    case 10: // ADD.N
      return { ...next, writes: r };
    case 11: // ADDI.N; 0 stands for -1
      return { ...next, writes: r, adds: { from: s, by: t || -1 } };
    case 12: // MOVI.N; BEQZ.N, BNEZ.N
      return t < 8 ? { ...next, writes: s } : { ...next, target: pc + 4 + (((t & 3) << 4) | r) };
    default: // MOV.N; RET.N; NOP.N, BREAK.N
      if (r === 0) return { ...next, writes: t, adds: { from: s, by: 0 } };
      return { size: 2, continues: t > 1 };
  }
}
