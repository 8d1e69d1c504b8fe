// Reads .debug_line (DWARF 4, §6.2), as image/elf-dwarf-line.ts writes it.

import { DW_LNE, DW_LNS, LINE_BASE, LINE_RANGE, OPCODE_BASE } from "../image/elf-dwarf-line.js";
import type { SourceLocation } from "../link/object.js";
import { ByteReader } from "./byte-reader.js";

export interface LineRow extends SourceLocation {
  address: number;
  /** First address that the row no longer speaks of. */
  end: number;
  /** The function's first statement begins here. */
  isBody: boolean;
}

/** All rows, by address. @throws Error when the table is of another make */
export function readLineTable(section: Uint8Array): LineRow[] {
  const reader = new ByteReader(section);
  const end = reader.word() + 4;
  const version = reader.half();
  const program = reader.word() + reader.offset;
  reader.offset += 3;
  const parameters = [reader.signedByte(), reader.byte(), reader.byte()];
  const known = [LINE_BASE, LINE_RANGE, OPCODE_BASE];
  if (version !== 4 || known.some((value, i) => parameters[i] !== value))
    throw new Error("the line table was not written by pxt-esp");
  reader.offset += OPCODE_BASE - 1;
  while (reader.byte() !== 0) reader.string(); // include directories
  const files: string[] = [];
  for (let name = reader.string(); name !== ""; name = reader.string()) {
    files.push(name);
    for (let i = 0; i < 3; i++) reader.uleb128();
  }
  reader.offset = program;
  return runProgram(reader, end, files);
}

function runProgram(reader: ByteReader, end: number, files: readonly string[]): LineRow[] {
  const rows: LineRow[] = [];
  const start = { address: 0, file: 1, line: 1, column: 0, isBody: false };
  let state = { ...start };
  let open: LineRow | undefined;
  const close = (): void => {
    if (open && state.address > open.address) rows.push({ ...open, end: state.address });
    open = undefined;
  };
  const append = (): void => {
    close();
    const { address, file, line, column, isBody } = state;
    open = { address, end: address, file: files[file - 1] ?? "?", line, column, isBody };
    state.isBody = false;
  };
  while (reader.offset < end) {
    const opcode = reader.byte();
    if (opcode >= OPCODE_BASE) {
      const special = opcode - OPCODE_BASE;
      state.address += Math.floor(special / LINE_RANGE);
      state.line += (special % LINE_RANGE) + LINE_BASE;
      append();
      continue;
    }
    switch (opcode) {
      case 0: {
        const next = reader.uleb128() + reader.offset;
        const extended = reader.byte();
        if (extended === DW_LNE.setAddress) state.address = reader.word();
        else if (extended === DW_LNE.endSequence) {
          close();
          state = { ...start };
        }
        reader.offset = next;
        break;
      }
      case DW_LNS.copy:
        append();
        break;
      case DW_LNS.advancePc:
        state.address += reader.uleb128();
        break;
      case DW_LNS.advanceLine:
        state.line += reader.sleb128();
        break;
      case DW_LNS.setFile:
        state.file = reader.uleb128();
        break;
      case DW_LNS.setColumn:
        state.column = reader.uleb128();
        break;
      case DW_LNS.setPrologueEnd:
        state.isBody = true;
        break;
      default:
        throw new Error(`the line table has an opcode ${opcode}, which pxt-esp does not write`);
    }
  }
  return rows.sort((a, b) => a.address - b.address);
}
