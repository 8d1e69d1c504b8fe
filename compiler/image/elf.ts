// firmware.elf, read by debuggers, objdump, and emulators that load it (QEMU's -kernel). Follows the System V ABI,
// "Object Files" (ELF32).
//
// One section and one program header per segment; a symbol table with the runtime's symbols and, by their TypeScript
// names, the program's. Literal pools have symbols of their own of type OBJECT, so that a disassembler shows them as
// words and starts anew at the function behind. Sections with debug information (elf-dwarf.ts) take no memory.

import { architectureOf } from "../architectures.js";
import type { LinkedFirmware, LinkedSegment, LinkedSymbol } from "../link/firmware.js";
import { ByteWriter } from "./byte-writer.js";
import { debugSections } from "./elf-dwarf.js";

const ELF_HEADER_BYTES = 52;
const PROGRAM_HEADER_BYTES = 32;
const SECTION_HEADER_BYTES = 40;
const SYMBOL_BYTES = 16;

const ET_EXEC = 2;

const PT_LOAD = 1;
const PF_X = 1;
const PF_W = 2;
const PF_R = 4;

const SHT_PROGBITS = 1;
const SHT_SYMTAB = 2;
const SHT_STRTAB = 3;
const SHT_NOBITS = 8;
const SHF_WRITE = 1;
const SHF_ALLOC = 2;
const SHF_EXECINSTR = 4;
const SHN_ABS = 0xfff1;

const STB_LOCAL = 0;
const STB_GLOBAL = 1;
const symbolTypes = { label: 0, object: 1, func: 2 } as const;

interface Section {
  name: string;
  type: number;
  flags: number;
  address: number;
  offset: number;
  size: number;
  link: number;
  info: number;
  align: number;
  entrySize: number;
}

/** A string table: texts in, offsets out. */
class StringTable {
  private readonly writer = new ByteWriter().byte(0);
  private readonly offsets = new Map<string, number>([["", 0]]);

  add(text: string): number {
    let offset = this.offsets.get(text);
    if (offset === undefined) {
      offset = this.writer.offset;
      this.offsets.set(text, offset);
      this.writer.string(text);
    }
    return offset;
  }

  finish(): Uint8Array {
    return this.writer.finish();
  }
}

/** Makes the ELF file. */
export function writeElf(firmware: LinkedFirmware): Uint8Array {
  const segments = firmware.segments.filter((segment) => segment.size > 0);
  const body = new ByteWriter();
  const bodyOffset = ELF_HEADER_BYTES + PROGRAM_HEADER_BYTES * segments.length;
  const append = (bytes: Uint8Array): number => {
    while ((bodyOffset + body.offset) % 16 !== 0) body.byte(0);
    const offset = bodyOffset + body.offset;
    body.bytes(bytes);
    return offset;
  };

  const sections: Section[] = [emptySection];
  const segmentOffsets = segments.map((segment) => {
    const offset = append(segment.data);
    sections.push(sectionOfSegment(segment, offset));
    return offset;
  });

  for (const { name, content } of debugSections(firmware)) {
    const offset = append(content);
    sections.push({ ...emptySection, name, type: SHT_PROGBITS, offset, size: content.length, align: 1 });
  }

  const strings = new StringTable();
  const { table, firstGlobal } = symbolTable(firmware.symbols, segments, strings);
  const symtab = append(table);
  const stringBytes = strings.finish();
  const strtab = append(stringBytes);
  const stringSection = sections.length + 1;
  sections.push(
    {
      ...emptySection,
      name: ".symtab",
      type: SHT_SYMTAB,
      offset: symtab,
      size: table.length,
      link: stringSection,
      info: firstGlobal,
      align: 4,
      entrySize: SYMBOL_BYTES,
    },
    {
      ...emptySection,
      name: ".strtab",
      type: SHT_STRTAB,
      offset: strtab,
      size: stringBytes.length,
      align: 1,
    },
  );

  const names = new StringTable();
  for (const { name } of sections) names.add(name);
  names.add(".shstrtab");
  const nameBytes = names.finish();
  const shstrtab = append(nameBytes);
  sections.push({
    ...emptySection,
    name: ".shstrtab",
    type: SHT_STRTAB,
    offset: shstrtab,
    size: nameBytes.length,
    align: 1,
  });

  const headers = new ByteWriter();
  for (const section of sections) writeSectionHeader(headers, section, names.add(section.name));
  const sectionHeaders = append(headers.finish());

  const out = new ByteWriter();
  writeElfHeader(out, firmware, segments.length, sectionHeaders, sections.length);
  for (const [index, segment] of segments.entries()) writeProgramHeader(out, segment, segmentOffsets[index]!);
  return out.bytes(body.finish()).finish();
}

