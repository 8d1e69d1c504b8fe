// What each register is for while TypeScript code runs (docs/abi.md).

import type { RegisterFile } from "../lir/allocate.js";
import { a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, type Register } from "./registers.js";

/** `ThreadContext *` of the fiber. */
export const CONTEXT: Register = a14;
/** TypeScript stack pointer. */
export const TS_SP: Register = a15;
/** Function value called, or number of the interface member. */
export const EXTRA: Register = a8;
/** Number of arguments given, for entries that want it. */
export const ARGC: Register = a9;

/** Operands that live in memory are loaded into these; nothing lives in them between operations. */
export const LOAD: readonly [Register, Register] = [a8, a9];
/** Intermediate results inside one operation. */
export const T0: Register = a10;
export const T1: Register = a11;

export const ARGUMENTS: readonly Register[] = [a2, a3, a4, a5, a6, a7];

export const REGISTER_FILE: RegisterFile = {
  callerSaved: [a7, a6, a5, a4, a3, a2],
  calleeSaved: [a12, a13],
  arguments: ARGUMENTS,
  result: a2,
  nameOf: (register) => `a${register}`,
};

/** Byte offsets in the runtime's structures (libs/base/pxtbase.h). */
export const LAYOUT = {
  context: { stackLimit: 0, stackTop: 4 },
  vtable: { interfaceTable: 4, classNo: 8, hashMultiplier: 12, toString: 32 },
  array: { data: 4, length: 8 },
  buffer: { length: 4, data: 8 },
  action: { length: 4, code: 8, fields: 12 },
} as const;
