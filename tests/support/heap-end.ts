// Firmware whose heap ends earlier, as on a chip with less data RAM.

import { readElf } from "../../targets/build/elf.js";

/** Words of pxt_program_info (docs/abi.md, "Program header"). */
const FREE_START = 2;
const FREE_END = 3;

/** The words of a firmware's program info, in its file. */
function programInfo(elf: Buffer): Buffer {
  const { sections, symbols } = readElf(elf);
  const info = symbols.find(({ name }) => name === "pxt_program_info");
  const section = sections.find(
    ({ address, size, isNoBits }) =>
      info && !isNoBits && info.address >= address && info.address < address + size,
  );
  if (!info || !section) throw new Error("firmware without pxt_program_info");
  return section.content.subarray(info.address - section.address);
}

/** Bytes that heap and stacks have in a firmware. */
export function heapBytes(elf: Uint8Array): number {
  const info = programInfo(Buffer.from(elf));
  return info.readUInt32LE(4 * FREE_END) - info.readUInt32LE(4 * FREE_START);
}

/** The same firmware with so many bytes for heap and stacks. */
export function withHeapBytes(elf: Uint8Array, bytes: number): Uint8Array {
  const copy = Buffer.from(elf);
  const info = programInfo(copy);
  info.writeUInt32LE(info.readUInt32LE(4 * FREE_START) + bytes, 4 * FREE_END);
  return copy;
}

/**
 * The smallest multiple of `step` between `tooSmall` and `enough` with which `passes`, if it does with all larger ones. `enough` is
 * not tried.
 */
export async function smallestHeap(
  tooSmall: number,
  enough: number,
  step: number,
  passes: (bytes: number) => Promise<boolean>,
): Promise<number> {
  let low = Math.floor(tooSmall / step);
  let high = Math.ceil(enough / step);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (await passes(middle * step)) high = middle;
    else low = middle;
  }
  return high * step;
}
