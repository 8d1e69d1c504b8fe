// Call frames, read off the finished machine code: follows every path of a function and notes what it does to a15, a1 and
// a0. So whatever makes frames (function-emitter.ts, entries.ts, routines.ts) need not describe them, and can't describe
// them wrongly. Fields and opcodes: Xtensa ISA Reference Manual, "Instruction Formats" and "Opcode Encodings".

import type { CallFrames, FrameRow, FunctionFrames } from "../link/call-frames.js";
import type { LinkedFirmware } from "../link/firmware.js";
import { helperNames } from "../lower/names.js";
import { frameLeftBy } from "./cold-routines.js";
import { TS_SP } from "./convention.js";
import { a0, a1, type Register } from "./registers.js";

export const xtensaCallFrames: CallFrames = {
  registers: { stack: TS_SP, cStack: a1, returnAddress: a0 },
  analyse: analyseFrames,
};

/** Routines that never return: what stands behind a call of them is not reached from there. */
const WITHOUT_RETURN: readonly string[] = [helperNames.failedCast, helperNames.stackOverflow];

const WORD = 4;

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
  for (const segment of firmware.segments) {
    if (segment.origin !== "program" || !segment.executable) continue;
    const instruction = new Instruction(segment.data, segment.address);
    for (const { name, kind, origin, address, size } of firmware.symbols) {
      const isInside = address >= segment.address && address + size <= segment.address + segment.data.length;
      if (kind === "func" && origin === "program" && isInside)
        frames.push({ address, size, rows: rowsOf(instruction, address, size, stateAtEntry(name), ends) });
    }
  }
  return frames;
}

/** Functions are called; a routine that is the epilogue of several is jumped to, amid a frame whose last word is the return address. */
function stateAtEntry(symbol: string): State {
  const stack = frameLeftBy(symbol);
  return stack === undefined
    ? { stack: 0, cStack: 0, returnAddress: "register" }
    : { stack, cStack: 0, returnAddress: WORD };
}

