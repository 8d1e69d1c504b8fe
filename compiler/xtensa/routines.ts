// Routines that every program brings along: calls of function values and interface members, dynamic member access,
// conversion to string, and the ways into panics. They use the registers of the calling convention only.

import type { ObjectSection } from "../link/object.js";
import { fastFunction } from "../lower/fast-calls.js";
import { helperNames as names } from "../lower/names.js";
import { BuiltInType } from "../pxt/ir.js";
import { type Label, XtensaAssembler } from "./assembler.js";
import { loadClassNo } from "./class-check.js";
import { ARGC, ARGUMENTS, CONTEXT, EXTRA, LAYOUT, T0, T1, TS_SP } from "./convention.js";
import { a0, a2, a3, a4, a7, a12, type Register } from "./registers.js";
import type { XtensaOptions } from "./select.js";

/** Kinds of interface table entries. An entry is three words: member | kind << 16, value, setter. */
export const MEMBER_KIND = { field: 0, getter: 1, method: 2, setterOnly: 3 } as const;
export const ENTRY_BYTES = 12;
const ENTRY = { member: 0, value: 4, setter: 8 } as const;
/** Places of the hash table that are looked at, from the hash on; as many as the C++ runtime looks at. */
export const PROBES = 3;

const WORD = 4;

export function routines(options: XtensaOptions): ObjectSection[] {
  return ROUTINES.map(([name, generate]) => {
    const asm = new XtensaAssembler(name, { features: options.features });
    generate(asm);
    return asm.finish();
  });
}

type Routine = [name: string, generate: (asm: XtensaAssembler) => void];

const ROUTINES: Routine[] = [
  [names.failedCast, failedCast],
  [names.stackOverflow, stackOverflow],
  [names.checkStack, checkStack],
  [names.stringConv, stringConv],
  [names.joinedPart, joinedPart],
  [names.callFunctionValue, callFunctionValue],
  [names.interfaceCall, interfaceCall],
  [names.interfaceGet, interfaceGet],
  [names.interfaceSet, interfaceSet],
  [names.mapGet, mapGet],
  [names.mapSet, mapSet],
  [names.bindCode, bindCode],
];

/** Saves registers on the TypeScript stack, which must hold nothing but values and harmless words. */
function push(asm: XtensaAssembler, ...registers: Register[]): void {
  asm.emit("addi", TS_SP, TS_SP, -WORD * registers.length);
  for (const [i, r] of registers.entries()) asm.emit("s32i", r, TS_SP, WORD * i);
}

function pop(asm: XtensaAssembler, ...registers: Register[]): void {
  for (const [i, r] of registers.entries()) asm.emit("l32i", r, TS_SP, WORD * i);
  asm.emit("addi", TS_SP, TS_SP, WORD * registers.length);
}

function callCpp(asm: XtensaAssembler, name: string): void {
  asm.emit("s32i", TS_SP, CONTEXT, LAYOUT.context.stackTop);
  asm.call0(fastFunction(name));
}

function jumpToCpp(asm: XtensaAssembler, name: string): void {
  asm.emit("s32i", TS_SP, CONTEXT, LAYOUT.context.stackTop);
  asm.jumpTo(name, T0);
}

/** a2: the value that is not what it should be. Does not return. */
function failedCast(asm: XtensaAssembler): void {
  asm.emit("mov", a3, a0);
  jumpToCpp(asm, "pxt::failedCast");
}

/** For prologues, whose call stacks end in the function when the stack is full. Destroys nothing but T0. */
function checkStack(asm: XtensaAssembler): void {
  const overflow = asm.label();
  asm.emit("l32i", T0, CONTEXT, LAYOUT.context.stackLimit);
  asm.emit("bltu", TS_SP, T0, overflow);
  asm.emit("ret");
  asm.place(overflow);
  asm.jumpTo(names.stackOverflow, T0);
}

