// Joins arithmetic whose results nobody else reads into trees. On doubles a tree boxes its final value only; on small
// integers its parts are computed one by one, and share one cold path that computes the whole tree anew.

import {
  type Block,
  definitionOf,
  isCall,
  isVReg,
  type LirFunction,
  type NumberTree,
  type Op,
  type Operand,
  type TreeStep,
} from "./lir.js";
import { countUses, type UseCounts } from "./uses.js";

/** Steps that fit into the two words in which the runtime gets them, one short for the end. */
const MOST_STEPS = 15;
const MOST_LEAVES = 8;

type Arithmetic = Op & { op: "num" | "tree" };

export function growNumberTrees(fn: LirFunction): void {
  const counts = countUses(fn);
  for (const block of fn.blocks) growInBlock(block, counts);
}

function asArithmetic(op: Op | undefined): Arithmetic | undefined {
  if (op?.op === "tree") return op;
  if (op?.op !== "num") return undefined;
  return op.fn === "adds" || op.fn === "subs" || op.fn === "muls" ? op : undefined;
}

function growInBlock(block: Block, counts: UseCounts): void {
  const ops = block.ops;
  const positions = new Map(ops.map((op, i) => [op, i]));
  /** Parts of trees; they go to before their roots. */
  const taken = new Set<Op>();
  /** What a root becomes, its parts included. */
  const grown = new Map<Op, Op[]>();
  // From the end, so that a tree's root is met before its parts.
  for (let i = ops.length - 1; i >= 0; i--) {
    const root = asArithmetic(ops[i]);
    if (!root || taken.has(root)) continue;
    const growth = new Growth(ops, positions, taken, i, counts);
    const tree = growth.grow(root);
    if (growth.parts.length === 0) continue;
    for (const part of growth.parts) taken.add(part);
    const onlyByRuntime = [root, ...growth.parts].some((op) => op.op === "tree");
    if (onlyByRuntime)
      grown.set(root, [{ op: "tree", dst: root.dst, tree, ...(root.at ? { at: root.at } : {}) }]);
    else {
      tree.root = root;
      for (const op of [root, ...growth.parts]) if (op.op === "num") op.tree = tree;
      grown.set(root, [...growth.parts, root]);
    }
  }
  if (grown.size > 0) block.ops = ops.flatMap((op) => (taken.has(op) ? [] : (grown.get(op) ?? [op])));
}

class Growth {
  /** Operations other than the root, in the order of evaluation. */
  readonly parts: Arithmetic[] = [];
  private leaves: Operand[] = [];
  private steps: TreeStep[] = [];

  constructor(
    private readonly ops: Op[],
    private readonly positions: ReadonlyMap<Op, number>,
    /** Operations that are no longer where they were, but behind the root. */
    private readonly taken: ReadonlySet<Op>,
    private readonly rootIndex: number,
    private readonly counts: UseCounts,
  ) {}

  grow(root: Arithmetic): NumberTree {
    this.add(root);
    return { leaves: this.leaves, steps: this.steps };
  }

  private add(op: Arithmetic): void {
    if (op.op === "num") {
      this.operand(op.a);
      this.operand(op.b);
      this.steps.push(op.fn as TreeStep);
      return;
    }
    let leaf = 0;
    for (const step of op.tree.steps) {
      if (step === "leaf") this.operand(op.tree.leaves[leaf++]!);
      else this.steps.push(step);
    }
  }

  private operand(o: Operand): void {
    const part = this.partFor(o);
    if (!part) {
      this.leaves.push(o);
      this.steps.push("leaf");
      return;
    }
    const [leaves, steps, parts] = [this.leaves.length, this.steps.length, this.parts.length];
    this.add(part);
    if (this.leaves.length <= MOST_LEAVES && this.steps.length < MOST_STEPS) this.parts.push(part);
    else {
      // Too large: back to where it was, with the part's result as a leaf.
      this.leaves.length = leaves;
      this.steps.length = steps;
      this.parts.length = parts;
      this.leaves.push(o);
      this.steps.push("leaf");
    }
  }

  /** The operation that computes the operand, if nothing else reads it and it can be computed at the root just as well. */
  private partFor(o: Operand): Arithmetic | undefined {
    if (!isVReg(o) || this.counts.reads[o.id] !== 1) return undefined;
    const op = asArithmetic(this.counts.definedBy(o));
    if (!op) return undefined;
    const at = this.positions.get(op);
    if (at === undefined || at >= this.rootIndex || this.taken.has(op)) return undefined;
    const reads = op.op === "num" ? [op.a, op.b] : op.tree.leaves;
    for (let i = at + 1; i < this.rootIndex; i++) {
      const between = this.ops[i]!;
      if (this.taken.has(between)) continue;
      if (isCall(between) && !this.parts.includes(between as Arithmetic)) return undefined;
      const dst = definitionOf(between);
      if (dst && reads.includes(dst) && !asArithmetic(between)) return undefined;
      if (dst && reads.includes(dst) && this.counts.definitions[dst.id] !== 1) return undefined;
    }
    return op;
  }
}