function rowsOf(
  instruction: Instruction,
  address: number,
  size: number,
  entry: State,
  ends: ReadonlySet<number>,
): FrameRow[] {
  /** What holds before each instruction, by its offset. */
  const states: (State | undefined)[] = new Array(size);
  const work: { offset: number; state: State }[] = [];
  const reach = (offset: number, state: State): void => {
    if (offset >= 0 && offset < size && !states[offset]) work.push({ offset, state });
  };
  reach(0, entry);
  for (let item = work.pop(); item; item = work.pop()) {
    let { offset, state } = item;
    while (offset < size && !states[offset]) {
      states[offset] = state;
      instruction.decode(address + offset);
      state = after(state, instruction);
      const { isCall, target } = instruction;
      if (isCall && ends.has(target ?? instruction.literalCalled())) break;
      if (!isCall && target !== undefined) reach(target - address, state);
      if (!instruction.continues) break;
      offset += instruction.size;
    }
  }
  const rows: FrameRow[] = [];
  let previous: State | undefined;
  for (const [offset, state] of states.entries()) {
    if (!state || (previous && sameState(previous, state))) continue;
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
function after(state: State, instruction: Instruction): State {
  const { writes, access, base, by } = instruction;
  if (access === "store") {
    if (instruction.stored !== a0 || base !== TS_SP || state.returnAddress !== "register") return state;
    return state.stack === undefined ? state : { ...state, returnAddress: state.stack - by };
  }
  if (writes === a0 && access === "load" && base === TS_SP && state.stack !== undefined) {
    const isReturnAddress = state.stack - by === state.returnAddress;
    return { ...state, returnAddress: isReturnAddress ? "register" : inMemoryOnly(state) };
  }
  if (writes === a0 || instruction.isCall) {
    return state.returnAddress === "register" ? { ...state, returnAddress: "lost" } : state;
  }
  if (writes === TS_SP) return { ...state, stack: moved(state.stack, TS_SP, instruction) };
  if (writes === a1) return { ...state, cStack: moved(state.cStack, a1, instruction) };
  return state;
}

/** a0 no longer holds the return address, if it did. */
function inMemoryOnly({ returnAddress }: State): State["returnAddress"] {
  return returnAddress === "register" ? "lost" : returnAddress;
}

function moved(
  distance: number | undefined,
  pointer: Register,
  instruction: Instruction,
): number | undefined {
  const { access, base, by } = instruction;
  return access === "add" && base === pointer && distance !== undefined ? distance - by : undefined;
}

function signed(value: number, bits: number): number {
  return (value << (32 - bits)) >> (32 - bits);
}

/** The instruction at an address, as far as frames are concerned. One object for all: there are many instructions. */
class Instruction {
  pc = 0;
  size = 3;
  /** Where control may go besides the next instruction. */
  target: number | undefined;
  /** Whether the next instruction is reached. */
  continues = true;
  isCall = false;
  /** Register that gets a value; -1 for none. */
  writes: Register = -1;
  /** How the value comes about: read from or written to memory at `base` + `by`, or that sum itself. */
  access: "load" | "store" | "add" | undefined;
  base: Register = -1;
  by = 0;
  stored: Register = -1;
  /** Address of the word that an l32r loads. */
  literal = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly start: number,
  ) {}

  /** Target of a callx0 whose register the l32r before it has loaded: the linker's long form of call0. */
  literalCalled(): number {
    const { pc } = this;
    if (pc < this.start + 3) return 0;
    this.decode(pc - 3);
    const at = this.writes === a0 && this.literal !== 0 ? this.literal - this.start : -1;
    this.decode(pc);
    if (at < 0 || at + 4 > this.bytes.length) return 0;
    const [b0, b1, b2, b3] = this.bytes.subarray(at, at + 4);
    return (b0! | (b1! << 8) | (b2! << 16) | (b3! << 24)) >>> 0;
  }

  decode(pc: number): void {
    this.pc = pc;
    this.size = 3;
    this.target = undefined;
    this.continues = true;
    this.isCall = false;
    this.writes = -1;
    this.access = undefined;
    this.literal = 0;
    const at = pc - this.start;
    const byte0 = this.bytes[at] ?? 0;
    const byte1 = this.bytes[at + 1] ?? 0;
    const op0 = byte0 & 15;
    const t = byte0 >> 4;
    const s = byte1 & 15;
    const r = byte1 >> 4;
    if (op0 >= 8) this.decodeNarrow(op0, t, s, r);
    else this.decodeWide(byte0 | (byte1 << 8) | ((this.bytes[at + 2] ?? 0) << 16), op0, t, s, r);
  }

  private decodeWide(word: number, op0: number, t: number, s: number, r: number): void {
    const imm8 = word >> 16;
    switch (op0) {
      case 0:
        this.decodeRegisters(word, t, s, r);
        return;
      case 1: // L32R: offsets are negative, counted in words from the instruction's end, rounded up
        this.writes = t;
        this.literal = ((this.pc + 3) & ~3) + (((word >> 8) | ~0xffff) << 2);
        return;
      case 2:
        if (r === 2)
          this.memory("load", t, s, imm8 * 4); // L32I
        else if (r === 6)
          this.memory("store", t, s, imm8 * 4); // S32I
        else if (r === 12)
          this.sum(t, s, signed(imm8, 8)); // ADDI
        else if (r === 13)
          this.sum(t, s, signed(imm8, 8) * 256); // ADDMI
        else if (r !== 4 && r !== 5) this.writes = t; // loads, MOVI; not S8I, S16I
        return;
      case 5: // CALL0; targets are counted from the call's word
        this.isCall = true;
        this.target = (this.pc & ~3) + (signed(word >> 6, 18) << 2) + 4;
        return;
      case 6: {
        const n = t & 3;
        this.continues = n !== 0;
        if (n === 0)
          this.target = this.pc + 4 + signed(word >> 6, 18); // J
        else if (n === 1)
          this.target = this.pc + 4 + signed(word >> 12, 12); // BEQZ and such
        else this.target = this.pc + 4 + signed(imm8, 8); // BEQI and such
        return;
      }
      case 7: // BEQ and such
        this.target = this.pc + 4 + signed(imm8, 8);
    }
  }

  /** QRST: instructions on registers. Some of them name a special register, or none, where others name what they write. */
  private decodeRegisters(word: number, t: number, s: number, r: number): void {
    const op1 = (word >> 16) & 15;
    const op2 = word >> 20;
    if (op1 === 0 && op2 === 0) {
      if (r !== 0) return; // SYNC, RSIL and such
      if (t >> 2 === 3)
        this.isCall = true; // CALLX0
      else this.continues = false; // RET, JX
    } else if (op1 === 0 && op2 === 4) {
      if (r >= 14) this.writes = t; // NSA; not SSR and such
    } else if (op1 === 3 && op2 < 2) {
      if (op2 === 0) this.writes = t; // RSR; not WSR
    } else if (op1 === 0 && op2 === 2 && s === t)
      this.sum(r, s, 0); // OR as MOV
    else if (op1 <= 5) this.writes = r;
  }

  private decodeNarrow(op0: number, t: number, s: number, r: number): void {
    this.size = 2;
    switch (op0) {
      case 8: // L32I.N
        this.memory("load", t, s, r * 4);
        return;
      case 9: // S32I.N
        this.memory("store", t, s, r * 4);
        return;
      case 10: // ADD.N
        this.writes = r;
        return;
      case 11: // ADDI.N; 0 stands for -1
        this.sum(r, s, t || -1);
        return;
      case 12: // MOVI.N; BEQZ.N, BNEZ.N
        if (t < 8) this.writes = s;
        else this.target = this.pc + 4 + (((t & 3) << 4) | r);
        return;
      default: // MOV.N; RET.N; NOP.N, BREAK.N
        if (r === 0) this.sum(t, s, 0);
        else this.continues = t > 1;
    }
  }

  private memory(access: "load" | "store", register: Register, base: Register, by: number): void {
    this.access = access;
    if (access === "load") this.writes = register;
    else this.stored = register;
    this.base = base;
    this.by = by;
  }

  private sum(to: Register, base: Register, by: number): void {
    this.access = "add";
    this.writes = to;
    this.base = base;
    this.by = by;
  }
}
