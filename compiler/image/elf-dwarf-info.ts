// .debug_info, .debug_abbrev and .debug_aranges: one compilation unit, the program, with its functions (DWARF 4, §3, §7.5,
// §6.1.2). Types and variables are not described.

import { ByteWriter } from "./byte-writer.js";
import { type DebugFunction, extentOf } from "./elf-dwarf-program.js";

const DW_TAG = { compileUnit: 0x11, subprogram: 0x2e } as const;
const DW_AT = {
  name: 0x03,
  stmtList: 0x10,
  lowPc: 0x11,
  highPc: 0x12,
  language: 0x13,
  producer: 0x25,
  declFile: 0x3a,
  declLine: 0x3b,
  external: 0x3f,
} as const;
const DW_FORM = {
  addr: 0x01,
  data2: 0x05,
  data4: 0x06,
  string: 0x08,
  udata: 0x0f,
  secOffset: 0x17,
  flagPresent: 0x19,
} as const;
/** DWARF has no code for TypeScript; the first that is left to users (DW_LANG_lo_user). */
const LANGUAGE_TYPESCRIPT = 0x8000;

/** Numbers of the abbreviations below. */
const ABBREVIATION = { unit: 1, declared: 2, undeclared: 3 } as const;

export function debugAbbrev(): Uint8Array {
  const out = new ByteWriter();
  const define = (
    number: number,
    tag: number,
    hasChildren: boolean,
    attributes: [number, number][],
  ): void => {
    out
      .uleb128(number)
      .uleb128(tag)
      .byte(hasChildren ? 1 : 0);
    for (const [name, form] of attributes) out.uleb128(name).uleb128(form);
    out.byte(0).byte(0);
  };
  const extent: [number, number][] = [
    [DW_AT.lowPc, DW_FORM.addr],
    [DW_AT.highPc, DW_FORM.data4],
  ];
  define(ABBREVIATION.unit, DW_TAG.compileUnit, true, [
    [DW_AT.producer, DW_FORM.string],
    [DW_AT.language, DW_FORM.data2],
    [DW_AT.name, DW_FORM.string],
    [DW_AT.stmtList, DW_FORM.secOffset],
    ...extent,
  ]);
  const subprogram: [number, number][] = [
    [DW_AT.name, DW_FORM.string],
    [DW_AT.external, DW_FORM.flagPresent],
    ...extent,
  ];
  define(ABBREVIATION.declared, DW_TAG.subprogram, false, [
    ...subprogram,
    [DW_AT.declFile, DW_FORM.udata],
    [DW_AT.declLine, DW_FORM.udata],
  ]);
  define(ABBREVIATION.undeclared, DW_TAG.subprogram, false, subprogram);
  return out.byte(0).finish();
}

export function debugInfo(
  functions: readonly DebugFunction[],
  files: ReadonlyMap<string, number>,
): Uint8Array {
  const { low, high } = extentOf(functions);
  const mainFile = [...files.keys()].find((file) => !file.includes("/"));
  const out = new ByteWriter()
    .uleb128(ABBREVIATION.unit)
    .string("pxt-esp")
    .half(LANGUAGE_TYPESCRIPT)
    .string(mainFile ?? "")
    .word(0) // .debug_line has one table
    .word(low)
    .word(high - low);
  for (const { name, address, size, declaredAt } of functions) {
    out.uleb128(declaredAt ? ABBREVIATION.declared : ABBREVIATION.undeclared);
    out.string(name).word(address).word(size);
    if (declaredAt) out.uleb128(files.get(declaredAt.file)!).uleb128(declaredAt.line);
  }
  const entries = out.byte(0).finish();
  return new ByteWriter()
    .word(2 + 4 + 1 + entries.length)
    .half(4) // version
    .word(0) // .debug_abbrev has one table
    .byte(4) // address size
    .bytes(entries)
    .finish();
}

export function debugAranges(functions: readonly DebugFunction[]): Uint8Array {
  const { low, high } = extentOf(functions);
  const body = new ByteWriter()
    .half(2) // version
    .word(0) // the unit's offset in .debug_info
    .byte(4) // address size
    .byte(0) // segment selector size
    .word(0) // padding: tuples begin at a multiple of their size, counted from the section's start
    .word(low)
    .word(high - low)
    .word(0)
    .word(0)
    .finish();
  return new ByteWriter().word(body.length).bytes(body).finish();
}
