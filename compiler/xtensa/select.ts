// Instruction selection: LIR operations to Xtensa instructions.

import type { ObjectSection } from "../link/object.js";
import type { Allocation } from "../lir/allocate.js";
import type { FastLoop } from "../lir/fast-loops.js";
import { type Block, definitionOf, isImm, type LirFunction, type Op, type Operand } from "../lir/lir.js";
import { helperNames } from "../lower/names.js";
import { type Label, XtensaAssembler } from "./assembler.js";
import { checkClassRange, loadClassNo } from "./class-check.js";
import { CHECKED, type ColdRoutines } from "./cold-routines.js";
import { LAYOUT, LOAD, T0, T1 } from "./convention.js";
import {
  checkElement,
  checkIsInRam,
  checkIsOfKind,
  classOf,
  type ElementIndex,
  elementAddress,
  loadElement,
  loadLength,
} from "./elements.js";
import { fits, type Mnemonic } from "./encodings-instructions.js";
import { type ColdArgument, FunctionEmitter } from "./function-emitter.js";
import { a2, type Register } from "./registers.js";
import { branchOn, emitTest, isPlain } from "./select-conditions.js";
import { emitFromInt, emitNum, emitToInt, isAlwaysSmall } from "./select-num.js";

/** What varies by chip, from chip.json. */
export interface XtensaOptions {
  features: Record<string, boolean>;
  /** Makes the routines that functions ask for. */
  routines: ColdRoutines;
}

/** Makes the machine code of one procedure's body. */
export function selectFunction(
  fn: LirFunction,
  allocation: Allocation,
  options: XtensaOptions,
): ObjectSection {
  const { displayName, declaredAt } = fn;
  const asm = new XtensaAssembler(fn.label, {
    features: options.features,
    displayName,
    ...(declaredAt ? { declaredAt } : {}),
  });
  const f = new FunctionEmitter(asm, fn, allocation, options.routines);
  f.from(declaredAt);
  f.prologue();
  for (const [i, block] of fn.blocks.entries()) {
    const loop = f.fastLoopAt(block);
    if (loop) emitFastLoop(f, loop);
    f.start(block);
    emitOps(f, block);
    const next = fn.blocks[i + 1];
    const again = repeatedAt(f, block, next);
    if (again) emitOps(f, again);
    const last = again ?? block;
    emitEnd(f, last, next);
    // Nothing falls through here, so cold paths find a place within reach of short branches.
    if (next && !fallsThrough(last, next)) f.flushOutOfLine();
  }
  f.epilogue();
  f.flushOutOfLine();
  return asm.finish();
}

function emitOps(f: FunctionEmitter, block: Block): void {
  for (const op of block.ops) {
    f.from(op.at);
    f.setPlace(block, op);
    emitOp(f, op);
  }
  f.from(block.end.at);
  f.setPlace(block, block);
}

/** Copies of a loop's condition at its end save a jump each time; not more operations than this. */
const MOST_REPEATED = 4;

/**
 * The first block of the loop that the block is the end of, if its condition is to be there once more: where it is a branch
 * that takes the jump's place; in short loops with operations before it, too.
 */
function repeatedAt(f: FunctionEmitter, { end, index }: Block, next: Block | undefined): Block | undefined {
  if (end.op !== "jump" || end.to.index > index || end.to.end.op !== "branch") return undefined;
  const again = end.to;
  const { condition, ifTrue, ifFalse } = end.to.end;
  if (ifTrue !== next && ifFalse !== next) return undefined;
  if (again.ops.length > (f.isTight ? MOST_REPEATED : 0)) return undefined;
  for (const op of again.ops) {
    f.setPlace(again, op);
    if (!isPlainOperation(f, op)) return undefined;
  }
  f.setPlace(again, again);
  return isPlain(f, condition) ? again : undefined;
}

/** Whether the operation never needs the runtime at the place that is emitted. */
function isPlainOperation(f: FunctionEmitter, op: Op): boolean {
  switch (op.op) {
    case "length":
      return !!op.known;
    case "fromInt":
      return isAlwaysSmall(f, op.a);
    case "toInt":
      return f.rangeOf(op.a) !== undefined;
    default:
      return PURE.includes(op.op);
  }
}

