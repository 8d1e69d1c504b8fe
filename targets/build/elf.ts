// Reads the parts of a 32-bit little-endian ELF file that the runtime's image is made of: sections and symbols.
// Field offsets are those of the System V ABI, chapters "Object Files" and "Symbol Table".

export interface ElfSection {
  name: string;
  address: number;
  size: number;
  /** SHT_NOBITS: takes memory, has no content in the file. */
  isNoBits: boolean;
  /** SHF_ALLOC: takes memory. */
  isAllocated: boolean;
  /** SHF_EXECINSTR. */
  isCode: boolean;
  content: Buffer;
}

export interface ElfSymbol {
  name: string;
  address: number;
  size: number;
  binding: "local" | "global" | "weak" | "other";
  type: "none" | "object" | "func" | "other";
  /** Index into the sections; -1 for undefined, absolute and common symbols. */
  section: number;
}

export interface ElfFile {
  entry: number;
  sections: ElfSection[];
  symbols: ElfSymbol[];
}

const SHT_SYMTAB = 2;
const SHT_NOBITS = 8;
const SHF_ALLOC = 2;
const SHF_EXECINSTR = 4;
const SHN_LORESERVE = 0xff00;
const SYMBOL_BYTES = 16;

/** Parses an ELF file's content; throws when it is none of the supported kind. */
export function readElf(file: Buffer): ElfFile {
  const isElf32Little =
    file.length >= 52 && file.readUInt32BE(0) === 0x7f454c46 && file[4] === 1 && file[5] === 1;
  if (!isElf32Little) throw new Error("not a 32-bit little-endian ELF file");
  const tableOffset = file.readUInt32LE(32);
  const headerBytes = file.readUInt16LE(46);
  const count = file.readUInt16LE(48);
  const namesIndex = file.readUInt16LE(50);
  const headers = Array.from({ length: count }, (_, index) =>
    sectionHeader(file, tableOffset + index * headerBytes),
  );
  const names = headers[namesIndex];
  if (!names) throw new Error("ELF file without section names");

  const sections = headers.map(
    (header): ElfSection => ({
      name: stringAt(file, names.offset + header.name),
      address: header.address,
      size: header.size,
      isNoBits: header.type === SHT_NOBITS,
      isAllocated: (header.flags & SHF_ALLOC) !== 0,
      isCode: (header.flags & SHF_EXECINSTR) !== 0,
      content:
        header.type === SHT_NOBITS
          ? Buffer.alloc(0)
          : file.subarray(header.offset, header.offset + header.size),
    }),
  );

  const symbols: ElfSymbol[] = [];
  for (const header of headers) {
    if (header.type !== SHT_SYMTAB) continue;
    const strings = headers[header.link]!.offset;
    for (let at = header.offset; at < header.offset + header.size; at += SYMBOL_BYTES)
      symbols.push(symbol(file, at, strings));
  }
  return { entry: file.readUInt32LE(24), sections, symbols };
}

function sectionHeader(file: Buffer, at: number) {
  return {
    name: file.readUInt32LE(at),
    type: file.readUInt32LE(at + 4),
    flags: file.readUInt32LE(at + 8),
    address: file.readUInt32LE(at + 12),
    offset: file.readUInt32LE(at + 16),
    size: file.readUInt32LE(at + 20),
    link: file.readUInt32LE(at + 24),
  };
}

function symbol(file: Buffer, at: number, strings: number): ElfSymbol {
  const info = file[at + 12]!;
  const section = file.readUInt16LE(at + 14);
  return {
    name: stringAt(file, strings + file.readUInt32LE(at)),
    address: file.readUInt32LE(at + 4),
    size: file.readUInt32LE(at + 8),
    binding: (["local", "global", "weak"] as const)[info >> 4] ?? "other",
    type: (["none", "object", "func"] as const)[info & 15] ?? "other",
    section: section === 0 || section >= SHN_LORESERVE ? -1 : section,
  };
}

function stringAt(file: Buffer, at: number): string {
  return file.toString("utf8", at, file.indexOf(0, at));
}
