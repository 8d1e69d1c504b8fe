// Checks of a class that can't fail, since of a register's values all are objects of such a class, wherever it is read.

import { withoutCheck } from "./class-facts.js";
import { type ClassRange, isVReg, type LirFunction, type Operand } from "./lir.js";
import { isWithin, KIND } from "./value-sets.js";

export function useKnownClasses(fn: LirFunction): void {
  const values = fn.values!;
  const isOf = (object: Operand, classes: ClassRange): boolean => {
    if (!isVReg(object)) return false;
    const set = values[object.id]!;
    return !set.ints && set.kinds === KIND.object && !!set.classes && isWithin(set.classes, classes);
  };
  for (const block of fn.blocks) block.ops = block.ops.flatMap((op) => withoutCheck(op, isOf));
}
