// A procedure's further entries (docs/abi.md): the one that checks `this`, and the one for callers that pass the number of
// arguments. Each is a section of its own, so that the linker drops those that nothing calls.

import type { ObjectSection } from "../link/object.js";
import type { ClassRange } from "../lir/lir.js";
import { helperNames } from "../lower/names.js";
import { type AssemblerOptions, type Label, XtensaAssembler } from "./assembler.js";
import { checkClassRange, loadClassNo } from "./class-check.js";
import { ARGC, ARGUMENTS, T0, T1, TS_SP } from "./convention.js";
import { fits } from "./encodings-instructions.js";
import { a0, a2 } from "./registers.js";

const WORD = 4;

/** The entry for callers that have not checked the class of `this`. */
export function thisCheckEntry(
  name: string,
  body: string,
  classes: ClassRange,
  options: AssemblerOptions,
): ObjectSection {
  const asm = new XtensaAssembler(name, options);
  const fail = asm.label();
  loadClassNo(asm, a2, fail);
  checkClassRange(asm, classes, fail);
  asm.jumpTo(body, T0);
  asm.place(fail);
  asm.jumpTo(helperNames.failedCast, T0);
  return asm.finish();
}

/** The entry for callers that pass in ARGC how many arguments there are: those missing become `undefined`. */
export function argumentsEntry(
  name: string,
  body: string,
  { parameters, given }: { parameters: number; given: number },
  options: AssemblerOptions,
): ObjectSection {
  const asm = new XtensaAssembler(name, options);
  const inRegisters = Math.min(parameters, ARGUMENTS.length);
  if (parameters > ARGUMENTS.length) {
    expandStackArguments(asm, body, parameters, given);
    return asm.finish();
  }
  const enough = asm.label();
  clearMissing(asm, inRegisters, given, enough);
  asm.place(enough);
  asm.jumpTo(body, T0);
  return asm.finish();
}

/** Sets those of the first `count` arguments to `undefined` that ARGC says are missing. */
function clearMissing(asm: XtensaAssembler, count: number, given: number, enough: Label): void {
  for (let i = count - 1; i >= given; i--) {
    // Here ARGC may be anything; behind it, fewer than i + 1.
    branchIfAtLeast(asm, i + 1, enough);
    asm.emit("movi", ARGUMENTS[i]!, 0);
  }
}

function branchIfAtLeast(asm: XtensaAssembler, count: number, label: Label): void {
  if (count === 1) asm.emit("bnez", ARGC, label);
  else if (fits("bgeui", [ARGC, count, 0], 0)) asm.emit("bgeui", ARGC, count, label);
  else {
    asm.movi32(T1, count);
    asm.emit("bgeu", ARGC, T1, label);
  }
}

/** The caller's area may be too small for the arguments that it did not give, so they are passed on from a new one. */
function expandStackArguments(asm: XtensaAssembler, body: string, parameters: number, given: number): void {
  const enough = asm.label();
  branchIfAtLeast(asm, parameters, enough);
  const onStack = parameters - ARGUMENTS.length;
  const frame = WORD * (onStack + 1);
  asm.addImmediate(TS_SP, TS_SP, -frame, T0);
  asm.emit("s32i", a0, TS_SP, frame - WORD);
  for (let i = 0; i < onStack; i++) {
    const isGiven = asm.label();
    const store = asm.label();
    branchIfAtLeast(asm, ARGUMENTS.length + i + 1, isGiven);
    asm.emit("movi", T0, 0);
    asm.emit("j", store);
    asm.place(isGiven);
    asm.emit("l32i", T0, TS_SP, frame + WORD * i);
    asm.place(store);
    asm.emit("s32i", T0, TS_SP, WORD * i);
  }
  const registersFull = asm.label();
  clearMissing(asm, ARGUMENTS.length, given, registersFull);
  asm.place(registersFull);
  asm.call0(body);
  asm.emit("l32i", a0, TS_SP, frame - WORD);
  asm.addImmediate(TS_SP, TS_SP, frame, T0);
  asm.emit("ret");
  asm.place(enough);
  asm.jumpTo(body, T0);
}
