// .debug_line: the program that makes the line table (DWARF 4, §6.2). One sequence per function, so that what lies between
// functions (literal pools, routines without source) belongs to no line.

import type { SourceLocation } from "../link/object.js";
import { ByteWriter } from "./byte-writer.js";
import type { DebugFunction } from "./elf-dwarf-program.js";

/** Special opcodes advance the line by LINE_BASE … LINE_BASE + LINE_RANGE - 1. */
export const LINE_BASE = -5;
export const LINE_RANGE = 14;
export const OPCODE_BASE = 13;
/** Number of operands of the standard opcodes 1 to 12. */
const STANDARD_OPCODE_LENGTHS = [0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1];

export const DW_LNS = {
  copy: 1,
  advancePc: 2,
  advanceLine: 3,
  setFile: 4,
  setColumn: 5,
  setPrologueEnd: 10,
} as const;
export const DW_LNE = { endSequence: 1, setAddress: 2 } as const;

export function debugLine(
  functions: readonly DebugFunction[],
  files: ReadonlyMap<string, number>,
): Uint8Array {
  const header = new ByteWriter()
    .byte(1) // minimum_instruction_length
    .byte(1) // maximum_operations_per_instruction
    .byte(1) // default_is_stmt
    .byte(LINE_BASE)
    .byte(LINE_RANGE)
    .byte(OPCODE_BASE)
    .bytes(STANDARD_OPCODE_LENGTHS)
    .byte(0); // no include_directories: names are relative to the project
  for (const file of files.keys()) header.string(file).uleb128(0).uleb128(0).uleb128(0);
  const headerBytes = header.byte(0).finish();

  const program = new ByteWriter();
  for (const f of functions) if (f.lines.length > 0) sequence(program, f, files);
  const programBytes = program.finish();

  return new ByteWriter()
    .word(2 + 4 + headerBytes.length + programBytes.length)
    .half(4) // version
    .word(headerBytes.length)
    .bytes(headerBytes)
    .bytes(programBytes)
    .finish();
}

function sequence(out: ByteWriter, f: DebugFunction, files: ReadonlyMap<string, number>): void {
  let address = f.lines[0]!.address;
  let file = 1;
  let line = 1;
  let column = 0;
  // Rows of the function's own place stand for what makes its frame; the first statement follows.
  const body = f.lines.find((row) => !f.declaredAt || !isSamePlace(row, f.declaredAt));
  out.byte(0).uleb128(5).byte(DW_LNE.setAddress).word(address);
  for (const row of f.lines) {
    const number = files.get(row.file)!;
    if (number !== file) out.byte(DW_LNS.setFile).uleb128(number);
    if (row.column !== column) out.byte(DW_LNS.setColumn).uleb128(row.column);
    if (row === body) out.byte(DW_LNS.setPrologueEnd);
    advance(out, row.address - address, row.line - line);
    ({ address, line, column } = row);
    file = number;
  }
  out.byte(DW_LNS.advancePc).uleb128(f.address + f.size - address);
  out.byte(0).uleb128(1).byte(DW_LNE.endSequence);
}

function isSamePlace(a: SourceLocation, b: SourceLocation): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column;
}

/** Appends a row that many bytes and lines on. */
function advance(out: ByteWriter, bytes: number, lines: number): void {
  if (lines >= LINE_BASE && lines < LINE_BASE + LINE_RANGE) {
    const special = lines - LINE_BASE + LINE_RANGE * bytes + OPCODE_BASE;
    if (special <= 255) {
      out.byte(special);
      return;
    }
  }
  if (lines !== 0) out.byte(DW_LNS.advanceLine).sleb128(lines);
  if (bytes !== 0) out.byte(DW_LNS.advancePc).uleb128(bytes);
  out.byte(DW_LNS.copy);
}