/** The fast copy of a loop, with the check whether it may be entered. */
function emitFastLoop(f: FunctionEmitter, loop: FastLoop): void {
  const asItIs = f.placeEntry(loop);
  checkLoop(f, loop, asItIs);
  f.setCopy(loop);
  for (const [i, block] of loop.blocks.entries()) {
    f.start(block);
    emitOps(f, block);
    const next = loop.blocks[i + 1];
    const again = block.end.op === "jump" ? block.end.to : undefined;
    const isRepeated =
      again && again.index <= block.index && again.end.op === "branch" && again.ops.length <= MOST_REPEATED;
    if (isRepeated) emitOps(f, again);
    emitEnd(f, isRepeated ? again : block, next);
  }
  f.setCopy(undefined);
}

/** Goes to `otherwise` unless numbers and objects are what a fast copy relies on. */
function checkLoop(f: FunctionEmitter, { integers, objects }: FastLoop, otherwise: Label): void {
  const { asm } = f;
  const [first, ...rest] = integers;
  if (first) {
    let tags = f.use(first, LOAD[0]);
    for (const v of rest) {
      asm.emit("and", T0, tags, f.use(v, LOAD[1]));
      tags = T0;
    }
    asm.emit("bbci", tags, 0, otherwise);
  }
  for (const { vreg, kind, known } of objects) {
    const object = f.use(vreg, LOAD[0]);
    if (!known) checkIsOfKind(asm, kind, object, otherwise);
    if (kind === "buffer") checkIsInRam(asm, f.routines.constants, object, otherwise);
  }
}

function fallsThrough({ end }: Block, next: Block): boolean {
  return end.op === "jump"
    ? end.to === next
    : end.op === "branch" && [end.ifTrue, end.ifFalse].includes(next);
}

function emitEnd(f: FunctionEmitter, block: Block, next: Block | undefined): void {
  const { end } = block;
  switch (end.op) {
    case "jump":
      if (end.to !== next) f.asm.emit("j", f.labelOf(end.to));
      return;
    case "return":
      f.returnValue(end.value);
      if (next) f.leave();
      return;
    case "branch": {
      const ifTrue = f.labelOf(end.ifTrue);
      const ifFalse = f.labelOf(end.ifFalse);
      branchOn(f, block, end.condition, ifTrue, ifFalse, end.ifTrue === next);
      const fallsTo = end.ifTrue === next ? end.ifTrue : end.ifFalse;
      if (fallsTo !== next) f.asm.emit("j", f.labelOf(fallsTo));
    }
  }
}

/** Operations that do nothing but compute their result. */
const PURE: readonly Op["op"][] = ["move", "load", "alu", "fromFlag"];

function emitOp(f: FunctionEmitter, op: Op): void {
  const { asm } = f;
  const dst = definitionOf(op);
  if (dst && PURE.includes(op.op) && !f.allocation.locations[dst.id]) return;
  switch (op.op) {
    case "move": {
      if (f.inSamePlace(op.dst, op.src)) return;
      const register = f.target(op.dst, LOAD[0]);
      f.loadInto(register, op.src);
      f.define(op.dst, register);
      return;
    }
    case "load":
      emitLoad(f, op);
      return;
    case "store":
      emitStore(f, op);
      return;
    case "alu":
      emitAlu(f, op);
      return;
    case "num":
      emitNum(f, op);
      return;
    case "toInt":
      emitToInt(f, op);
      return;
    case "fromInt":
      emitFromInt(f, op);
      return;
    case "fromFlag": {
      const flag = f.use(op.a, LOAD[0]);
      asm.emit("movi", T0, 66);
      asm.emit("movi", T1, 10);
      asm.emit("moveqz", T0, T1, flag);
      f.define(op.dst, T0);
      return;
    }
    case "test":
      emitTest(f, op);
      return;
    case "validate":
      emitValidate(f, op);
      return;
    case "element":
      emitElement(f, op);
      return;
    case "setElement":
      emitSetElement(f, op);
      return;
    case "length":
      emitLength(f, op);
      return;
    case "call":
      f.call(op);
      return;
    case "tree":
      f.tree(op);
      return;
  }
}

