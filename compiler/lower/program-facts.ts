// What passes over a whole program ask about its classes and literals.

import type { ClassRange } from "../lir/lir.js";
import type { Member, ProgramFacts } from "../lir/value-flow.js";
import { ANY_KIND, KIND, type Kinds } from "../lir/value-sets.js";
import type { Binary, ClassInfo } from "../pxt/ir.js";
import { GLOBALS_SYMBOL, labels, virtualIndexAt } from "./names.js";

export function programFacts(bin: Binary): ProgramFacts {
  const kinds = literalKinds(bin);
  const classes = bin.usedClassInfos;
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
    literalKinds: (symbol) => kinds.get(symbol) ?? ANY_KIND,
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

function literalKinds(bin: Binary): Map<string, Kinds> {
  const kinds = new Map<string, Kinds>();
  const add = (labelled: Iterable<string>, kind: Kinds): void => {
    for (const label of labelled) kinds.set(labels.literal(label), kind);
  };
  add(Object.values(bin.strings), KIND.string);
  add(Object.values(bin.doubles), KIND.double);
  add(Object.values(bin.hexlits), KIND.object);
  add(bin.procs.map(labels.functionLiteral), KIND.object);
  return kinds;
}
