// Every instruction of the table against GNU as, or against QEMU where GNU as does not know it: each operand at every corner, all
// sixteen registers, all combinations.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  encode,
  instructionOf,
  instructions,
  type Mnemonic,
  sizeOf,
} from "../../compiler/xtensa/encodings-instructions.js";
import type { Operand } from "../../compiler/xtensa/encodings-operands.js";
import { gnuAssemble } from "../support/xtensa-binutils.js";
import { esp8266 } from "../support/xtensa-chip.js";
import { qemuDisassemble } from "../support/xtensa-qemu.js";

const { features } = esp8266;
const mnemonics = Object.keys(instructions) as Mnemonic[];
const isKnownToGas = (mnemonic: Mnemonic): boolean => {
  const { feature } = instructionOf(mnemonic);
  return feature === undefined || features[feature] === true;
};

/** Instructions that neither GNU as nor the core that QEMU disassembles for knows. */
const isKnownToNobody = (mnemonic: Mnemonic): boolean => instructionOf(mnemonic).feature === "mul32high";

const isRelative = ({ kind }: Operand): boolean => kind === "branch" || kind === "call" || kind === "literal";

/** How the assembler's source writes an operand of an instruction at `pc`. */
function operandText(operand: Operand, value: number, pc: number): string {
  if (operand.kind === "register") return `a${value}`;
  return isRelative(operand) ? `.+(${value - pc})` : `${value}`;
}

interface Case {
  line: string;
  /** How QEMU's disassembler writes it. */
  text: string;
  pc: number;
  bytes: number[];
}

/** All combinations of an instruction's operand corners, laid out from `start` on. */
function casesOf(mnemonic: Mnemonic, start: number): Case[] {
  const { operands, constraint } = instructionOf(mnemonic);
  // Calls and literals count from an aligned address: four rounds put each corner at every alignment.
  const rounds = operands.some((operand) => operand.kind === "call" || operand.kind === "literal") ? 4 : 1;
  const counts = operands.map((operand) => operand.corners(0).length);
  const total = counts.reduce((product, count) => product * count, 1);
  const cases: Case[] = [];
  let pc = start;
  for (let round = 0; round < rounds; round++) {
    for (let n = 0; n < total; n++) {
      let rest = n;
      const values = operands.map((operand, index) => {
        const corner = rest % counts[index]!;
        rest = Math.floor(rest / counts[index]!);
        return operand.corners(pc)[corner]!;
      });
      if (constraint && !constraint.holds(values)) continue;
      const text = operands.map((operand, index) => operandText(operand, values[index]!, pc));
      const plain = operands.map(({ kind }, index) => `${kind === "register" ? "a" : ""}${values[index]}`);
      cases.push({
        line: `${mnemonic} ${text.join(", ")}`,
        text: `${mnemonic} ${plain.join(", ")}`.trim(),
        pc,
        bytes: encode(mnemonic, values, pc),
      });
      pc += sizeOf(mnemonic);
    }
  }
  return cases;
}

// One run of the assembler for all: each instruction's block begins at a fixed place.
const blocks = new Map<Mnemonic, Case[]>();
const source: string[] = [".text"];
let next = 0;
for (const mnemonic of mnemonics.filter(isKnownToGas)) {
  const cases = casesOf(mnemonic, next);
  blocks.set(mnemonic, cases);
  source.push(`.org ${next}`, ...cases.map(({ line }) => line));
  next = Math.ceil((cases[cases.length - 1]!.pc + 3) / 4) * 4;
}
const expected = gnuAssemble(source);

for (const [mnemonic, cases] of blocks)
  test(`${mnemonic} is encoded as GNU as encodes it`, () => {
    for (const { line, pc, bytes } of cases)
      assert.deepEqual(bytes, [...expected.subarray(pc, pc + bytes.length)], `${line} at ${pc}`);
  });

for (const mnemonic of mnemonics.filter((name) => !isKnownToGas(name))) {
  const skip = isKnownToNobody(mnemonic) && "neither GNU as nor a core of QEMU's knows mul32high";
  test(`${mnemonic} is disassembled by QEMU as it was written`, { skip }, async () => {
    const cases = casesOf(mnemonic, 0);
    const bytes = Uint8Array.from(cases.flatMap((one) => one.bytes));
    assert.deepEqual(
      await qemuDisassemble(bytes, cases.length),
      cases.map(({ text }) => text),
    );
  });
}

