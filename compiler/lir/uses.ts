// How often each virtual register is written and read: what passes ask before they rewrite.

import { definitionOf, isVReg, type LirFunction, type Op, usesOf, usesOfEnd, type VReg } from "./lir.js";

export interface UseCounts {
  /** Writes by operations; a parameter counts one more, and so does a register that may be read before it is written. */
  definitions: Uint32Array;
  reads: Uint32Array;
  /** The operation that writes it, when there is exactly one and it is no parameter. */
  definedBy(v: VReg): Op | undefined;
}

export function countUses(fn: LirFunction): UseCounts {
  const definitions = new Uint32Array(fn.vregs.length);
  const reads = new Uint32Array(fn.vregs.length);
  const by: (Op | undefined)[] = [];
  for (const v of fn.uninitialised) definitions[v.id]!++;
  for (const p of fn.params) definitions[p.id]!++;
  if (fn.closure) definitions[fn.closure.id]!++;
  for (const block of fn.blocks) {
    for (const op of block.ops) {
      const dst = definitionOf(op);
      if (dst) {
        definitions[dst.id]!++;
        by[dst.id] = op;
      }
      for (const o of usesOf(op)) if (isVReg(o)) reads[o.id]!++;
      if (op.op === "call") for (const v of op.keep) reads[v.id]!++;
    }
    for (const o of usesOfEnd(block.end)) if (isVReg(o)) reads[o.id]!++;
  }
  return { definitions, reads, definedBy: (v) => (definitions[v.id] === 1 ? by[v.id] : undefined) };
}
