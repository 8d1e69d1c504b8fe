// What firmware.elf tells about addresses of the program's code: function, line, and call frame.

import type { FrameRow, FunctionFrames } from "../link/call-frames.js";
import type { SourceLocation } from "../link/object.js";
import { type ElfFunction, readElf } from "./elf-reader.js";
import { readFrameTable } from "./frame-table.js";
import { type LineRow, readLineTable } from "./line-table.js";

/** An instruction's place in the source. */
export interface CodePlace extends SourceLocation {
  function: string;
}

export class ProgramMap {
  private readonly functions: ElfFunction[];
  /** By address. */
  readonly lines: LineRow[];
  private readonly frames: FunctionFrames[];

  /** @throws Error when the file is no firmware.elf, or has no debug information */
  constructor(elf: Uint8Array) {
    const { sections, functions } = readElf(elf);
    const lines = sections.get(".debug_line");
    if (!lines) throw new Error("the ELF file has no line table");
    this.functions = functions;
    this.lines = readLineTable(lines);
    this.frames = readFrameTable(sections.get(".debug_frame") ?? new Uint8Array());
  }

  /** The function that an instruction belongs to. */
  functionAt(address: number): ElfFunction | undefined {
    const f = lastAtOrBefore(this.functions, address);
    return f && address < f.address + Math.max(f.size, 1) ? f : undefined;
  }

  /** The program's function of this name. */
  functionNamed(name: string): ElfFunction | undefined {
    return this.functions.find((f) => f.name === name && this.frameAt(f.address));
  }

  /** Where the first statement of the function at an address begins, behind the code that makes its frame. */
  bodyOf(address: number): number | undefined {
    const f = this.functionAt(address);
    return (
      f &&
      this.lines.find((row) => row.isBody && row.address >= f.address && row.address < f.address + f.size)
    )?.address;
  }

  /** Whether a statement or call begins at the address. */
  isRowStart(address: number): boolean {
    return lastAtOrBefore(this.lines, address)?.address === address;
  }

  /** Where an instruction comes from; undefined for code without source, such as routines of the code generator's. */
  placeOf(address: number): CodePlace | undefined {
    const row = lastAtOrBefore(this.lines, address);
    if (!row || address >= row.end) return undefined;
    const { file, line, column } = row;
    return { function: this.functionAt(address)?.name ?? "?", file, line, column };
  }

  /** The frame that an instruction finds. */
  frameAt(address: number): FrameRow | undefined {
    const f = lastAtOrBefore(this.frames, address);
    return f && address < f.address + f.size ? lastAtOrBefore(f.rows, address) : undefined;
  }
}

/** The last of the items, which are sorted by address, that begins at the address or before. */
function lastAtOrBefore<T extends { address: number }>(items: readonly T[], address: number): T | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.address <= address) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}
