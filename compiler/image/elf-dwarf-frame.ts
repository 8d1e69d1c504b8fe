// .debug_frame: how to find a function's caller from any of its instructions (DWARF 4, §6.4). The canonical frame address is
// the TypeScript stack pointer as it was when the function was entered; the C stack pointer is described next to it.

import type { FrameRegisters, FrameRow, FunctionFrames } from "../link/call-frames.js";
import { ByteWriter } from "./byte-writer.js";

export const DW_CFA = {
  /** In the upper two bits; the operand is in the others. */
  advanceLoc: 0x40,
  offset: 0x80,
  nop: 0x00,
  advanceLoc1: 0x02,
  advanceLoc2: 0x03,
  undefined: 0x07,
  sameValue: 0x08,
  defCfa: 0x0c,
  defCfaOffset: 0x0e,
  valOffset: 0x14,
  valExpression: 0x16,
} as const;

/** DW_OP_breg0: the register with this number more holds the value, plus the operand. */
export const DW_OP_BREG0 = 0x70;

export const DATA_ALIGN = -4;
const CIE_ID = 0xffffffff;

export function debugFrame(functions: readonly FunctionFrames[], registers: FrameRegisters): Uint8Array {
  const out = new ByteWriter();
  const cie = new ByteWriter()
    .word(CIE_ID)
    .byte(4) // version
    .string("") // no augmentation
    .byte(4) // address size
    .byte(0) // segment selector size
    .uleb128(1) // code alignment
    .sleb128(DATA_ALIGN)
    .uleb128(registers.returnAddress)
    .byte(DW_CFA.defCfa)
    .uleb128(registers.stack)
    .uleb128(0)
    .byte(DW_CFA.valOffset) // the caller's stack pointer is the canonical frame address
    .uleb128(registers.stack)
    .uleb128(0)
    .byte(DW_CFA.sameValue)
    .uleb128(registers.returnAddress)
    .byte(DW_CFA.sameValue)
    .uleb128(registers.cStack);
  entry(out, cie);
  for (const { address, size, rows } of functions) {
    const fde = new ByteWriter().word(0).word(address).word(size); // 0: the CIE is at the section's start
    let previous: FrameRow = { address, stack: 0, cStack: 0, returnAddress: "register" };
    for (const row of rows) {
      change(fde, previous, row, registers);
      previous = row;
    }
    entry(out, fde);
  }
  return out.finish();
}

/** Appends an entry with its length, filled up to a multiple of the address size. */
function entry(out: ByteWriter, content: ByteWriter): void {
  const bytes = content.align(4, DW_CFA.nop).finish();
  out.word(bytes.length).bytes(bytes);
}

function change(out: ByteWriter, from: FrameRow, to: FrameRow, registers: FrameRegisters): void {
  const bytes = to.address - from.address;
  if (bytes >= 0x100) out.byte(DW_CFA.advanceLoc2).half(bytes);
  else if (bytes >= 0x40) out.byte(DW_CFA.advanceLoc1).byte(bytes);
  else if (bytes > 0) out.byte(DW_CFA.advanceLoc | bytes);
  if (to.stack !== from.stack) out.byte(DW_CFA.defCfaOffset).uleb128(to.stack);
  if (to.returnAddress !== from.returnAddress) {
    if (to.returnAddress === "register") out.byte(DW_CFA.sameValue).uleb128(registers.returnAddress);
    else if (to.returnAddress === "lost") out.byte(DW_CFA.undefined).uleb128(registers.returnAddress);
    else out.byte(DW_CFA.offset | registers.returnAddress).uleb128(-to.returnAddress / DATA_ALIGN);
  }
  if (to.cStack !== from.cStack) {
    if (to.cStack === 0) out.byte(DW_CFA.sameValue).uleb128(registers.cStack);
    else {
      const expression = new ByteWriter()
        .byte(DW_OP_BREG0 + registers.cStack)
        .sleb128(to.cStack)
        .finish();
      out.byte(DW_CFA.valExpression).uleb128(registers.cStack).uleb128(expression.length).bytes(expression);
    }
  }
}
