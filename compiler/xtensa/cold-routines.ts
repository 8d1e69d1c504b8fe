// Cold paths call the runtime by routines that keep every register that values live in, so that a cold path is a few
// instructions. Their convention: up to three arguments in a8, a9 and a10, result in a10; a2–a7 and a12–a15 are kept.
//
// A routine saves a2–a7 without knowing which of them are in use. What is stale among them does not harm the collector
// (docs/abi.md), but a raw number that is still needed might: the caller must not have one in these registers.

import type { ObjectSection } from "../link/object.js";
import { BuiltInType } from "../pxt/ir.js";
import { type AssemblerOptions, XtensaAssembler } from "./assembler.js";
import { CONTEXT, LAYOUT, T0, T1, TS_SP } from "./convention.js";
import { a0, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, type Register } from "./registers.js";

/** Registers of the convention. */
export const COLD_ARGUMENTS: readonly Register[] = [a8, a9, a10];
export const COLD_RESULT: Register = a10;

const PREFIX = "_pxt_cold ";
const COMMON = "_pxt_cold_call";
const SAVED: readonly Register[] = [a2, a3, a4, a5, a6, a7, a8, a9, a0];
const WORD = 4;
const TAG_TRUE = 66;

/** Symbol of the routine that calls a C++ function. */
export function coldRoutine(cppName: string): string {
  return PREFIX + cppName;
}

/** The routines for these C++ functions, and what they have in common. */
export function coldRoutines(cppNames: Iterable<string>, options: AssemblerOptions): ObjectSection[] {
  const entries = [...cppNames].map((cppName) => {
    const asm = new XtensaAssembler(coldRoutine(cppName), options);
    if (cppName === "numops::toBool") truthWithoutCall(asm);
    asm.emit("l32r", a11, asm.literal(cppName));
    asm.jumpTo(COMMON, T1);
    return asm.finish();
  });
  return [...entries, common(options)];
}

/** Returns the truth of everything but strings and boxed numbers. */
function truthWithoutCall(asm: XtensaAssembler): void {
  const [no, notInteger, object, call] = [asm.label(), asm.label(), asm.label(), asm.label()];
  asm.emit("beqz", a8, no);
  asm.emit("bbci", a8, 0, notInteger);
  asm.emit("beqi", a8, 1, no);
  asm.emit("movi", T0, 1);
  asm.emit("ret");
  asm.place(notInteger);
  asm.emit("extui", T1, a8, 0, 2);
  asm.emit("beqz", T1, object);
  // Of the special values only true is.
  asm.emit("movi", T1, TAG_TRUE);
  asm.emit("bne", a8, T1, no);
  asm.emit("movi", T0, 1);
  asm.emit("ret");
  asm.place(no);
  asm.emit("movi", T0, 0);
  asm.emit("ret");
  asm.place(object);
  asm.emit("l32i", T1, a8, 0);
  asm.emit("l16ui", T1, T1, LAYOUT.vtable.classNo);
  asm.emit("blti", T1, BuiltInType.BoxedBuffer, call);
  asm.emit("movi", T0, 1);
  asm.emit("ret");
  asm.place(call);
}

/** a11: the C++ function. The arguments are saved as well, which roots them. */
function common(options: AssemblerOptions): ObjectSection {
  const asm = new XtensaAssembler(COMMON, options);
  asm.emit("addi", TS_SP, TS_SP, -WORD * SAVED.length);
  for (const [i, r] of SAVED.entries()) asm.emit("s32i", r, TS_SP, WORD * i);
  asm.emit("mov", a2, a8);
  asm.emit("mov", a3, a9);
  asm.emit("mov", a4, a10);
  asm.emit("s32i", TS_SP, CONTEXT, LAYOUT.context.stackTop);
  asm.emit("callx0", a11);
  asm.emit("mov", T0, a2);
  for (const [i, r] of SAVED.entries()) {
    if (r !== a8 && r !== a9) asm.emit("l32i", r, TS_SP, WORD * i);
  }
  asm.emit("addi", TS_SP, TS_SP, WORD * SAVED.length);
  asm.emit("ret");
  return asm.finish();
}