/** Does not return. */
function stackOverflow(asm: XtensaAssembler): void {
  jumpToCpp(asm, "pxt_stack_overflow");
}

/** a2: any value; a2: it as a string, by its class's toString if there is one. */
function stringConv(asm: XtensaAssembler): void {
  const isString = asm.label();
  const primitive = asm.label();
  const convert = asm.label();
  loadClassNo(asm, a2, primitive);
  asm.emit("beqi", T0, BuiltInType.BoxedString, isString);
  asm.emit("l32i", T1, a2, 0);
  asm.emit("l32i", T1, T1, LAYOUT.vtable.toString);
  asm.emit("beqz", T1, primitive);
  push(asm, a2, a0);
  asm.emit("movi", ARGC, 1);
  asm.emit("callx0", T1);
  asm.emit("s32i", a2, TS_SP, 0);
  asm.emit("j", convert);
  asm.place(primitive);
  push(asm, a2, a0);
  asm.place(convert);
  callCpp(asm, "numops::toString");
  asm.emit("l32i", a0, TS_SP, WORD);
  asm.emit("addi", TS_SP, TS_SP, 2 * WORD);
  asm.place(isString);
  asm.emit("ret");
}

/** a2: any value; a2: it as a string, or itself if it is a small integer. */
function joinedPart(asm: XtensaAssembler): void {
  const convert = asm.label();
  asm.emit("bbci", a2, 0, convert);
  asm.emit("ret");
  asm.place(convert);
  asm.jumpTo(names.stringConv, T0);
}

/** EXTRA: the function value; ARGC and arguments as passed. */
function callFunctionValue(asm: XtensaAssembler): void {
  const fail = asm.label();
  loadClassNo(asm, EXTRA, fail);
  asm.emit("bnei", T0, BuiltInType.RefAction, fail);
  asm.emit("l32i", T0, EXTRA, LAYOUT.action.code);
  asm.emit("jx", T0);
  asm.place(fail);
  asm.emit("mov", a2, EXTRA);
  asm.jumpTo(names.failedCast, T0);
}

/**
 * a2: object, EXTRA: member. Leaves the address of the member's entry in T0 and its kind in T1; goes to `builtIn` for
 * objects of the runtime's own classes, with the vtable in T0. Destroys `temp`.
 */
function findMember(asm: XtensaAssembler, temp: Register, missing: Label, builtIn: Label, fail: Label): void {
  asm.emit("extui", T0, a2, 0, 2);
  asm.emit("bnez", T0, fail);
  asm.emit("beqz", a2, fail);
  asm.emit("l32i", T0, a2, 0);
  asm.emit("l32i", T1, T0, LAYOUT.vtable.hashMultiplier);
  asm.emit("beqz", T1, builtIn);
  asm.emit("l32i", T0, T0, LAYOUT.vtable.interfaceTable);
  // The multiplier's low byte is the shift.
  asm.emit("mull", temp, T1, EXTRA);
  asm.emit("ssr", T1);
  asm.emit("srl", temp, temp);
  asm.emit("addx2", temp, temp, temp);
  asm.emit("addx4", T0, temp, T0);
  const hit = asm.label();
  for (let i = 0; i < PROBES; i++) {
    if (i > 0) asm.emit("addi", T0, T0, ENTRY_BYTES);
    asm.emit("l32i", T1, T0, ENTRY.member);
    asm.emit("extui", temp, T1, 0, 16);
    asm.emit("beq", temp, EXTRA, hit);
  }
  asm.emit("j", missing);
  asm.place(hit);
  asm.emit("extui", T1, T1, 16, 2);
}

/** Goes to `fail` unless the vtable in T0 is that of object literals. */
function checkIsMap(asm: XtensaAssembler, fail: Label): void {
  asm.emit("l16ui", T0, T0, LAYOUT.vtable.classNo);
  asm.emit("bnei", T0, BuiltInType.RefMap, fail);
}

