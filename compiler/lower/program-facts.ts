// What passes over a whole program ask about its classes and literals.

import type { ClassRange } from "../lir/lir.js";
import type { Member, ProgramFacts } from "../lir/value-flow.js";
import { ANYTHING, KIND, ofClasses, ofKinds, type ValueSet } from "../lir/value-sets.js";
import { type Binary, BuiltInType, type ClassInfo } from "../pxt/ir.js";
import { GLOBALS_SYMBOL, labels, virtualIndexAt } from "./names.js";

export function programFacts(bin: Binary): ProgramFacts {
  const literals = literalsOf(bin);
  const classes = bin.usedClassInfos;
  const byNumber = new Map(classes.map((info) => [info.classNo, info]));
  const values = new Map(
    bin.procs.flatMap((proc) =>
      [labels.functionLiteral(proc), labels.args(proc), labels.body(proc)].map(
        (symbol) => [symbol, labels.body(proc)] as const,
      ),
    ),
  );
  return {
    globals: GLOBALS_SYMBOL,
    calledByRuntime: [
      ...bin.procs.filter((proc) => proc.isRoot),
      ...classes.flatMap(({ toStringMethod }) => toStringMethod ?? []),
    ].map(labels.body),
    functionAt: (symbol) => values.get(symbol),
    methodsAt: (offset, range) => methodsAt(classes, virtualIndexAt(offset), range),
    members: membersOf(classes),
    literalAt: (symbol) => literals.get(symbol) ?? ANYTHING,
    fieldsOf: (classNo) => byNumber.get(classNo)?.allfields ?? [],
  };
}

function methodsAt(classes: readonly ClassInfo[], index: number, range: ClassRange): Set<string> {
  const found = new Set<string>();
  for (const { classNo, vtable } of classes) {
    const method = vtable[index];
    if (method && classNo && classNo >= range.first && classNo <= range.last) found.add(labels.body(method));
  }
  return found;
}

/** Members by number, from the classes' interface tables. */
function membersOf(classes: readonly ClassInfo[]): Map<number, Member> {
  const members = new Map<number, Member>();
  for (const { itable, allfields } of classes) {
    for (const { idx, info, proc, setProc } of itable) {
      const member = members.get(idx) ?? { fields: [], methods: [], getters: [], setters: [] };
      members.set(idx, member);
      if (proc) (proc.isGetter() ? member.getters : member.methods).push(labels.body(proc));
      if (setProc) member.setters.push(labels.body(setProc));
      // An entry says where a field is in bytes, behind the vtable's word.
      const field = info > 0 ? allfields[info / 4 - 1] : undefined;
      if (field) member.fields.push(field);
    }
  }
  return members;
}

function literalsOf(bin: Binary): Map<string, ValueSet> {
  const sets = new Map<string, ValueSet>();
  const add = (labelled: Iterable<string>, set: ValueSet): void => {
    for (const label of labelled) sets.set(labels.literal(label), set);
  };
  const ofClass = (classNo: number): ValueSet => ofClasses({ first: classNo, last: classNo });
  add(Object.values(bin.strings), ofKinds(KIND.string));
  add(Object.values(bin.doubles), ofKinds(KIND.double));
  add(Object.values(bin.hexlits), ofClass(BuiltInType.BoxedBuffer));
  add(bin.procs.map(labels.functionLiteral), ofClass(BuiltInType.RefAction));
  return sets;
}
