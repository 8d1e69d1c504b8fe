// Removes copies: a register that only ever holds a copy of another gives way to it, and an operation whose result is
// moved on at once writes to where it is moved.

import {
  type Block,
  definitionOf,
  isVReg,
  type LirFunction,
  type Operand,
  usesOf,
  type VReg,
} from "./lir.js";
import { substituteInEnd, substituteUses } from "./rewrite.js";
import { countUses, type UseCounts } from "./uses.js";

export function forwardCopies(fn: LirFunction): void {
  propagateCopies(fn);
  forwardResults(fn);
}

/** Reads of a register that is written once, by a move from something that never changes, become reads of that. */
function propagateCopies(fn: LirFunction): void {
  const counts = countUses(fn);
  const replacement = new Map<VReg, Operand>();
  const constant = (o: Operand): boolean => !isVReg(o) || counts.definitions[o.id] === 1;
  for (const block of fn.blocks) {
    for (const op of block.ops) {
      if (op.op !== "move" || counts.definitions[op.dst.id] !== 1 || !constant(op.src)) continue;
      if (isVReg(op.src) && op.src.kind !== op.dst.kind) continue;
      replacement.set(op.dst, op.src);
    }
  }
  if (replacement.size === 0) return;
  const resolve = (o: Operand): Operand => {
    let result = o;
    while (isVReg(result)) {
      const next = replacement.get(result);
      if (!next) break;
      result = next;
    }
    return result;
  };
  for (const block of fn.blocks) {
    block.ops = block.ops.filter((op) => op.op !== "move" || !replacement.has(op.dst));
    for (const op of block.ops) substituteUses(op, resolve);
    substituteInEnd(block.end, resolve);
  }
}

/** `t = …; x = t`, with t read nowhere else and x untouched in between: `x = …`. */
function forwardResults(fn: LirFunction): void {
  const counts = countUses(fn);
  for (const block of fn.blocks) {
    for (let i = 0; i < block.ops.length; i++) {
      const move = block.ops[i]!;
      if (move.op !== "move" || !isVReg(move.src) || move.src.kind !== move.dst.kind) continue;
      if (!isPassedOnOnly(move.src, counts)) continue;
      const at = definitionBefore(block, i, move.src, move.dst);
      if (at === undefined) continue;
      const definition = block.ops[at]!;
      if ("dst" in definition) definition.dst = move.dst;
      block.ops.splice(i--, 1);
    }
  }
}

function isPassedOnOnly(v: VReg, counts: UseCounts): boolean {
  return counts.definitions[v.id] === 1 && counts.reads[v.id] === 1;
}

/** Index of the operation that writes `t`, if nothing from there on reads or writes `x`. */
function definitionBefore(block: Block, move: number, t: VReg, x: VReg): number | undefined {
  for (let i = move - 1; i >= 0; i--) {
    const op = block.ops[i]!;
    const dst = definitionOf(op);
    if (dst === t) return i;
    if (dst === x || usesOf(op).includes(x)) return undefined;
    if (op.op === "call" && op.keep.includes(x)) return undefined;
  }
  return undefined;
}
