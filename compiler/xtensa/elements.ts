// Access to the elements of arrays and buffers in registers: what is done in line (select.ts) and by shared routines
// (cold-routines.ts).

import type { ChipJson } from "../chip.js";
import type { ClassRange } from "../lir/lir.js";
import { BuiltInType } from "../pxt/ir.js";
import type { Label, XtensaAssembler } from "./assembler.js";
import { checkClassRange, loadClassNo } from "./class-check.js";
import { LAYOUT, T0, T1 } from "./convention.js";
import type { Register } from "./registers.js";

export type ElementKind = "array" | "buffer";

export type ElementIndex =
  | { constant: number }
  /** A tagged value, which may be known to be a small integer. */
  | { register: Register; isInteger: boolean };

export function classOf(kind: ElementKind): ClassRange {
  const classNo = kind === "array" ? BuiltInType.RefCollection : BuiltInType.BoxedBuffer;
  return { first: classNo, last: classNo };
}

/** Goes to `fail` unless the register holds an object of the kind. */
export function checkIsOfKind(asm: XtensaAssembler, kind: ElementKind, object: Register, fail: Label): void {
  loadClassNo(asm, object, fail);
  checkClassRange(asm, classOf(kind), fail);
}

export function loadLength(asm: XtensaAssembler, kind: ElementKind, object: Register, to: Register): void {
  if (kind === "array") asm.emit("l16ui", to, object, LAYOUT.array.length);
  else asm.emit("l32i", to, object, LAYOUT.buffer.length);
}

/** Checks object, unless its class is known, and index; leaves the index as a number in T1. */
export function checkElement(
  asm: XtensaAssembler,
  kind: ElementKind,
  object: Register,
  index: ElementIndex,
  known: boolean,
  slow: Label,
): void {
  if (!known) checkIsOfKind(asm, kind, object, slow);
  loadLength(asm, kind, object, T0);
  if ("constant" in index) asm.movi32(T1, index.constant);
  else {
    if (!index.isInteger) asm.emit("bbci", index.register, 0, slow);
    asm.emit("srai", T1, index.register, 1);
  }
  asm.emit("bgeu", T1, T0, slow);
}

/** T0 = where the element is whose index is in T1; a byte, LAYOUT.buffer.data behind it. */
export function elementAddress(asm: XtensaAssembler, kind: ElementKind, object: Register): void {
  if (kind === "array") {
    asm.emit("l32i", T0, object, LAYOUT.array.data);
    asm.emit("addx4", T0, T1, T0);
  } else asm.emit("add", T0, object, T1);
}

/** A bit by which addresses of constants differ from those of data RAM. */
export interface ConstantsBit {
  bit: number;
  /** Its value in addresses of constants. */
  isSet: boolean;
}

/** @throws Error when no single bit tells the two regions apart */
export function constantsBit(chip: ChipJson): ConstantsBit {
  const [constants, data] = [chip.place.rodata, chip.place.data].map((name) => {
    const { address, size } = chip.regions[name]!;
    return { first: Number(address), last: Number(address) + Number(size) - 1 };
  }) as [{ first: number; last: number }, { first: number; last: number }];
  const isOneValue = ({ first, last }: { first: number; last: number }, bit: number): boolean =>
    Math.floor(first / 2 ** bit) === Math.floor(last / 2 ** bit);
  const bitOf = (address: number, bit: number): number => Math.floor(address / 2 ** bit) % 2;
  for (let bit = 31; bit >= 0; bit--) {
    if (!isOneValue(constants, bit) || !isOneValue(data, bit)) break;
    if (bitOf(constants.first, bit) !== bitOf(data.first, bit))
      return { bit, isSet: bitOf(constants.first, bit) === 1 };
  }
  throw new Error(`${chip.name}: no bit of an address tells ${chip.place.rodata} from ${chip.place.data}`);
}

/** Goes to `slow` for a buffer literal: its region can't be written, and may be readable in words only. */
export function checkIsInRam(
  asm: XtensaAssembler,
  constants: ConstantsBit,
  buffer: Register,
  slow: Label,
): void {
  asm.emit(constants.isSet ? "bbsi" : "bbci", buffer, constants.bit, slow);
}

/** Loads the element whose index is in T1. */
export function loadElement(asm: XtensaAssembler, kind: ElementKind, object: Register, to: Register): void {
  elementAddress(asm, kind, object);
  if (kind === "array") asm.emit("l32i", to, T0, 0);
  else asm.emit("l8ui", to, T0, LAYOUT.buffer.data);
}