const LOADS = { word: "l32i", u8: "l8ui", u16: "l16ui", s8: "l8ui", s16: "l16si" } as const;
const STORES = { word: "s32i", u8: "s8i", s8: "s8i", u16: "s16i", s16: "s16i" } as const;

/** Base register and offset such that `mnemonic` can encode the offset; may use T1. */
function reach(
  f: FunctionEmitter,
  mnemonic: Mnemonic,
  base: Register,
  offset: number,
): { base: Register; offset: number } {
  if (fits(mnemonic, [a2, a2, offset], 0)) return { base, offset };
  const low = offset & 0x3f & ~3;
  f.asm.addImmediate(T1, base, offset - low);
  return { base: T1, offset: low + (offset & 3) };
}

function emitLoad(f: FunctionEmitter, op: Op & { op: "load" }): void {
  const base = f.use(op.base, LOAD[0]);
  const dst = f.target(op.dst, LOAD[0]);
  const mnemonic = LOADS[op.width];
  const at = reach(f, mnemonic, base, op.offset);
  f.asm.emit(mnemonic, dst, at.base, at.offset);
  if (op.width === "s8") {
    f.asm.emit("slli", dst, dst, 24);
    f.asm.emit("srai", dst, dst, 24);
  }
  f.define(op.dst, dst);
}

function emitStore(f: FunctionEmitter, op: Op & { op: "store" }): void {
  const base = f.use(op.base, LOAD[0]);
  const src = f.use(op.src, LOAD[1]);
  const mnemonic = STORES[op.width];
  const at = reach(f, mnemonic, base, op.offset);
  f.asm.emit(mnemonic, src, at.base, at.offset);
}

function emitAlu(f: FunctionEmitter, op: Op & { op: "alu" }): void {
  const { asm } = f;
  const a = f.use(op.a, LOAD[0]);
  const dst = f.target(op.dst, T0);
  if (isImm(op.b) && (op.fn === "add" || op.fn === "sub")) {
    const n = op.fn === "add" ? op.b.imm : -op.b.imm;
    asm.addImmediate(dst, a, n, T1);
    f.define(op.dst, dst);
    return;
  }
  const b = f.use(op.b, LOAD[1]);
  switch (op.fn) {
    case "add":
    case "sub":
    case "and":
    case "or":
    case "xor":
      asm.emit(op.fn, dst, a, b);
      break;
    case "shl":
      asm.emit("ssl", b);
      asm.emit("sll", dst, a);
      break;
    case "shr":
      asm.emit("ssr", b);
      asm.emit("srl", dst, a);
      break;
    case "sar":
      asm.emit("ssr", b);
      asm.emit("sra", dst, a);
      break;
  }
  f.define(op.dst, dst);
}

// Objects

function emitValidate(f: FunctionEmitter, op: Op & { op: "validate" }): void {
  const { asm } = f;
  if (f.hasFrame && !f.isTight && !op.nullable) {
    f.callRoutine(f.routines.check(op.classes), [{ operand: op.a }]);
    if (op.dst) f.define(op.dst, CHECKED);
    return;
  }
  const object = f.use(op.a, LOAD[0]);
  const fail = f.slowLabel(op);
  const done = asm.label();
  loadClassNo(asm, object, fail);
  checkClassRange(asm, op.classes, fail);
  if (op.dst) f.define(op.dst, object);
  asm.place(done);
  f.forget();
  f.outOfLine(() => {
    asm.place(fail);
    if (op.nullable) {
      const really = asm.label();
      const undefinedValue = asm.label();
      asm.emit("beqz", object, undefinedValue);
      asm.emit("bnei", object, 6, really);
      asm.place(undefinedValue);
      if (op.dst) {
        asm.emit("movi", T0, 0);
        f.define(op.dst, T0);
      }
      asm.emit("j", done);
      asm.place(really);
    }
    f.loadInto(a2, op.a);
    f.callWithoutReturn(helperNames.failedCast);
  });
}

