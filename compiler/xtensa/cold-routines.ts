// Routines for operations, which keep every register that values live in. Cold paths call them, so that a cold path is a few
// instructions; code that runs rarely calls them for the whole operation: they handle the common case, too, as it is
// handled in line elsewhere. Their convention: up to three arguments in a8, a9 and a10, result in a10; a2–a7 and a12–a15
// are kept. An entry named after a register takes the first argument from there. Functions for which few bytes are asked jump to
// shared epilogues, too.
//
// For the general case they call the runtime, and save a2–a7 without knowing which of them are in use. What is stale among
// them does not harm the collector (docs/abi.md), but a raw number that is still needed might: the caller must not have one
// in these registers.

import type { ObjectSection } from "../link/object.js";
import type { ClassRange, NumFn } from "../lir/lir.js";
import { fastFunction } from "../lower/fast-calls.js";
import { helperNames } from "../lower/names.js";
import { BuiltInType } from "../pxt/ir.js";
import { emitFromSmallInt, emitProduct, emitWithRegister, mayOverflow } from "./arithmetic.js";
import { type AssemblerOptions, type Label, XtensaAssembler } from "./assembler.js";
import { checkClassRange, loadClassNo } from "./class-check.js";
import { CONTEXT, LAYOUT, REGISTER_FILE, T0, T1, TS_SP } from "./convention.js";
import {
  type ConstantsBit,
  checkElement,
  checkIsInRam,
  type ElementKind,
  elementAddress,
  loadElement,
} from "./elements.js";
import { a0, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, type Register } from "./registers.js";

/** Registers of the convention. */
export const COLD_ARGUMENTS: readonly Register[] = [a8, a9, a10];
export const COLD_RESULT: Register = a10;
/** The steps of a number tree, whose leaves are words from TS_SP up: one word or two. */
export const TREE_STEPS: readonly Register[] = [a8, a9];
/** The same where nothing needs to be kept. */
export const TREE_ARGUMENTS: readonly Register[] = [a3, a4];
/** Object that a class check looks at. */
export const CHECKED: Register = a8;

const PREFIX = "_pxt_cold ";
const COMMON = "_pxt_cold_call";
const LEAVE = "_pxt_leave ";
const COMPARE = "_pxt_cold_compare";
const MULTIPLY = "_pxt_multiply";
const SAVED: readonly Register[] = [a2, a3, a4, a5, a6, a7, a8, a9, a0];
const WORD = 4;
/** What is in line of the test of a value is for booleans, so that its routine always has more to do. */
const TRUTH = "numops::toBool";
const TAG_TRUE = 66;
const TAG_FALSE = 10;

/** Functions of the runtime that compute the general case of arithmetic, where they are not those of `numops`. */
const ARITHMETIC: Partial<Record<NumFn, string>> = {
  adds: "pxt_number_adds",
  subs: "pxt_number_subs",
  muls: "pxt_number_muls",
};

export function arithmeticFunction(fn: NumFn): string {
  return ARITHMETIC[fn] ?? `numops::${fn}`;
}

/** Of the registers that allocation hands out first, a routine for trees keeps so many, if no others are live. */
const FEW = 2;

interface Epilogue {
  frameBytes: number;
  saved: readonly Register[];
}

interface Tree {
  /** Of steps. */
  words: number;
  kept: readonly Register[];
}

/** The routines that a program's functions ask for. Each is made once. */
export class ColdRoutines {
  /** Names of C++ functions, and whether the routine is asked for the common case, too. */
  private readonly calls = new Map<string, boolean>();
  private readonly checks = new Map<string, ClassRange>();
  private readonly instances = new Map<string, ClassRange>();
  /** Entries by their symbols. */
  private readonly entries = new Map<string, { routine: string; from: Register }>();
  private readonly trees = new Map<string, Tree>();
  private readonly treeCalls = new Map<string, number>();
  private readonly epilogues = new Map<string, Epilogue>();

  /** @param constants how buffer literals are told from buffers in RAM */
  constructor(
    private readonly options: AssemblerOptions,
    readonly constants: ConstantsBit,
  ) {}

  /** Symbol of the routine that calls a C++ function, for a case that is not the common one. */
  call(cppName: string): string {
    this.calls.set(cppName, this.calls.get(cppName) ?? false);
    return PREFIX + cppName;
  }

  /** Symbol of the routine that does the same, and handles the common case itself. */
  operation(cppName: string): string {
    this.calls.set(cppName, true);
    return PREFIX + cppName;
  }

