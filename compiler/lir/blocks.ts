// Tidies the graph of blocks: what cannot be reached goes, and jumps to jumps go where they end.

import { type Block, type LirFunction, successorsOf } from "./lir.js";

export function dropUnreachable(fn: LirFunction): void {
  const reached = new Set([fn.blocks[0]!]);
  for (const block of reached) for (const next of successorsOf(block)) reached.add(next);
  fn.blocks = fn.blocks.filter((b) => reached.has(b));
  for (const [i, b] of fn.blocks.entries()) b.index = i;
}

/** Redirects edges into blocks that do nothing but jump. */
export function skipEmptyBlocks(fn: LirFunction): void {
  const destination = (block: Block): Block => {
    let at = block;
    // A loop of empty blocks is an endless loop of the program's: stop after as many steps as there are blocks.
    for (let steps = 0; steps < fn.blocks.length; steps++) {
      if (at.ops.length > 0 || at.end.op !== "jump") break;
      at = at.end.to;
    }
    return at;
  };
  for (const { end } of fn.blocks) {
    if (end.op === "jump") end.to = destination(end.to);
    if (end.op === "branch") {
      end.ifTrue = destination(end.ifTrue);
      end.ifFalse = destination(end.ifFalse);
    }
  }
  dropUnreachable(fn);
}

/** A block to which only the one before it jumps becomes part of that one. */
export function joinBlocks(fn: LirFunction): void {
  const before = predecessors(fn);
  const gone = new Set<Block>();
  for (const block of fn.blocks) {
    if (gone.has(block)) continue;
    for (let { end } = block; end.op === "jump"; end = block.end) {
      const { to } = end;
      if (to === block || to === fn.blocks[0] || before.get(to)!.length !== 1) break;
      block.ops.push(...to.ops);
      block.end = to.end;
      gone.add(to);
    }
  }
  if (gone.size > 0) dropUnreachable(fn);
}

export function predecessors(fn: LirFunction): Map<Block, Block[]> {
  const all = new Map<Block, Block[]>(fn.blocks.map((b) => [b, []]));
  for (const block of fn.blocks) {
    for (const next of new Set(successorsOf(block))) all.get(next)!.push(block);
  }
  return all;
}
