// Reads .debug_frame (DWARF 4, §6.4), as image/elf-dwarf-frame.ts writes it.

import { DATA_ALIGN, DW_CFA } from "../image/elf-dwarf-frame.js";
import type { FrameRow, FunctionFrames } from "../link/call-frames.js";
import { ByteReader } from "./byte-reader.js";

const COMMON_ENTRY = 0xffffffff;

/** Frames of all functions, by address. @throws Error when the section is of another make */
export function readFrameTable(section: Uint8Array): FunctionFrames[] {
  const functions: FunctionFrames[] = [];
  const reader = new ByteReader(section);
  while (!reader.atEnd) {
    const end = reader.word() + reader.offset;
    if (reader.word() !== COMMON_ENTRY) {
      const address = reader.word();
      const size = reader.word();
      functions.push({ address, size, rows: readRows(reader, end, address) });
    }
    reader.offset = end;
  }
  return functions.sort((a, b) => a.address - b.address);
}

function readRows(reader: ByteReader, end: number, address: number): FrameRow[] {
  const rows: FrameRow[] = [{ address, stack: 0, cStack: 0, returnAddress: "register" }];
  const advance = (bytes: number): void => {
    const last = rows[rows.length - 1]!;
    rows.push({ ...last, address: last.address + bytes });
  };
  while (reader.offset < end) {
    const row = rows[rows.length - 1]!;
    const opcode = reader.byte();
    const operand = opcode & 0x3f;
    switch (opcode & 0xc0) {
      case DW_CFA.advanceLoc:
        advance(operand);
        continue;
      case DW_CFA.offset:
        row.returnAddress = -reader.uleb128() * DATA_ALIGN;
        continue;
    }
    switch (opcode) {
      case DW_CFA.nop:
        break;
      case DW_CFA.advanceLoc1:
        advance(reader.byte());
        break;
      case DW_CFA.advanceLoc2:
        advance(reader.half());
        break;
      case DW_CFA.defCfaOffset:
        row.stack = reader.uleb128();
        break;
      case DW_CFA.undefined:
        reader.uleb128();
        row.returnAddress = "lost";
        break;
      case DW_CFA.sameValue:
        // The return address is in a0; the other register is the C stack pointer.
        if (reader.uleb128() === 0) row.returnAddress = "register";
        else row.cStack = 0;
        break;
      case DW_CFA.valExpression: {
        reader.uleb128();
        const next = reader.uleb128() + reader.offset;
        reader.byte(); // DW_OP_breg of the register itself
        row.cStack = reader.sleb128();
        reader.offset = next;
        break;
      }
      default:
        throw new Error(`the frame table has an instruction ${opcode}, which pxt-esp does not write`);
    }
  }
  return rows;
}