/** a2: object, EXTRA: member; a2: its value. Methods are bound to the object. */
function interfaceGet(asm: XtensaAssembler): void {
  const [missing, builtIn, fail] = [asm.label(), asm.label(), asm.label()];
  const [getter, bind] = [asm.label(), asm.label()];
  findMember(asm, a3, missing, builtIn, fail);
  asm.emit("l32i", T0, T0, ENTRY.value);
  asm.emit("beqi", T1, MEMBER_KIND.getter, getter);
  asm.emit("beqi", T1, MEMBER_KIND.method, bind);
  asm.emit("bnez", T1, missing);
  asm.emit("add", T0, a2, T0);
  asm.emit("l32i", a2, T0, 0);
  asm.emit("ret");
  asm.place(getter);
  asm.emit("movi", ARGC, 1);
  asm.emit("jx", T0);
  asm.place(bind);
  push(asm, a2, T0, a0);
  asm.emit("movi", a2, 2);
  asm.emit("l32r", a3, asm.literal(names.bindLiteral));
  callCpp(asm, "pxt::mkAction");
  asm.emit("l32i", a3, TS_SP, 0);
  asm.emit("s32i", a3, a2, LAYOUT.action.fields);
  asm.emit("l32i", a3, TS_SP, WORD);
  asm.emit("s32i", a3, a2, LAYOUT.action.fields + WORD);
  asm.emit("l32i", a0, TS_SP, 2 * WORD);
  asm.emit("addi", TS_SP, TS_SP, 3 * WORD);
  asm.emit("ret");
  asm.place(missing);
  asm.emit("movi", a2, 0);
  asm.emit("ret");
  asm.place(builtIn);
  checkIsMap(asm, fail);
  asm.emit("mov", a3, EXTRA);
  push(asm, a2, a0);
  callCpp(asm, "pxtrt::mapGet");
  asm.emit("l32i", a0, TS_SP, WORD);
  asm.emit("addi", TS_SP, TS_SP, 2 * WORD);
  asm.emit("ret");
  asm.place(fail);
  asm.jumpTo(names.failedCast, T0);
}

/** a2: object, a3: value, EXTRA: member. */
function interfaceSet(asm: XtensaAssembler): void {
  const [missing, builtIn, fail, field] = [asm.label(), asm.label(), asm.label(), asm.label()];
  findMember(asm, a4, missing, builtIn, fail);
  asm.emit("beqz", T1, field);
  asm.emit("l32i", T0, T0, ENTRY.setter);
  asm.emit("beqz", T0, missing);
  asm.emit("movi", ARGC, 2);
  asm.emit("jx", T0);
  asm.place(field);
  asm.emit("l32i", T0, T0, ENTRY.value);
  asm.emit("add", T0, a2, T0);
  asm.emit("s32i", a3, T0, 0);
  asm.emit("ret");
  asm.place(builtIn);
  checkIsMap(asm, fail);
  push(asm, a2, a3, a0);
  asm.emit("mov", a4, a3);
  asm.emit("mov", a3, EXTRA);
  callCpp(asm, "pxtrt::mapSet");
  asm.emit("l32i", a0, TS_SP, 2 * WORD);
  asm.emit("addi", TS_SP, TS_SP, 3 * WORD);
  asm.emit("ret");
  asm.place(missing);
  jumpToCpp(asm, "pxt::missingProperty");
  asm.place(fail);
  asm.jumpTo(names.failedCast, T0);
}

