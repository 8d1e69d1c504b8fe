// Conditions made of conditions. `a && b`, `!a` and comparisons reach us as values that are tested at once; here they become
// branches again: a jump to a test whose outcome is known goes where the test would go, and a test of a boolean that was made from a
// condition becomes that condition. What moves there are before the test is done before the jump.

import { dropUnreachable, joinBlocks, predecessors, skipEmptyBlocks } from "./blocks.js";
import { removeDeadOperations } from "./dead.js";
import {
  type Block,
  type Condition,
  definitionOf,
  isVReg,
  type LirFunction,
  type Op,
  type Operand,
  usesOfCondition,
  type VReg,
} from "./lir.js";
import { countUses } from "./uses.js";

/** Tagged values that are false in a condition; every other constant is true. */
const FALSE_CONSTANTS = [0, 1, 6, 10, 14];

/** How far up a chain of blocks with one predecessor each a value's truth is looked for. */
const REACH = 4;

export function simplifyConditions(fn: LirFunction): void {
  for (let changed = true; changed; ) {
    changed = threadJumps(fn);
    if (changed) {
      skipEmptyBlocks(fn);
      joinBlocks(fn);
      removeDeadOperations(fn);
    }
    if (foldTests(fn)) {
      removeDeadOperations(fn);
      changed = true;
    }
  }
  skipEmptyBlocks(fn);
}

/** A test of one value for truth: of a tagged value, or of a flag. */
function testedValue(c: Condition): Operand | undefined {
  return c.test === "truthy" || c.test === "nonzero" ? c.a : undefined;
}

function threadJumps(fn: LirFunction): boolean {
  const before = predecessors(fn);
  let changed = false;
  for (const block of fn.blocks) {
    if (block.end.op !== "jump") continue;
    const test = block.end.to;
    if (test === block || test.end.op !== "branch" || !isShort(test.ops)) continue;
    const tested = testedValue(test.end.condition);
    if (!tested || !isVReg(tested)) continue;
    const { ifTrue, ifFalse } = test.end;
    const known = truthAtEnd(block, [...block.ops, ...test.ops], tested, before);
    if (known === undefined) continue;
    block.ops.push(...test.ops.map((op) => ({ ...op })));
    const { at } = block.end;
    const place = at ? { at } : {};
    if (typeof known === "boolean") block.end = { op: "jump", to: known ? ifTrue : ifFalse, ...place };
    else block.end = { op: "branch", condition: { test: "nonzero", a: known }, ifTrue, ifFalse, ...place };
    changed = true;
  }
  return changed;
}

/** Values that are carried to a test, not more than two. */
const MOST_MOVES = 2;

function isShort(ops: readonly Op[]): boolean {
  return ops.length <= MOST_MOVES && ops.every((op) => op.op === "move");
}

/** Whether a value is true behind operations of a block: known, or as a flag says, or undefined. */
function truthAtEnd(
  block: Block,
  ops: readonly Op[],
  value: VReg,
  before: Map<Block, Block[]>,
): boolean | VReg | undefined {
  let sought = value;
  for (let i = ops.length - 1; i >= 0; i--) {
    const op = ops[i]!;
    if (definitionOf(op) !== sought) continue;
    if (op.op === "fromFlag") {
      return isVReg(op.a) && !definedFrom(ops, i + 1, op.a) ? op.a : undefined;
    }
    if (op.op !== "move") return undefined;
    if (!isVReg(op.src)) return "imm" in op.src ? constantTruth(op.src.imm, sought) : undefined;
    if (definedFrom(ops, i + 1, op.src)) return undefined;
    sought = op.src;
  }
  return truthAtStart(block, sought, before);
}

function constantTruth(constant: number, holder: VReg): boolean {
  return holder.kind === "value" ? !FALSE_CONSTANTS.includes(constant) : constant !== 0;
}

function truthAtStart(start: Block, value: VReg, before: Map<Block, Block[]>): boolean | undefined {
  let block = start;
  for (let i = 0; i < REACH; i++) {
    const [only, ...others] = before.get(block) ?? [];
    if (!only || others.length > 0 || only === block) return undefined;
    const { end } = only;
    if (end.op === "branch" && end.ifTrue !== end.ifFalse && testedValue(end.condition) === value) {
      return end.ifTrue === block;
    }
    if (definedFrom(only.ops, 0, value)) return undefined;
    block = only;
  }
  return undefined;
}

function definedFrom(ops: readonly Op[], start: number, value: VReg): boolean {
  for (let i = start; i < ops.length; i++) if (definitionOf(ops[i]!) === value) return true;
  return false;
}

/** A branch on a flag or boolean that the same block made from a condition becomes a branch on the condition. */
function foldTests(fn: LirFunction): boolean {
  const counts = countUses(fn);
  let changed = false;
  for (const block of fn.blocks) {
    const { end } = block;
    if (end.op !== "branch") continue;
    const tested = testedValue(end.condition);
    if (!tested || !isVReg(tested)) continue;
    const at = lastDefinition(block.ops, tested);
    const op = block.ops[at];
    if (op?.op === "fromFlag" && isVReg(op.a) && !definedFrom(block.ops, at + 1, op.a)) {
      end.condition = { test: "nonzero", a: op.a };
      changed = true;
    } else if (op?.op === "alu" && op.fn === "xor" && isNegation(op) && isVReg(op.a)) {
      if (definedFrom(block.ops, at + 1, op.a)) continue;
      end.condition = { test: "nonzero", a: op.a };
      [end.ifTrue, end.ifFalse] = [end.ifFalse, end.ifTrue];
      changed = true;
    } else if (op?.op === "test" && counts.reads[op.dst.id] === 1) {
      const reads = usesOfCondition(op.condition).filter(isVReg);
      if (reads.some((v) => definedFrom(block.ops, at + 1, v))) continue;
      end.condition = op.condition;
      changed = true;
    }
  }
  if (changed) dropUnreachable(fn);
  return changed;
}

function isNegation(op: Op & { op: "alu" }): boolean {
  return op.dst.kind === "flag" && "imm" in op.b && op.b.imm === 1;
}

/** Index of the last operation that writes the register; -1 when none does. */
function lastDefinition(ops: Op[], v: VReg): number {
  for (let i = ops.length - 1; i >= 0; i--) if (definitionOf(ops[i]!) === v) return i;
  return -1;
}
