// Reads the symbol table of a 32-bit little-endian ELF file (System V ABI, chapters "Object Files" and "Symbol Table").

const SHT_SYMTAB = 2;

/** Addresses of all named symbols. */
export function elfSymbols(file: Buffer): Map<string, number> {
  const sectionOffset = file.readUInt32LE(0x20);
  const sectionSize = file.readUInt16LE(0x2e);
  const sectionCount = file.readUInt16LE(0x30);
  const section = (index: number) => {
    const at = sectionOffset + index * sectionSize;
    const word = (field: number) => file.readUInt32LE(at + field);
    return { type: word(0x04), offset: word(0x10), size: word(0x14), link: word(0x18) };
  };
  const symbols = new Map<string, number>();
  for (let index = 0; index < sectionCount; index++) {
    const table = section(index);
    if (table.type !== SHT_SYMTAB) continue;
    const strings = section(table.link).offset;
    for (let at = table.offset; at < table.offset + table.size; at += 16) {
      const start = strings + file.readUInt32LE(at);
      const name = file.toString("utf8", start, file.indexOf(0, start));
      if (name) symbols.set(name, file.readUInt32LE(at + 4));
    }
  }
  return symbols;
}
