// What an architecture knows about call frames in machine code: how far the stack pointers are below where the function was
// entered, and where the return address is. Call stacks and debuggers find callers by it.

import type { LinkedFirmware } from "./firmware.js";

/** What holds from an address to the next row's. */
export interface FrameRow {
  address: number;
  /** How far the TypeScript stack pointer is below its value at the entry, in bytes. */
  stack: number;
  /** The same for the C stack pointer. */
  cStack: number;
  /** Where the return address is: in its register, so many bytes below the entry's TypeScript stack pointer, or gone. */
  returnAddress: "register" | "lost" | number;
}

/** The frames of one function. */
export interface FunctionFrames {
  address: number;
  size: number;
  /** By address; the first is at the function's. */
  rows: FrameRow[];
}

/** Numbers of registers in DWARF. */
export interface FrameRegisters {
  stack: number;
  cStack: number;
  returnAddress: number;
}

export interface CallFrames {
  registers: FrameRegisters;
  /** Frames of all functions of the program. */
  analyse(firmware: LinkedFirmware): FunctionFrames[];
}
