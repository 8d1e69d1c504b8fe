// Xtensa registers: the address registers' names and the numbers of the special registers
// (Xtensa ISA Reference Manual, "Processor State" and the tables of special register numbers).

/** Number of an address register a0–a15. */
export type Register = number;

/** Address registers by name, for readable operand lists. `sp` is a1. */
export const a0 = 0;
export const a1 = 1;
export const a2 = 2;
export const a3 = 3;
export const a4 = 4;
export const a5 = 5;
export const a6 = 6;
export const a7 = 7;
export const a8 = 8;
export const a9 = 9;
export const a10 = 10;
export const a11 = 11;
export const a12 = 12;
export const a13 = 13;
export const a14 = 14;
export const a15 = 15;
export const sp = a1;

/** Special registers by name: operands of rsr, wsr and xsr. */
export const specialRegisters = {
  LBEG: 0,
  LEND: 1,
  LCOUNT: 2,
  SAR: 3,
  LITBASE: 5,
  SCOMPARE1: 12,
  WINDOWBASE: 72,
  WINDOWSTART: 73,
  DDR: 104,
  EPC1: 177,
  EPC2: 178,
  EPC3: 179,
  DEPC: 192,
  EPS2: 194,
  EPS3: 195,
  EXCSAVE1: 209,
  EXCSAVE2: 210,
  EXCSAVE3: 211,
  INTERRUPT: 226,
  INTCLEAR: 227,
  INTENABLE: 228,
  PS: 230,
  VECBASE: 231,
  EXCCAUSE: 232,
  DEBUGCAUSE: 233,
  CCOUNT: 234,
  PRID: 235,
  ICOUNT: 236,
  ICOUNTLEVEL: 237,
  EXCVADDR: 238,
  CCOMPARE0: 240,
} as const;
