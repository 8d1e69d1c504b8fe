// The code density option: which 16-bit instruction does the same as a 24-bit one (Xtensa ISA Reference Manual,
// "Code Density Option").

import { fits, type Mnemonic } from "./encodings-instructions.js";

/** Wide instructions with a narrow twin of the same operands. Branches are relaxation's. */
const narrowForms: Partial<Record<Mnemonic, Mnemonic>> = {
  add: "add.n",
  addi: "addi.n",
  mov: "mov.n",
  movi: "movi.n",
  l32i: "l32i.n",
  s32i: "s32i.n",
  ret: "ret.n",
  retw: "retw.n",
  nop: "nop.n",
};

/** The narrow form when there is one that can hold the operands, else the instruction as it is. */
export function narrowed(mnemonic: Mnemonic, operands: number[]): [Mnemonic, number[]] {
  const narrow = narrowForms[mnemonic];
  return narrow !== undefined && fits(narrow, operands, 0) ? [narrow, operands] : [mnemonic, operands];
}
