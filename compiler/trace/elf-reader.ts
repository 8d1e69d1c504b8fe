// Sections and functions of firmware.elf (System V ABI, "Object Files", ELF32).

import { ByteReader } from "./byte-reader.js";

export interface ElfFunction {
  name: string;
  address: number;
  size: number;
}

export interface ElfContent {
  /** Content of each section that has one, by name. */
  sections: Map<string, Uint8Array>;
  /** Functions of the symbol table, by address. */
  functions: ElfFunction[];
}

const SHT_NOBITS = 8;
const STT_FUNC = 2;
const SYMBOL_BYTES = 16;

/** @throws Error when the file is none of ours: not a 32-bit little-endian ELF file, or cut short */
export function readElf(file: Uint8Array): ElfContent {
  const magic = [0x7f, 0x45, 0x4c, 0x46, 1, 1];
  if (file.length < 52 || magic.some((byte, i) => file[i] !== byte))
    throw new Error("not a 32-bit little-endian ELF file");
  const tableOffset = new ByteReader(file, 32).word();
  const counts = new ByteReader(file, 46);
  const [headerBytes, count, namesIndex] = [counts.half(), counts.half(), counts.half()];
  const headers = Array.from({ length: count }, (_, i) => {
    const reader = new ByteReader(file, tableOffset + i * headerBytes);
    const [name, type] = [reader.word(), reader.word()];
    reader.offset += 8;
    const [offset, size] = [reader.word(), reader.word()];
    return { name, content: file.subarray(offset, type === SHT_NOBITS ? offset : offset + size) };
  });
  const names = headers[namesIndex]?.content ?? new Uint8Array([0]);
  const sections = new Map(
    headers.map(({ name, content }) => [new ByteReader(names, name).string(), content]),
  );
  return { sections, functions: functionsOf(sections) };
}

function functionsOf(sections: ReadonlyMap<string, Uint8Array>): ElfFunction[] {
  const symbols = sections.get(".symtab") ?? new Uint8Array();
  const strings = sections.get(".strtab") ?? new Uint8Array();
  const functions: ElfFunction[] = [];
  for (let at = 0; at < symbols.length; at += SYMBOL_BYTES) {
    const reader = new ByteReader(symbols, at);
    const [name, address, size] = [reader.word(), reader.word(), reader.word()];
    if ((reader.byte() & 15) === STT_FUNC)
      functions.push({ name: new ByteReader(strings, name).string(), address, size });
  }
  return functions.sort((a, b) => a.address - b.address);
}
