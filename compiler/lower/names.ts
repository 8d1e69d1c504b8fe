// Names of what the code generator makes: labels of procedures, literals and helper routines.

import type { Procedure } from "../pxt/ir.js";

/** Words before the first method of a class in its vtable: header 4, the collector's methods 4, toString 1. */
const FIRST_METHOD_OFFSET = 4 + 4 + 1;

/** Byte offset of a class's method in its vtable. */
export function methodOffset(virtualIndex: number): number {
  return 4 * (FIRST_METHOD_OFFSET + virtualIndex);
}

/** Which of its methods is at a byte offset of a class's vtable. */
export function virtualIndexAt(offset: number): number {
  return offset / 4 - FIRST_METHOD_OFFSET;
}

/** The array of global variables (docs/abi.md, program header). */
export const GLOBALS_SYMBOL = "_pxt_globals";

/** Entries of a procedure (docs/abi.md). */
export const labels = {
  /** Checks the class of `this`, if the procedure has one, then runs the body. */
  entry: (proc: Procedure): string => (hasThisCheck(proc) ? proc.label() : `${proc.label()}_nochk`),
  /** The body; `this` is known to be of the class. */
  body: (proc: Procedure): string => `${proc.label()}_nochk`,
  /** For calls with the number of arguments in a register: supplies `undefined` for those not given, if any may be missing. */
  args: (proc: Procedure): string =>
    proc.args.length > argumentsAlwaysGiven(proc) ? `${proc.label()}_args` : labels.body(proc),
  /** The function value of a procedure that captures nothing. */
  functionLiteral: (proc: Procedure): string => `${proc.label()}_Lit`,
  vtable: (classId: string): string => `${classId}_VT`,
  interfaceTable: (classId: string): string => `${classId}_IfaceVT`,
  literal: (label: string): string => label,
};

/** Whoever calls a method passes its object. */
export function argumentsAlwaysGiven(proc: Procedure): number {
  return hasThisCheck(proc) ? 1 : 0;
}

export function hasThisCheck(proc: Procedure): boolean {
  return !!(proc.classInfo && proc.info.thisParameter);
}

/** Routines that every program brings along, written once per architecture. */
export const helperNames = {
  /** setjmp-like start of a try block; in the runtime, since it is the twin of the routine that restores. */
  beginTry: "_pxt_begin_try",
  stringConv: "_pxt_string_conv",
  /** Like stringConv, but leaves small integers as they are. */
  joinedPart: "_pxt_joined_part",
  callFunctionValue: "_pxt_call_function_value",
  interfaceCall: "_pxt_interface_call",
  interfaceGet: "_pxt_interface_get",
  interfaceSet: "_pxt_interface_set",
  mapGet: "_pxt_map_get",
  mapSet: "_pxt_map_set",
  bindCode: "_pxt_bind_code",
  bindLiteral: "_pxt_bind_lit",
  failedCast: "_pxt_failed_cast",
  stackOverflow: "_pxt_stack_overflow",
  /** Returns unless the TypeScript stack is full. */
  checkStack: "_pxt_check_stack",
} as const;
