// The check that a value is an object of a class, in line.

import type { ClassRange } from "../lir/lir.js";
import { ANYTHING, KIND, type ValueSet } from "../lir/value-sets.js";
import type { Label, XtensaAssembler } from "./assembler.js";
import { LAYOUT, T0, T1 } from "./convention.js";
import { fits } from "./encodings-instructions.js";
import type { Register } from "./registers.js";

/** Values that are pointers, or 0. A double may be NaN, which is none. */
const POINTERS = KIND.undefined | KIND.string | KIND.object;

/** Whether nothing needs to be told from objects but undefined. */
export function arePointers({ ints, kinds }: ValueSet): boolean {
  return !ints && (kinds & ~POINTERS) === 0;
}

/**
 * Goes to `fail` unless the register holds an object; leaves its class number in T0. Destroys nothing else. Of the values that it may
 * hold only those are told apart that are among `values`.
 */
export function loadClassNo(
  asm: XtensaAssembler,
  object: Register,
  fail: Label,
  values: ValueSet = ANYTHING,
): void {
  if (!arePointers(values)) {
    asm.emit("extui", T0, object, 0, 2);
    asm.emit("bnez", T0, fail);
  }
  if ((values.kinds & KIND.undefined) !== 0) asm.emit("beqz", object, fail);
  asm.emit("l32i", T0, object, 0);
  asm.emit("l16ui", T0, T0, LAYOUT.vtable.classNo);
}

/** Goes to `fail` unless T0 is in the range of class numbers. Destroys T0 and T1. */
export function checkClassRange(asm: XtensaAssembler, classes: ClassRange, fail: Label): void {
  if (classes.last < classes.first) {
    asm.emit("j", fail);
    return;
  }
  if (classes.first === classes.last) {
    if (fits("bnei", [T0, classes.first, 0], 0)) asm.emit("bnei", T0, classes.first, fail);
    else {
      asm.movi32(T1, classes.first);
      asm.emit("bne", T0, T1, fail);
    }
    return;
  }
  asm.addImmediate(T0, T0, -classes.first, T1);
  const span = classes.last - classes.first + 1;
  if (fits("bgeui", [T0, span, 0], 0)) asm.emit("bgeui", T0, span, fail);
  else {
    asm.movi32(T1, span);
    asm.emit("bgeu", T0, T1, fail);
  }
}
