// The runtime as the linker meets it: the C++ part of a firmware, linked once per board (docs/abi.md).

import type { ChipJson } from "../chip.js";

export interface RuntimeSegment {
  /** Section-like name, such as ".text" or ".bss". */
  name: string;
  /** Region of the chip that holds it. */
  region: string;
  address: number;
  /** Size in memory, in bytes. */
  size: number;
  /** Content as base64; empty for a segment that starts as zeros. */
  data: string;
}

export type RuntimeSymbol = [address: number, size: number, kind: "func" | "object"];

export interface RuntimeImage {
  chip: ChipJson;
  entry: number;
  segments: RuntimeSegment[];
  /** By C name, or by C++ qualified name without parameters. */
  symbols: Record<string, RuntimeSymbol>;
  /** By the name in the ELF's symbol table. */
  elfSymbols: Record<string, RuntimeSymbol>;
}