  /** Symbol of the routine that returns if CHECKED is an object of a class in the range. It keeps all but a10 and a11. */
  check(classes: ClassRange): string {
    const symbol = `_pxt_check_class ${classes.first}-${classes.last}`;
    this.checks.set(symbol, classes);
    return symbol;
  }

  /** Symbol of the routine that tells whether CHECKED is such an object: COLD_RESULT is 0 if not. It keeps all else but a11. */
  instance(classes: ClassRange): string {
    const symbol = `_pxt_is_class ${classes.first}-${classes.last}`;
    this.instances.set(symbol, classes);
    return symbol;
  }

  /**
   * Symbol of an entry to such a routine that takes its first argument in another register, so that the move to where the routine
   * wants it is there once instead of at each call.
   */
  takingFirstFrom(from: Register, routine: string): string {
    const symbol = `${routine} a${from}`;
    this.entries.set(symbol, { routine, from });
    return symbol;
  }

  /** Symbol of the routine that computes a number tree with so many words of steps, and keeps these registers at least. */
  tree(words: number, live: readonly Register[]): string {
    const few = REGISTER_FILE.callerSaved.slice(0, FEW);
    const kept = live.every((r) => few.includes(r) || REGISTER_FILE.calleeSaved.includes(r))
      ? few
      : REGISTER_FILE.callerSaved;
    const symbol = `_pxt_cold_tree${words} ${kept.length}`;
    this.trees.set(symbol, { words, kept });
    return symbol;
  }

  /** Symbol of the routine that computes a number tree as a call: with the result in a2. */
  treeCall(words: number): string {
    const symbol = `_pxt_tree${words}`;
    this.treeCalls.set(symbol, words);
    return symbol;
  }

  /** Symbol of the routine that leaves a frame of so many bytes and returns from its function. */
  leave(frameBytes: number, saved: readonly Register[]): string {
    const symbol = [LEAVE + frameBytes, ...saved.map((r) => `a${r}`)].join(" ");
    this.epilogues.set(symbol, { frameBytes, saved });
    return symbol;
  }

  /** Symbol of the routine that multiplies two small integers; its result is 0 when that is not one. */
  multiply(): string {
    return MULTIPLY;
  }

  sections(): ObjectSection[] {
    const calls = [...this.calls]
      .sort()
      .map(([cppName, whole]) => callRoutine(cppName, whole, this.options, this.constants));
    const entries = [...this.entries]
      .sort()
      .map(([symbol, { routine, from }]) => entry(symbol, routine, from, this.options));
    const checks = [...this.checks]
      .sort()
      .map(([symbol, classes]) => checkRoutine(symbol, classes, this.options));
    const instances = [...this.instances]
      .sort()
      .map(([symbol, classes]) => instanceRoutine(symbol, classes, this.options));
    const trees = [...this.trees].sort().map(([symbol, tree]) => treeRoutine(symbol, tree, this.options));
    const treeCalls = [...this.treeCalls]
      .sort()
      .map(([symbol, words]) => treeCallRoutine(symbol, words, this.options));
    const epilogues = [...this.epilogues]
      .sort()
      .map(([symbol, epilogue]) => epilogueRoutine(symbol, epilogue, this.options));
    return [
      ...calls,
      ...entries,
      ...checks,
      ...instances,
      ...trees,
      ...treeCalls,
      ...epilogues,
      multiply(this.options),
      compare(this.options),
      common(this.options),
    ];
  }
}

function epilogueRoutine(
  symbol: string,
  { frameBytes, saved }: Epilogue,
  options: AssemblerOptions,
): ObjectSection {
  const asm = new XtensaAssembler(symbol, options);
  emitEpilogue(asm, frameBytes, saved);
  return asm.finish();
}

/** The frame's last words: registers saved, from the second last down, and the return address. */
export function emitEpilogue(asm: XtensaAssembler, frameBytes: number, saved: readonly Register[]): void {
  for (const [i, r] of [a0, ...saved].entries()) loadWord(asm, r, TS_SP, frameBytes - WORD * (i + 1));
  asm.addImmediate(TS_SP, TS_SP, frameBytes, T0);
  asm.emit("ret");
}

/** Loads the word at base + offset, which may be beyond what an instruction can say. */
export function loadWord(asm: XtensaAssembler, register: Register, base: Register, offset: number): void {
  if (offset <= 1020) asm.emit("l32i", register, base, offset);
  else {
    asm.addImmediate(register, base, offset);
    asm.emit("l32i", register, register, 0);
  }
}

/** The frame in which such a routine begins: its bytes; undefined for other symbols. */
export function frameLeftBy(symbol: string): number | undefined {
  return symbol.startsWith(LEAVE) ? Number.parseInt(symbol.slice(LEAVE.length), 10) : undefined;
}

