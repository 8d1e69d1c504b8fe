// Loops, as far as the order of blocks shows them: from the target of a jump back to where it comes from.

import { type LirFunction, successorsOf } from "./lir.js";

/** First and last block of each loop, by their positions. */
function loopsOf(fn: LirFunction): { first: number; last: number }[] {
  return fn.blocks.flatMap((block) =>
    successorsOf(block)
      .filter((target) => target.index <= block.index)
      .map((target) => ({ first: target.index, last: block.index })),
  );
}

/** How many loops each block is in. */
export function loopDepths(fn: LirFunction): number[] {
  const depth = fn.blocks.map(() => 0);
  for (const { first, last } of loopsOf(fn)) for (let i = first; i <= last; i++) depth[i]!++;
  return depth;
}

/** Operations in the smallest loop that each block is in; undefined for blocks in none. */
export function loopSizes(fn: LirFunction): (number | undefined)[] {
  const sizes: (number | undefined)[] = fn.blocks.map(() => undefined);
  for (const { first, last } of loopsOf(fn)) {
    let operations = 0;
    for (let i = first; i <= last; i++) operations += fn.blocks[i]!.ops.length;
    for (let i = first; i <= last; i++) sizes[i] = Math.min(sizes[i] ?? operations, operations);
  }
  return sizes;
}