/** a2: object, EXTRA: member, ARGC: arguments given, the object among them. */
function interfaceCall(asm: XtensaAssembler): void {
  const [missing, builtIn, fail] = [asm.label(), asm.label(), asm.label()];
  const [field, getter, callValue] = [asm.label(), asm.label(), asm.label()];
  push(asm, a0);
  findMember(asm, a0, missing, builtIn, fail);
  asm.emit("l32i", T0, T0, ENTRY.value);
  asm.emit("beqz", T1, field);
  asm.emit("beqi", T1, MEMBER_KIND.getter, getter);
  asm.emit("bnei", T1, MEMBER_KIND.method, missing);
  pop(asm, a0);
  asm.emit("jx", T0);

  asm.place(field);
  asm.emit("add", T0, a2, T0);
  asm.emit("l32i", EXTRA, T0, 0);
  asm.place(callValue);
  pop(asm, a0);
  dropFirstArgument(asm);
  asm.jumpTo(names.callFunctionValue, T0);

  asm.place(getter);
  saveArguments(asm);
  asm.emit("movi", ARGC, 1);
  asm.emit("callx0", T0);
  restoreArguments(asm);
  asm.emit("j", callValue);

  asm.place(builtIn);
  checkIsMap(asm, fail);
  saveArguments(asm);
  asm.emit("mov", a3, EXTRA);
  callCpp(asm, "pxtrt::mapGet");
  restoreArguments(asm);
  asm.emit("j", callValue);

  asm.place(missing);
  pop(asm, a0);
  jumpToCpp(asm, "pxt::missingProperty");
  asm.place(fail);
  pop(asm, a0);
  asm.jumpTo(names.failedCast, T0);
}

/** Saves the arguments given and their number. Registers without an argument may hold anything, so they are cleared. */
function saveArguments(asm: XtensaAssembler): void {
  for (const [i, r] of ARGUMENTS.entries()) {
    if (i === 0) continue;
    const given = asm.label();
    asm.emit("movi", T1, i);
    asm.emit("blt", T1, ARGC, given);
    asm.emit("movi", r, 0);
    asm.place(given);
  }
  push(asm, ...ARGUMENTS, ARGC);
}

/** Moves the result to EXTRA and brings the arguments back. */
function restoreArguments(asm: XtensaAssembler): void {
  asm.emit("mov", EXTRA, a2);
  pop(asm, ...ARGUMENTS, ARGC);
}

/** Moves every argument one place down, in registers and in the caller's area; ARGC counts one less. */
function dropFirstArgument(asm: XtensaAssembler): void {
  for (let i = 1; i < ARGUMENTS.length; i++) asm.emit("mov", ARGUMENTS[i - 1]!, ARGUMENTS[i]!);
  asm.emit("addi", ARGC, ARGC, -1);
  const [done, loop, copied] = [asm.label(), asm.label(), asm.label()];
  asm.emit("movi", T0, ARGUMENTS.length);
  asm.emit("blt", ARGC, T0, done);
  asm.emit("l32i", a7, TS_SP, 0);
  push(asm, a0);
  asm.emit("addi", T1, TS_SP, WORD);
  asm.emit("addi", T0, ARGC, -ARGUMENTS.length);
  asm.emit("addx4", T0, T0, T1);
  asm.place(loop);
  asm.emit("beq", T1, T0, copied);
  asm.emit("l32i", a0, T1, WORD);
  asm.emit("s32i", a0, T1, 0);
  asm.emit("addi", T1, T1, WORD);
  asm.emit("j", loop);
  asm.place(copied);
  pop(asm, a0);
  asm.place(done);
}

/** a2: object, a3: key, a string; a2: the member's value. */
function mapGet(asm: XtensaAssembler): void {
  const [fail, notMap, unknown] = [asm.label(), asm.label(), asm.label()];
  loadClassNo(asm, a2, fail);
  push(asm, a2, a3, a0);
  asm.emit("bnei", T0, BuiltInType.RefMap, notMap);
  callCpp(asm, "pxtrt::mapGetByString");
  asm.emit("l32i", a0, TS_SP, 2 * WORD);
  asm.emit("addi", TS_SP, TS_SP, 3 * WORD);
  asm.emit("ret");
  asm.place(notMap);
  asm.emit("mov", a2, a3);
  callCpp(asm, "pxtrt::lookupMapKey");
  asm.emit("mov", EXTRA, a2);
  pop(asm, a2, a3, a0);
  asm.emit("beqz", EXTRA, unknown);
  asm.jumpTo(names.interfaceGet, T0);
  // A name that no class has: undefined, but for objects of the runtime's own classes, which have no members.
  asm.place(unknown);
  asm.emit("l32i", T0, a2, 0);
  asm.emit("l32i", T0, T0, LAYOUT.vtable.hashMultiplier);
  asm.emit("beqz", T0, fail);
  asm.emit("movi", a2, 0);
  asm.emit("ret");
  asm.place(fail);
  asm.jumpTo(names.failedCast, T0);
}

