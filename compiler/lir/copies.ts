// Removes copies: a register that only ever holds a copy of another gives way to it, and an operation whose result is
// moved on at once writes to where it is moved.

import {
  definitionOf,
  isCall,
  isVReg,
  type LirFunction,
  type Op,
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
    const ops: Op[] = [];
    /** Where in `ops` each register was written last. */
    const written = new Map<VReg, number>();
    for (const op of block.ops) {
      const at = op.op === "move" ? forwardTo(op, ops, written, counts, fn.hasTry) : undefined;
      const dst = definitionOf(op);
      if (dst) written.set(dst, at ?? ops.length);
      if (at === undefined) ops.push(op);
      else (ops[at] as { dst: VReg }).dst = dst!;
    }
    block.ops = ops;
  }
}

/** Index of the operation that may write to where the move puts its result, if nothing from there on minds. */
function forwardTo(
  move: Op & { op: "move" },
  ops: readonly Op[],
  written: ReadonlyMap<VReg, number>,
  counts: UseCounts,
  hasTry: boolean,
): number | undefined {
  const { src, dst: x } = move;
  if (!isVReg(src) || src.kind !== x.kind || !isPassedOnOnly(src, counts)) return undefined;
  const at = written.get(src);
  if (at === undefined) return undefined;
  for (let i = at + 1; i < ops.length; i++) {
    const op = ops[i]!;
    if (definitionOf(op) === x || usesOf(op).includes(x)) return undefined;
    if (op.op === "call" && op.keep.includes(x)) return undefined;
    // A handler that the call's exception goes to must find what x held before.
    if (hasTry && isCall(op)) return undefined;
  }
  return at;
}

function isPassedOnOnly(v: VReg, counts: UseCounts): boolean {
  return counts.definitions[v.id] === 1 && counts.reads[v.id] === 1;
}