const emptySection: Section = {
  name: "",
  type: 0,
  flags: 0,
  address: 0,
  offset: 0,
  size: 0,
  link: 0,
  info: 0,
  align: 0,
  entrySize: 0,
};

function sectionOfSegment(segment: LinkedSegment, offset: number): Section {
  return {
    ...emptySection,
    name: segment.name,
    type: segment.data.length > 0 ? SHT_PROGBITS : SHT_NOBITS,
    flags: SHF_ALLOC | (segment.writable ? SHF_WRITE : 0) | (segment.executable ? SHF_EXECINSTR : 0),
    address: segment.address,
    offset,
    size: segment.size,
    align: 4,
  };
}

/** Local symbols come first, as the format wants; their order is that of the addresses. */
function symbolTable(
  symbols: readonly LinkedSymbol[],
  segments: readonly LinkedSegment[],
  strings: StringTable,
): { table: Uint8Array; firstGlobal: number } {
  // A pool's symbol stands for no object of the program.
  const isLocal = (symbol: LinkedSymbol): boolean => symbol.kind === "label" || symbol.name === ".literals";
  const local = symbols.filter(isLocal);
  const global = symbols.filter((symbol) => !isLocal(symbol));
  const writer = new ByteWriter().bytes(new Uint8Array(SYMBOL_BYTES));
  const write = (symbol: LinkedSymbol, binding: number): void => {
    const index = segments.findIndex(
      ({ address, size }) => symbol.address >= address && symbol.address < address + size,
    );
    writer
      .word(strings.add(symbol.name))
      .word(symbol.address)
      .word(symbol.size)
      .byte((binding << 4) | symbolTypes[symbol.kind])
      .byte(0)
      .half(index < 0 ? SHN_ABS : index + 1);
  };
  for (const symbol of local) write(symbol, STB_LOCAL);
  for (const symbol of global) write(symbol, STB_GLOBAL);
  return { table: writer.finish(), firstGlobal: local.length + 1 };
}

function writeElfHeader(
  out: ByteWriter,
  { chip, entry }: LinkedFirmware,
  segments: number,
  sectionHeaders: number,
  sections: number,
): void {
  const { machine, flags } = architectureOf(chip).elf;
  out
    .bytes([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    .half(ET_EXEC)
    .half(machine)
    .word(1)
    .word(entry)
    .word(ELF_HEADER_BYTES)
    .word(sectionHeaders)
    .word(flags)
    .half(ELF_HEADER_BYTES)
    .half(PROGRAM_HEADER_BYTES)
    .half(segments)
    .half(SECTION_HEADER_BYTES)
    .half(sections)
    .half(sections - 1);
}

function writeProgramHeader(out: ByteWriter, segment: LinkedSegment, offset: number): void {
  const flags = PF_R | (segment.writable ? PF_W : 0) | (segment.executable ? PF_X : 0);
  out
    .word(PT_LOAD)
    .word(offset)
    .word(segment.address)
    .word(segment.address)
    .word(segment.data.length)
    .word(segment.size)
    .word(flags)
    .word(4);
}

function writeSectionHeader(out: ByteWriter, section: Section, name: number): void {
  out
    .word(name)
    .word(section.type)
    .word(section.flags)
    .word(section.address)
    .word(section.offset)
    .word(section.size)
    .word(section.link)
    .word(section.info)
    .word(section.align)
    .word(section.entrySize);
}
