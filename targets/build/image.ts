// The runtime image (compiler/link/runtime-image.ts) from the linked ELF file: what programs are linked behind.

import type { ChipJson } from "../../compiler/chip.js";
import type { RuntimeImage, RuntimeSymbol } from "../../compiler/link/runtime-image.js";
import type { ElfFile, ElfSymbol } from "./elf.js";

/**
 * Makes the image. `demangled` gives, for the linker's name of a symbol, its C++ name without parameters (or the same name
 * for a C symbol).
 */
export function runtimeImage(chip: ChipJson, elf: ElfFile, demangled: Map<string, string>): RuntimeImage {
  const image: RuntimeImage = { chip, entry: elf.entry, segments: [], symbols: {}, elfSymbols: {} };
  for (const section of elf.sections) {
    if (!section.isAllocated || section.size === 0) continue;
    image.segments.push({
      name: section.name,
      region: regionOf(chip, section.address),
      address: section.address,
      size: section.size,
      data: section.isNoBits ? "" : section.content.toString("base64"),
    });
  }
  for (const symbol of elf.symbols) {
    if (symbol.section < 0 || symbol.name === "" || !elf.sections[symbol.section]!.isAllocated) continue;
    if (symbol.type === "other" || (symbol.type === "none" && symbol.binding === "local")) continue;
    const entry = symbolEntry(symbol, elf);
    image.elfSymbols[symbol.name] = entry;
    if (symbol.binding === "local") continue;
    const name = demangled.get(symbol.name) ?? symbol.name;
    image.symbols[name] ??= entry;
  }
  return image;
}

/** The region that holds an address; throws when none does. */
export function regionOf(chip: ChipJson, address: number): string {
  for (const [name, region] of Object.entries(chip.regions)) {
    const start = Number(region.address);
    if (address >= start && address < start + Number(region.size)) return name;
  }
  throw new Error(`address 0x${address.toString(16)} is in no region of the chip ${chip.id}`);
}

function symbolEntry(symbol: ElfSymbol, elf: ElfFile): RuntimeSymbol {
  const isFunction =
    symbol.type === "func" || (symbol.type === "none" && elf.sections[symbol.section]!.isCode);
  return [symbol.address, symbol.size, isFunction ? "func" : "object"];
}
