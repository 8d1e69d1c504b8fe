// What a pass has done, as a diff of two LIR listings.

/** Lines that are in both, in order, are as many as possible; of blocks without a change nothing is shown. */
export function changedBlocks(before: string, after: string): string {
  const lines = diff(before.split("\n"), after.split("\n"));
  const blocks: string[][] = [];
  for (const line of lines) {
    if (/^.b\d+:/.test(line) || blocks.length === 0) blocks.push([]);
    blocks[blocks.length - 1]!.push(line);
  }
  return blocks
    .filter((block) => block.some((line) => !line.startsWith(" ")))
    .flat()
    .join("\n");
}

/** Lines of both, each behind "-" when it is only before, "+" when only after, and " " when in both. */
function diff(before: readonly string[], after: readonly string[]): string[] {
  // common[i][j]: length of the longest common part of before from i on, and after from j on.
  const common = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      common[i]![j] =
        before[i] === after[j]
          ? common[i + 1]![j + 1]! + 1
          : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (before[i] === after[j]) {
      lines.push(` ${before[i]}`);
      i++;
      j++;
    } else if (i < before.length && (j === after.length || common[i + 1]![j]! >= common[i]![j + 1]!))
      lines.push(`-${before[i++]}`);
    else lines.push(`+${after[j++]}`);
  }
  return lines;
}