function entry(symbol: string, routine: string, from: Register, options: AssemblerOptions): ObjectSection {
  const asm = new XtensaAssembler(symbol, options);
  asm.emit("mov", COLD_ARGUMENTS[0]!, from);
  asm.jumpTo(routine, T1);
  return asm.finish();
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

function instanceRoutine(symbol: string, classes: ClassRange, options: AssemblerOptions): ObjectSection {
  const asm = new XtensaAssembler(symbol, options);
  const no = asm.label();
  loadClassNo(asm, CHECKED, no);
  checkClassRange(asm, classes, no);
  asm.emit("movi", COLD_RESULT, 1);
  asm.emit("ret");
  asm.place(no);
  asm.emit("movi", COLD_RESULT, 0);
  asm.emit("ret");
  return asm.finish();
}

/** What a routine does in line, for arguments in a8 and a9: returns with the result in T0, or goes to `general`. */
type CommonCase = (asm: XtensaAssembler, general: Label, constants: ConstantsBit) => void;

const NUM_FNS: readonly NumFn[] = ["adds", "subs", "muls", "ands", "orrs", "eors", "lsls", "asrs", "lsrs"];

const COMMON_CASES: ReadonlyMap<string, CommonCase> = new Map([
  ...NUM_FNS.map((fn) => [arithmeticFunction(fn), arithmetic(fn)] as const),
  ["numops::lt", comparison("blt")],
  ["numops::ge", comparison("bge")],
  ["numops::eq", comparison("beq")],
  ["numops::eqq", comparison("beq")],
  [TRUTH, truth],
  ["pxt::toInt", toInt],
  ["pxt_to_position", toInt],
  ["pxt_to_existing_position", toInt],
  ["pxt::fromInt", fromInt],
  ["pxt_array_get", element("array")],
  ["pxt_buffer_get", element("buffer")],
  ["pxt_buffer_set", setByte],
]);

const COMPARISONS: readonly string[] = ["numops::lt", "numops::ge", "numops::eq", "numops::eqq"];

/** Whether it is a function of the runtime's that returns a boolean, whose routine returns zero or something else. */
export function isComparison(cppName: string): boolean {
  return COMPARISONS.includes(cppName);
}

/** Makes the boolean in COLD_RESULT a number. */
export function makeNonzeroIfTrue(asm: XtensaAssembler): void {
  asm.emit("addi", COLD_RESULT, COLD_RESULT, -TAG_FALSE);
}

function callRoutine(
  cppName: string,
  whole: boolean,
  options: AssemblerOptions,
  constants: ConstantsBit,
): ObjectSection {
  const asm = new XtensaAssembler(PREFIX + cppName, options);
  const general = asm.label();
  if (whole || cppName === TRUTH) COMMON_CASES.get(cppName)?.(asm, general, constants);
  asm.place(general);
  asm.emit("l32r", a11, asm.literal(fastFunction(cppName)));
  asm.jumpTo(isComparison(cppName) ? COMPARE : COMMON, T1);
  return asm.finish();
}

function arithmetic(fn: NumFn): CommonCase {
  return (asm, slow) => {
    const overflow = mayOverflow(fn, undefined, undefined);
    emitWithRegister(
      fn,
      { asm, out: T0, unchecked: T0, a: a8, aRange: undefined, overflow, slow },
      a9,
      undefined,
    );
    asm.emit("ret");
  };
}

function comparison(branch: "blt" | "bge" | "beq"): CommonCase {
  return (asm, general) => {
    const holds = asm.label();
    asm.emit("and", T0, a8, a9);
    asm.emit("bbci", T0, 0, general);
    // An odd number: it does for true.
    asm.emit(branch, a8, a9, holds);
    asm.emit("movi", T0, 0);
    asm.place(holds);
    asm.emit("ret");
  };
}

function toInt(asm: XtensaAssembler, general: Label): void {
  asm.emit("bbci", a8, 0, general);
  asm.emit("srai", T0, a8, 1);
  asm.emit("ret");
}

function fromInt(asm: XtensaAssembler, general: Label): void {
  emitFromSmallInt(asm, a8, T0, general);
  asm.emit("ret");
}

function element(kind: ElementKind): CommonCase {
  return (asm, general, constants) => {
    checkElement(asm, kind, a8, { register: a9, isInteger: false }, false, general);
    if (kind === "buffer") checkIsInRam(asm, constants, a8, general);
    loadElement(asm, kind, a8, T0);
    asm.emit("ret");
  };
}

/** The byte, in the register that the checks need, waits on the stack. */
function setByte(asm: XtensaAssembler, _general: Label, constants: ConstantsBit): void {
  const other = asm.label();
  asm.emit("addi", TS_SP, TS_SP, -WORD);
  asm.emit("s32i", a10, TS_SP, 0);
  checkElement(asm, "buffer", a8, { register: a9, isInteger: false }, false, other);
  checkIsInRam(asm, constants, a8, other);
  elementAddress(asm, "buffer", a8);
  asm.emit("l32i", T1, TS_SP, 0);
  asm.emit("s8i", T1, T0, LAYOUT.buffer.data);
  asm.emit("addi", TS_SP, TS_SP, WORD);
  asm.emit("ret");
  asm.place(other);
  // On to the general case.
  asm.emit("l32i", a10, TS_SP, 0);
  asm.emit("addi", TS_SP, TS_SP, WORD);
}

/** Everything but strings and boxed numbers. */
function truth(asm: XtensaAssembler, general: Label): void {
  const [yes, no, notInteger, object] = [asm.label(), asm.label(), asm.label(), asm.label()];
  asm.emit("beqz", a8, no);
  asm.emit("bbci", a8, 0, notInteger);
  asm.emit("beqi", a8, 1, no);
  asm.emit("movi", T0, 1);
  asm.emit("ret");
  asm.place(notInteger);
  asm.emit("extui", T1, a8, 0, 2);
  asm.emit("beqz", T1, object);
  // Of the special values only true is.
  asm.emit("movi", T0, 1);
  asm.emit("movi", T1, TAG_TRUE);
  asm.emit("beq", a8, T1, yes);
  asm.place(no);
  asm.emit("movi", T0, 0);
  asm.place(yes);
  asm.emit("ret");
  asm.place(object);
  asm.emit("l32i", T1, a8, 0);
  asm.emit("l16ui", T1, T1, LAYOUT.vtable.classNo);
  asm.emit("blti", T1, BuiltInType.BoxedBuffer, general);
  asm.emit("movi", T0, 1);
  asm.emit("ret");
}

function multiply(options: AssemblerOptions): ObjectSection {
  const asm = new XtensaAssembler(MULTIPLY, options);
  const tooLarge = asm.label();
  emitProduct({ asm, out: T0, unchecked: T0, a: a8, aRange: undefined, overflow: true, slow: tooLarge }, a9);
  asm.emit("ret");
  asm.place(tooLarge);
  asm.emit("movi", T0, 0);
  asm.emit("ret");
  return asm.finish();
}

/** a11: the C++ function, which returns a boolean; the result is zero or something else. */
function compare(options: AssemblerOptions): ObjectSection {
  const asm = new XtensaAssembler(COMPARE, options);
  asm.emit("addi", TS_SP, TS_SP, -WORD);
  asm.emit("s32i", a0, TS_SP, 0);
  asm.call0(COMMON);
  makeNonzeroIfTrue(asm);
  asm.emit("l32i", a0, TS_SP, 0);
  asm.emit("addi", TS_SP, TS_SP, WORD);
  asm.emit("ret");
  return asm.finish();
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

function treeRoutine(symbol: string, { words, kept }: Tree, options: AssemblerOptions): ObjectSection {
  const asm = new XtensaAssembler(symbol, options);
  const saved = [...kept, a0];
  const bytes = WORD * saved.length;
  asm.emit("addi", TS_SP, TS_SP, -bytes);
  for (const [i, r] of saved.entries()) asm.emit("s32i", r, TS_SP, WORD * i);
  asm.emit("addi", a2, TS_SP, bytes);
  asm.emit("mov", a3, TREE_STEPS[0]!);
  if (words > 1) asm.emit("mov", a4, TREE_STEPS[1]!);
  else asm.emit("movi", a4, 0);
  asm.emit("s32i", TS_SP, CONTEXT, LAYOUT.context.stackTop);
  asm.call0("pxt_number_tree");
  asm.emit("mov", COLD_RESULT, a2);
  for (const [i, r] of saved.entries()) asm.emit("l32i", r, TS_SP, WORD * i);
  asm.emit("addi", TS_SP, TS_SP, bytes);
  asm.emit("ret");
  return asm.finish();
}

function treeCallRoutine(symbol: string, words: number, options: AssemblerOptions): ObjectSection {
  const asm = new XtensaAssembler(symbol, options);
  asm.emit("mov", a2, TS_SP);
  if (words === 1) asm.emit("movi", TREE_ARGUMENTS[1]!, 0);
  asm.emit("s32i", TS_SP, CONTEXT, LAYOUT.context.stackTop);
  asm.jumpTo("pxt_number_tree", T0);
  return asm.finish();
}
