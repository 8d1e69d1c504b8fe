// Runtime images of chosen sizes: inputs for the linker's and the image writers' tests.

import type { ChipJson } from "../../compiler/chip.js";
import type { RuntimeImage, RuntimeSymbol } from "../../compiler/link/runtime-image.js";
import { esp8266 } from "./xtensa-chip.js";

export const IROM = 0x40210000;
export const IRAM = 0x40100000;
export const DRAM = 0x3ffe8000;

export interface RuntimeParts {
  chip?: ChipJson;
  entry?: number;
  irom?: Uint8Array;
  iram?: Uint8Array;
  /** Begins with the 16 bytes of pxt_program_info. */
  data?: Uint8Array;
  bssBytes?: number;
  symbols?: Record<string, RuntimeSymbol>;
  elfSymbols?: Record<string, RuntimeSymbol>;
}

/** A runtime with these contents, and `pxt_program_info` at the start of its data. */
export function runtimeImage(parts: RuntimeParts = {}): RuntimeImage {
  const irom = parts.irom ?? new Uint8Array(16);
  const iram = parts.iram ?? new Uint8Array(0);
  const data = parts.data ?? new Uint8Array(16);
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
  return {
    chip: parts.chip ?? esp8266,
    entry: parts.entry ?? IRAM,
    segments: [
      { name: ".iram.text", region: "iram", address: IRAM, size: iram.length, data: base64(iram) },
      { name: ".text", region: "irom", address: IROM, size: irom.length, data: base64(irom) },
      { name: ".data", region: "dram", address: DRAM, size: data.length, data: base64(data) },
      { name: ".bss", region: "dram", address: DRAM + data.length, size: parts.bssBytes ?? 0, data: "" },
    ],
    symbols: {
      pxt_program_info: [DRAM, 16, "object"],
      runtime_start: [IROM, 4, "func"],
      ...parts.symbols,
    },
    elfSymbols: parts.elfSymbols ?? { runtime_start: [IROM, 4, "func"] },
  };
}