// Arrays and buffers

const SLOW_ELEMENT = {
  array: { get: "pxt_array_get", set: "pxt_array_set" },
  buffer: { get: "pxt_buffer_get", set: "pxt_buffer_set" },
} as const;

/** An element's index for `checkElement`: a register (LOAD[1] for one in memory), or a constant. */
function elementIndex(f: FunctionEmitter, index: Operand): ElementIndex {
  if (isImm(index)) return { constant: index.imm >> 1 };
  return { register: f.use(index, LOAD[1]), isInteger: f.rangeOf(index) !== undefined };
}

function emitLength(f: FunctionEmitter, op: Op & { op: "length" }): void {
  const { asm } = f;
  const fail = f.slowLabel(op);
  const dst = f.target(op.dst, T0);
  const known = op.known || f.knows(op.object);
  if (!known && f.hasFrame && !f.isTight) {
    f.callRoutine(f.routines.check(classOf(op.kind)), [{ operand: op.object }]);
    loadLength(asm, op.kind, CHECKED, dst);
    f.define(op.dst, dst);
    return;
  }
  const object = f.use(op.object, LOAD[0]);
  if (!known) checkIsOfKind(asm, op.kind, object, fail);
  loadLength(asm, op.kind, object, dst);
  f.define(op.dst, dst);
  if (known) return;
  f.outOfLine(() => {
    asm.place(fail);
    f.loadInto(a2, op.object);
    f.callWithoutReturn(helperNames.failedCast);
  });
}

function emitElement(f: FunctionEmitter, op: Op & { op: "element" }): void {
  const { asm } = f;
  const routine = SLOW_ELEMENT[op.kind].get;
  if (f.callsFor(op)) {
    f.callOperation(op, [op.object, op.index], routine, op.dst);
    return;
  }
  const slow = f.slowLabel(op);
  const done = asm.label();
  const object = f.use(op.object, LOAD[0]);
  const index = elementIndex(f, op.index);
  const dst = f.target(op.dst, T0);
  const inCopy = f.knows(op.object);
  checkElement(asm, op.kind, object, index, op.known || inCopy, slow);
  if (op.kind === "buffer" && !inCopy) checkIsInRam(asm, f.routines.constants, object, slow);
  loadElement(asm, op.kind, object, dst);
  f.finish(op.dst, dst, done);
  f.outOfLine(() => {
    asm.place(slow);
    f.coldCall(op, [{ operand: op.object, register: object }, argument(op.index, index)], routine);
    f.rejoin(dst, done);
  });
}

function argument(operand: Operand, index: ElementIndex): ColdArgument {
  return "register" in index ? { operand, register: index.register } : { operand };
}

function emitSetElement(f: FunctionEmitter, op: Op & { op: "setElement" }): void {
  const { asm } = f;
  const routine = SLOW_ELEMENT[op.kind].set;
  if (f.callsFor(op)) {
    f.callOperation(op, [op.object, op.index, op.value], routine);
    return;
  }
  const slow = f.slowLabel(op);
  const done = asm.label();
  const object = f.use(op.object, LOAD[0]);
  const index = elementIndex(f, op.index);
  const inCopy = f.knows(op.object);
  checkElement(asm, op.kind, object, index, op.known || inCopy, slow);
  if (op.kind === "buffer" && !inCopy) checkIsInRam(asm, f.routines.constants, object, slow);
  elementAddress(asm, op.kind, object);
  // The index is no longer needed, so its register may take the value.
  const value = f.use(op.value, LOAD[1]);
  if (op.kind === "array") asm.emit("s32i", value, T0, 0);
  else asm.emit("s8i", value, T0, LAYOUT.buffer.data);
  asm.place(done);
  f.outOfLine(() => {
    asm.place(slow);
    const args = [{ operand: op.object, register: object }, argument(op.index, index), { operand: op.value }];
    f.coldCall(op, args, routine);
    asm.emit("j", done);
  });
}