test("an operand out of range is refused by instruction, operand and range", () => {
  assert.throws(
    () => encode("addi", [2, 3, 128]),
    /addi: operand 3 \(imm8\) is 128, but must be -128\.\.127/,
  );
  assert.throws(() => encode("add", [2, 16, 3]), /add: operand 2 \(as\) is 16, but must be 0\.\.15/);
  assert.throws(() => encode("l32i", [2, 3, 6]), /l32i: operand 3 \(imm8\) is 6, .* 0\.\.1020 in steps of 4/);
  assert.throws(
    () => encode("extui", [2, 3, 20, 13]),
    /extui 2, 3, 20, 13: shiftimm \+ maskimm must be at most 32/,
  );
  assert.throws(() => encode("beqi", [2, 9, 40]), /beqi: operand 2 \(imm\) is 9, but must be -1, 1, 2/);
});

test("every PC-relative operand is refused one step beyond its range", () => {
  for (const mnemonic of mnemonics) {
    const { operands } = instructionOf(mnemonic);
    operands.forEach((operand, index) => {
      if (!isRelative(operand)) return;
      const pc = 0x40210004;
      const values = operands.map((other) => other.corners(pc)[1]!);
      const corners = operand.corners(pc);
      const step = operand.kind === "branch" ? 1 : 4;
      for (const beyond of [corners[0]! - step, corners[corners.length - 1]! + step]) {
        values[index] = beyond;
        assert.throws(
          () => encode(mnemonic, values, pc),
          new RegExp(`^Error: ${mnemonic.replace(".", "\\.")}: operand`),
        );
      }
    });
  }
});

// What Debian's GNU as is not configured for, once more: words by the Xtensa ISA Reference Manual's encoding tables, checked
// against LLVM's assembler (llvm/test/MC/Xtensa: windowed.s, mul.s, div.s, minmax.s, sext.s, clamps.s, loop.s).
const others: [Mnemonic, number[], number[]][] = [
  ["entry", [3, 128], [0x36, 0x03, 0x01]],
  ["movsp", [3, 4], [0x30, 0x14, 0x00]],
  ["call4", [4], [0x15, 0x00, 0x00]],
  ["call8", [8], [0x65, 0x00, 0x00]],
  ["call12", [0], [0xf5, 0xff, 0xff]],
  ["callx4", [3], [0xd0, 0x03, 0x00]],
  ["callx8", [3], [0xe0, 0x03, 0x00]],
  ["callx12", [3], [0xf0, 0x03, 0x00]],
  ["retw", [], [0x90, 0x00, 0x00]],
  ["retw.n", [], [0x1d, 0xf0]],
  ["rotw", [2], [0x20, 0x80, 0x40]],
  ["l32e", [3, 4, -12], [0x30, 0xd4, 0x09]],
  ["s32e", [3, 4, -12], [0x30, 0xd4, 0x49]],
  ["rfwo", [], [0x00, 0x34, 0x00]],
  ["rfwu", [], [0x00, 0x35, 0x00]],
  ["muluh", [3, 4, 5], [0x50, 0x34, 0xa2]],
  ["mulsh", [3, 4, 5], [0x50, 0x34, 0xb2]],
  ["quou", [3, 4, 5], [0x50, 0x34, 0xc2]],
  ["quos", [3, 4, 5], [0x50, 0x34, 0xd2]],
  ["remu", [3, 4, 5], [0x50, 0x34, 0xe2]],
  ["rems", [3, 4, 5], [0x50, 0x34, 0xf2]],
  ["min", [3, 4, 5], [0x50, 0x34, 0x43]],
  ["max", [3, 4, 5], [0x50, 0x34, 0x53]],
  ["minu", [3, 4, 5], [0x50, 0x34, 0x63]],
  ["maxu", [3, 4, 5], [0x50, 0x34, 0x73]],
  ["sext", [3, 4, 7], [0x00, 0x34, 0x23]],
  ["clamps", [3, 4, 7], [0x00, 0x34, 0x33]],
  ["loop", [3, 4], [0x76, 0x83, 0x00]],
  ["loopnez", [3, 259], [0x76, 0x93, 0xff]],
  ["loopgtz", [3, 4], [0x76, 0xa3, 0x00]],
];

test("instructions that this GNU as lacks are encoded as the manual says", () => {
  for (const [mnemonic, operands, bytes] of others)
    assert.deepEqual(encode(mnemonic, operands), bytes, mnemonic);
  const covered = new Set(others.map(([mnemonic]) => mnemonic));
  assert.deepEqual(
    mnemonics.filter((mnemonic) => !isKnownToGas(mnemonic) && !covered.has(mnemonic)),
    [],
  );
});