/** a2: object, a3: key, a string, a4: value. */
function mapSet(asm: XtensaAssembler): void {
  const [fail, notMap, unknown] = [asm.label(), asm.label(), asm.label()];
  loadClassNo(asm, a2, fail);
  push(asm, a2, a3, a4, a0);
  asm.emit("bnei", T0, BuiltInType.RefMap, notMap);
  callCpp(asm, "pxtrt::mapSetByString");
  asm.emit("l32i", a0, TS_SP, 3 * WORD);
  asm.emit("addi", TS_SP, TS_SP, 4 * WORD);
  asm.emit("ret");
  asm.place(notMap);
  asm.emit("mov", a2, a3);
  callCpp(asm, "pxtrt::lookupMapKey");
  asm.emit("mov", EXTRA, a2);
  pop(asm, a2, a3, a4, a0);
  asm.emit("mov", a3, a4);
  asm.emit("beqz", EXTRA, unknown);
  asm.jumpTo(names.interfaceSet, T0);
  asm.place(unknown);
  jumpToCpp(asm, "pxt::missingProperty");
  asm.place(fail);
  asm.jumpTo(names.failedCast, T0);
}

/** Code of a bound method's function value (EXTRA): field 0 is the object, field 1 the method's code. */
function bindCode(asm: XtensaAssembler): void {
  const [onStack, loop, copied] = [asm.label(), asm.label(), asm.label()];
  const insertReceiver = (): void => {
    for (let i = ARGUMENTS.length - 1; i > 0; i--) asm.emit("mov", ARGUMENTS[i]!, ARGUMENTS[i - 1]!);
    asm.emit("l32i", a2, EXTRA, LAYOUT.action.fields);
    asm.emit("l32i", T0, EXTRA, LAYOUT.action.fields + WORD);
    asm.emit("addi", ARGC, ARGC, 1);
  };
  asm.emit("movi", T0, ARGUMENTS.length);
  asm.emit("bge", ARGC, T0, onStack);
  insertReceiver();
  asm.emit("jx", T0);

  // The sixth argument joins those on the stack, for which the caller's area has no room: a new area. a12 keeps its size as
  // a tagged number, since a pointer into the stack must not be where the collector looks.
  asm.place(onStack);
  push(asm, a12, a0);
  asm.emit("mov", a0, TS_SP);
  asm.emit("addi", T0, ARGC, 1 - ARGUMENTS.length);
  asm.emit("slli", T0, T0, 2);
  asm.emit("sub", TS_SP, TS_SP, T0);
  asm.emit("slli", a12, T0, 1);
  asm.emit("addi", a12, a12, 1);
  asm.emit("s32i", a7, TS_SP, 0);
  asm.emit("addi", T0, a0, 2 * WORD);
  asm.emit("addi", T1, TS_SP, WORD);
  asm.place(loop);
  asm.emit("beq", T1, a0, copied);
  asm.emit("l32i", a7, T0, 0);
  asm.emit("s32i", a7, T1, 0);
  asm.emit("addi", T0, T0, WORD);
  asm.emit("addi", T1, T1, WORD);
  asm.emit("j", loop);
  asm.place(copied);
  insertReceiver();
  asm.emit("callx0", T0);
  asm.emit("srai", a12, a12, 1);
  asm.emit("add", TS_SP, TS_SP, a12);
  pop(asm, a12, a0);
  asm.emit("ret");
}
