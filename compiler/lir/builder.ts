// Builds one procedure's LIR: virtual registers, blocks, and the operation being appended to.

import type { SourceLocation } from "../link/object.js";
import type { Block, LirFunction, Op, Operand, Terminator, VReg, VRegKind } from "./lir.js";
import { liveAtEntry } from "./liveness.js";

export class LirBuilder {
  readonly blocks: Block[] = [];
  readonly vregs: VReg[] = [];
  /** The place in the source that what is appended comes from. */
  at: SourceLocation | undefined;
  private current: Block;

  constructor() {
    this.current = this.startBlock(this.newBlock());
  }

  vreg(kind: VRegKind, name = ""): VReg {
    const v: VReg = { id: this.vregs.length, kind, name };
    this.vregs.push(v);
    return v;
  }

  /** A block that nothing has been appended to yet; it joins the function's order when it is started. */
  newBlock(): Block {
    return { index: -1, ops: [], end: UNFINISHED };
  }

  startBlock(block: Block): Block {
    block.index = this.blocks.length;
    this.blocks.push(block);
    this.current = block;
    return block;
  }

  /** Whether `block` has joined the function's order. */
  isPlaced(block: Block): boolean {
    return block.index >= 0;
  }

  /** Ends the current block by falling into `block`. */
  fallInto(block: Block): void {
    this.end({ op: "jump", to: block });
    this.startBlock(block);
  }

  emit(op: Op): void {
    if (this.at) op.at = this.at;
    this.current.ops.push(op);
  }

  /** Ends the current block; what follows without a label is unreachable and goes to a block of its own. */
  end(end: Terminator): void {
    if (this.current.end !== UNFINISHED) return;
    if (this.at) end.at = this.at;
    this.current.end = end;
  }

  get finished(): boolean {
    return this.current.end !== UNFINISHED;
  }

  move(dst: VReg, src: Operand): void {
    this.emit({ op: "move", dst, src });
  }

  /** Drops blocks that cannot be reached and numbers the rest in order. */
  finish(fn: Omit<LirFunction, "blocks" | "vregs" | "uninitialised">): LirFunction {
    const reached = new Set<Block>();
    const work: Block[] = [this.blocks[0]!];
    for (let block = work.pop(); block; block = work.pop()) {
      if (reached.has(block)) continue;
      reached.add(block);
      if (block.end === UNFINISHED) throw new Error(`${fn.label}: block ${block.index} has no end`);
      if (block.end.op === "jump") work.push(block.end.to);
      if (block.end.op === "branch") work.push(block.end.ifTrue, block.end.ifFalse);
    }
    const blocks = this.blocks.filter((b) => reached.has(b));
    for (const [i, b] of blocks.entries()) b.index = i;
    const finished: LirFunction = { ...fn, blocks, vregs: this.vregs, uninitialised: new Set() };
    return { ...finished, uninitialised: liveAtEntry(finished) };
  }
}

const UNFINISHED: Terminator = { op: "return", value: { imm: 0 } };
