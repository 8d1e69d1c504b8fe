// Cold paths call the runtime by routines that keep every register that values live in, so that a cold path is a few
// instructions. Their convention: up to three arguments in a8, a9 and a10, result in a10; a2–a7 and a12–a15 are kept.
//
// A routine saves a2–a7 without knowing which of them are in use. What is stale among them does not harm the collector
// (docs/abi.md), but a raw number that is still needed might: the caller must not have one in these registers.

import type { ObjectSection } from "../link/object.js";
import type { ClassRange } from "../lir/lir.js";
import { fastFunction } from "../lower/fast-calls.js";
import { helperNames } from "../lower/names.js";
import { BuiltInType } from "../pxt/ir.js";
import { type AssemblerOptions, XtensaAssembler } from "./assembler.js";
import { checkClassRange, loadClassNo } from "./class-check.js";
import { CONTEXT, LAYOUT, T0, T1, TS_SP } from "./convention.js";
import { a0, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, type Register } from "./registers.js";

/** Registers of the convention. */
export const COLD_ARGUMENTS: readonly Register[] = [a8, a9, a10];
export const COLD_RESULT: Register = a10;
/** Object that a class check looks at. */
export const CHECKED: Register = a8;

const PREFIX = "_pxt_cold ";
const COMMON = "_pxt_cold_call";
const SAVED: readonly Register[] = [a2, a3, a4, a5, a6, a7, a8, a9, a0];
const WORD = 4;
const TAG_TRUE = 66;

/** The routines that a program's functions ask for. Each is made once. */
export class ColdRoutines {
  private readonly cppNames = new Set<string>();
  private readonly checks = new Map<string, ClassRange>();

  constructor(private readonly options: AssemblerOptions) {}

  /** Symbol of the routine that calls a C++ function. */
  call(cppName: string): string {
    this.cppNames.add(cppName);
    return PREFIX + cppName;
  }

  /** Symbol of the routine that returns if CHECKED is an object of a class in the range. It keeps all but a8, a10 and a11. */
  check(classes: ClassRange): string {
    const symbol = `_pxt_check_class ${classes.first}-${classes.last}`;
    this.checks.set(symbol, classes);
    return symbol;
  }

  sections(): ObjectSection[] {
    const calls = [...this.cppNames].sort().map((cppName) => callRoutine(cppName, this.options));
    const checks = [...this.checks]
      .sort()
      .map(([symbol, classes]) => checkRoutine(symbol, classes, this.options));
    return [...calls, ...checks, common(this.options)];
  }
}

function checkRoutine(symbol: string, classes: ClassRange, options: AssemblerOptions): ObjectSection {
  const asm = new XtensaAssembler(symbol, options);
  const fail = asm.label();
  loadClassNo(asm, CHECKED, fail);
  checkClassRange(asm, classes, fail);
  asm.emit("ret");
  asm.place(fail);
  asm.emit("mov", a2, CHECKED);
  asm.jumpTo(helperNames.failedCast, T0);
  return asm.finish();
}

function callRoutine(cppName: string, options: AssemblerOptions): ObjectSection {
  const asm = new XtensaAssembler(PREFIX + cppName, options);
  if (cppName === "numops::toBool") truthWithoutCall(asm);
  asm.emit("l32r", a11, asm.literal(fastFunction(cppName)));
  asm.jumpTo(COMMON, T1);
  return asm.finish();
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
