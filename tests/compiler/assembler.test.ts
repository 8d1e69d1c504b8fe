// The assembler's choices, judged by objdump: narrow forms, relaxation at the border of each reach, constants.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { ObjectSection } from "../../compiler/link/object.js";
import { type Label, XtensaAssembler } from "../../compiler/xtensa/assembler.js";
import { encode, type Mnemonic } from "../../compiler/xtensa/encodings-instructions.js";
import { a2, a3, a4, a10 } from "../../compiler/xtensa/registers.js";
import { disassemble } from "../support/xtensa-binutils.js";
import { esp8266 } from "../support/xtensa-chip.js";

const { features } = esp8266;
const wideOnly = { ...features, density: false };

const assembler = (name = "f", chipFeatures = features): XtensaAssembler =>
  new XtensaAssembler(name, { features: chipFeatures });

/** Exactly `count` bytes of instructions; not 1. */
function fill(asm: XtensaAssembler, count: number): void {
  const twos = (3 - (count % 3)) % 3;
  for (let i = 0; i < twos; i++) asm.emit("nop.n");
  for (let done = twos * 2; done < count; done += 3) asm.emit("memw");
}

/** What objdump makes of a function's first `bytes` bytes. */
const texts = (section: ObjectSection, bytes = section.bytes.length): string[] =>
  disassemble(section.bytes.subarray(0, bytes), 0).map(({ text }) => text);

/** Branch instructions without their target, and the opposite that jumps around. */
const branches: { mnemonic: Mnemonic; operands: number[]; text: string; opposite: string }[] = [
  ["beq", "bne"],
  ["blt", "bge"],
  ["bltu", "bgeu"],
  ["ball", "bnall"],
  ["bany", "bnone"],
  ["bbc", "bbs"],
].flatMap(([one, other]) => [
  { mnemonic: one as Mnemonic, operands: [a2, a3], text: `${one} a2, a3`, opposite: `${other} a2, a3` },
  { mnemonic: other as Mnemonic, operands: [a2, a3], text: `${other} a2, a3`, opposite: `${one} a2, a3` },
]);
for (const [one, other] of [
  ["beqi", "bnei"],
  ["blti", "bgei"],
  ["bltui", "bgeui"],
  ["bbci", "bbsi"],
])
  for (const [mnemonic, opposite] of [
    [one, other],
    [other, one],
  ])
    branches.push({
      mnemonic: mnemonic as Mnemonic,
      operands: [a2, 16],
      text: `${mnemonic} a2, 16`,
      opposite: `${opposite} a2, 16`,
    });

/** emit of a branch whose mnemonic is data. */
function emitBranch(asm: XtensaAssembler, mnemonic: Mnemonic, operands: number[], label: Label): void {
  (asm.emit as (mnemonic: Mnemonic, ...operands: (number | Label)[]) => void).call(
    asm,
    mnemonic,
    ...operands,
    label,
  );
}

/** A function that branches over, or back over, `gap` bytes. */
function branching(
  mnemonic: Mnemonic,
  operands: number[],
  gap: number,
  forward: boolean,
  chip = features,
): ObjectSection {
  const asm = assembler("f", chip);
  const label = asm.label();
  if (!forward) asm.place(label);
  if (!forward) fill(asm, gap);
  emitBranch(asm, mnemonic, operands, label);
  if (forward) fill(asm, gap);
  if (forward) asm.place(label);
  asm.emit("ret");
  return asm.finish();
}

const hex = (value: number): string => `0x${value.toString(16)}`;

for (const { mnemonic, operands, text, opposite } of branches) {
  test(`${mnemonic} is one instruction up to its reach, and jumped around beyond`, () => {
    assert.deepEqual(texts(branching(mnemonic, operands, 128, true), 3), [`${text}, ${hex(131)}`]);
    assert.deepEqual(texts(branching(mnemonic, operands, 129, true), 6), [
      `${opposite}, 0x6`,
      `j ${hex(135)}`,
    ]);
    assert.deepEqual(texts(branching(mnemonic, operands, 124, false)).slice(-2), [`${text}, 0x0`, "ret.n"]);
    assert.deepEqual(texts(branching(mnemonic, operands, 125, false)).slice(-3), [
      `${opposite}, ${hex(131)}`,
      "j 0x0",
      "ret.n",
    ]);
  });
}

for (const [mnemonic, opposite] of [
  ["beqz", "bnez"],
  ["bnez", "beqz"],
  ["bltz", "bgez"],
  ["bgez", "bltz"],
] as const) {
  test(`${mnemonic} reaches 2 KB, and is jumped around beyond`, () => {
    assert.deepEqual(texts(branching(mnemonic, [a2], 2048, true), 3), [`${mnemonic} a2, ${hex(2051)}`]);
    assert.deepEqual(texts(branching(mnemonic, [a2], 2044, false)).slice(-2), [
      `${mnemonic} a2, 0x0`,
      "ret.n",
    ]);
    // Only beqz and bnez have narrow forms.
    const narrow = mnemonic === "beqz" || mnemonic === "bnez";
    const size = narrow ? 5 : 6;
    const around = narrow ? `${opposite}.n a2, 0x5` : `${opposite} a2, 0x6`;
    assert.deepEqual(texts(branching(mnemonic, [a2], 2049, true), size), [around, `j ${hex(2049 + size)}`]);
    const back = texts(branching(mnemonic, [a2], 2045, false)).slice(-3);
    assert.deepEqual(back, [around.replace(/0x\d/, hex(2045 + size)), "j 0x0", "ret.n"]);
  });
}

for (const mnemonic of ["beqz", "bnez"] as const) {
  test(`${mnemonic} is narrow from 4 to 67 bytes forward only`, () => {
    assert.deepEqual(texts(branching(mnemonic, [a2], 2, true), 2), [`${mnemonic}.n a2, 0x4`]);
    assert.deepEqual(texts(branching(mnemonic, [a2], 65, true), 2), [`${mnemonic}.n a2, 0x43`]);
    assert.deepEqual(texts(branching(mnemonic, [a2], 66, true), 3), [`${mnemonic} a2, 0x45`]);
    assert.deepEqual(texts(branching(mnemonic, [a2], 0, true), 3), [`${mnemonic} a2, 0x3`]);
    assert.deepEqual(texts(branching(mnemonic, [a2], 0, false), 3), [`${mnemonic} a2, 0x0`]);
    assert.deepEqual(texts(branching(mnemonic, [a2], 6, true, wideOnly), 3), [`${mnemonic} a2, 0x9`]);
  });
}

test("branches beyond their reach share a jump near them to the same place", () => {
  const asm = assembler();
  const far = asm.label();
  for (let i = 0; i < 3; i++) asm.emit("beq", a2, a3, far);
  fill(asm, 300);
  asm.emit("bltu", a2, a3, far);
  asm.place(far);
  asm.emit("ret");
  const [around, jump, ...rest] = texts(asm.finish());
  assert.deepEqual([around, jump], ["bne a2, a3, 0x6", `j ${hex(315)}`]);
  assert.deepEqual(rest.slice(0, 2), ["beq a2, a3, 0x3", "beq a2, a3, 0x3"]);
  assert.deepEqual(rest.slice(-2), [`bltu a2, a3, ${hex(315)}`, "ret.n"]);
});

test("a branch shares a jump behind it that stands alone, even the next instruction", () => {
  const asm = assembler();
  const far = asm.label();
  asm.emit("beq", a2, a3, far);
  asm.emit("nop.n");
  asm.emit("beqz", a2, far);
  asm.emit("j", far);
  fill(asm, 3000);
  asm.place(far);
  asm.emit("ret");
  const jump = `j ${hex(3011)}`;
  assert.deepEqual(texts(asm.finish(), 11), ["beq a2, a3, 0x8", "nop.n", "beqz a2, 0x8", jump]);
});

test("j reaches 128 KB, and beyond goes through a literal with the target's address", () => {
  assert.deepEqual(texts(branching("j", [], 131072, true), 3), [`j ${hex(131075)}`]);
  const far = branching("j", [], 131073, true);
  assert.match(texts(far, 6)[0]!, /^l32r a10, /);
  assert.equal(texts(far, 6)[1], "jx a10");
  assert.deepEqual(far.relocations, [
    { kind: "literal", offset: 0, register: a10, literal: { symbol: "f", addend: 131079 } },
  ]);
  assert.deepEqual(texts(branching("j", [], 131068, false)).slice(-2), ["j 0x0", "ret.n"]);
  assert.equal(branching("j", [], 131069, false).relocations.length, 1);
});

/** objdump's text of a function's last instructions, which begin at `offset`. */
const textsFrom = (section: ObjectSection, offset: number): string[] =>
  disassemble(section.bytes.subarray(offset), offset).map(({ text }) => text);

/** What `branches` has, and the branches with one register. */
const allBranches = [
  ...branches,
  ...(["beqz", "bnez", "bltz", "bgez"] as const).map((mnemonic) => {
    const opposite = { beqz: "bnez.n", bnez: "beqz.n", bltz: "bgez", bgez: "bltz" }[mnemonic];
    return { mnemonic, operands: [a2], text: `${mnemonic} a2`, opposite: `${opposite} a2` };
  }),
];

for (const { mnemonic, operands, opposite } of allBranches) {
  test(`${mnemonic} goes around a jump up to the jump's reach, and around one through a literal beyond`, () => {
    const skip = opposite.includes(".n") ? 2 : 3;
    // Forward, the jump at `skip` reaches 131075 bytes from its own address on.
    const near = branching(mnemonic, operands, 131072, true);
    assert.deepEqual(texts(near, skip + 3), [`${opposite}, ${hex(skip + 3)}`, `j ${hex(skip + 131075)}`]);
    const far = branching(mnemonic, operands, 131073, true);
    const [around, load, jump] = texts(far, skip + 6);
    assert.deepEqual([around, jump], [`${opposite}, ${hex(skip + 6)}`, "jx a10"]);
    assert.match(load!, /^l32r a10, /);
    assert.deepEqual(far.relocations, [
      {
        kind: "literal",
        offset: skip,
        register: a10,
        literal: { symbol: "f", addend: skip + 6 + 131073 },
      },
    ]);
    // Back, it reaches 131068 bytes.
    const gap = 131068 - skip;
    assert.deepEqual(textsFrom(branching(mnemonic, operands, gap, false), gap), [
      `${opposite}, ${hex(gap + skip + 3)}`,
      "j 0x0",
      "ret.n",
    ]);
    const back = branching(mnemonic, operands, gap + 1, false);
    assert.equal(textsFrom(back, gap + 1)[0], `${opposite}, ${hex(gap + 1 + skip + 6)}`);
    assert.deepEqual(back.relocations, [
      { kind: "literal", offset: gap + 1 + skip, register: a10, literal: { symbol: "f", addend: 0 } },
    ]);
  });
}

test("a conditional branch beyond 128 KB goes around a jump through a literal", () => {
  const far = branching("beq", [a2, a3], 140000, true);
  assert.deepEqual(
    texts(far, 9).map((text) => text.split(" ")[0]),
    ["bne", "l32r", "jx"],
  );
  assert.equal(texts(far, 9)[0], "bne a2, a3, 0x9");
  assert.deepEqual(far.relocations, [
    { kind: "literal", offset: 3, register: a10, literal: { symbol: "f", addend: 140009 } },
  ]);
});

test("a branch that grows can push another out of reach", () => {
  // The first branch spans the second. Both reach as narrow ones; then the second must grow by three bytes.
  const asm = assembler();
  const end = asm.label();
  const far = asm.label();
  asm.emit("beq", a2, a3, end);
  asm.emit("beq", a2, a4, far);
  fill(asm, 123);
  asm.place(end);
  fill(asm, 100);
  asm.place(far);
  asm.emit("ret");
  assert.deepEqual(texts(asm.finish(), 12), ["bne a2, a3, 0x6", "j 0x87", "bne a2, a4, 0xc", "j 0xeb"]);
});

test("narrow forms are chosen exactly where they hold the operands", () => {
  const asm = assembler();
  asm.emit("add", a2, a3, a4);
  asm.emit("addi", a2, a3, 15);
  asm.emit("addi", a2, a3, 16);
  asm.emit("addi", a2, a3, -1);
  asm.emit("addi", a2, a3, 0);
  asm.emit("mov", a2, a3);
  asm.emit("movi", a2, 95);
  asm.emit("movi", a2, 96);
  asm.emit("movi", a2, -33);
  asm.emit("l32i", a2, a3, 60);
  asm.emit("l32i", a2, a3, 64);
  asm.emit("s32i", a2, a3, 60);
  asm.emit("s32i", a2, a3, 64);
  asm.emit("nop");
  asm.emit("ret");
  assert.deepEqual(texts(asm.finish()), [
    "add.n a2, a3, a4",
    "addi.n a2, a3, 15",
    "addi a2, a3, 16",
    "addi.n a2, a3, -1",
    "addi a2, a3, 0",
    "mov.n a2, a3",
    "movi.n a2, 95",
    "movi a2, 96",
    "movi a2, -33",
    "l32i.n a2, a3, 60",
    "l32i a2, a3, 64",
    "s32i.n a2, a3, 60",
    "s32i a2, a3, 64",
    "nop.n",
    "ret.n",
  ]);
});

test("a chip without the density option gets wide instructions, and refuses narrow ones", () => {
  const asm = assembler("f", wideOnly);
  asm.emit("add", a2, a3, a4);
  asm.emit("ret");
  assert.deepEqual(texts(asm.finish()), ["add a2, a3, a4", "ret"]);
  assert.throws(() => asm.emit("mov.n", a2, a3), /f: mov\.n needs density, which this chip does not have/);
  assert.throws(() => assembler("g").emit("quos", a2, a3, a4), /g: quos needs div32/);
});

/** Computes what a straight run of constant-making instructions leaves in a register, from objdump's words for them. */
function valueLeftIn(section: ObjectSection, register: string): number {
  const values = new Map<string, number>();
  const literals = section.relocations.map((r) =>
    r.kind === "literal" && "value" in r.literal ? r.literal.value : 0,
  );
  for (const text of texts(section)) {
    const [name, ...operands] = text.split(/[ ,]+/) as [string, ...string[]];
    const read = (index: number): number => values.get(operands[index]!)!;
    const target = operands[0]!;
    switch (name.replace(".n", "")) {
      case "movi":
        values.set(target, Number(operands[1]) | 0);
        break;
      case "addmi":
      case "addi":
        // objdump writes addmi's operand as it is added.
        values.set(target, (read(1) + Number(operands[2])) | 0);
        break;
      case "slli":
        values.set(target, read(1) << Number(operands[2]));
        break;
      case "add":
        values.set(target, (read(1) + read(2)) | 0);
        break;
      case "l32r":
        values.set(target, literals.shift()! | 0);
        break;
      case "mov":
        values.set(target, read(1));
        break;
      default:
        throw new Error(`unexpected ${text}`);
    }
  }
  return values.get(register)!;
}

/** Numbers at the borders of every form, and a spread of others from a fixed seed. */
const numbers = [
  ...[0, 31, 95, 127, 2047, 32512, 32767, 65535, 0x12345678, 0x7fffffff].flatMap((n) =>
    [-3, -2, -1, 0, 1, 2, 3].flatMap((d) => [n + d, -n + d]),
  ),
  ...Array.from({ length: 32 }, (_, bit) => 1 << bit),
  ...Array.from({ length: 32 }, (_, bit) => 95 << bit),
  ...Array.from({ length: 300 }, (_, n) => (Math.imul(n + 1, 0x9e3779b1) >> (n % 30)) | 0),
].map((n) => n | 0);

for (const [name, chip] of Object.entries({ density: features, "wide instructions": wideOnly })) {
  test(`movi32 makes every number, with ${name}`, () => {
    for (const value of numbers) {
      const asm = assembler("f", chip);
      asm.movi32(a2, value);
      assert.equal(valueLeftIn(asm.finish(), "a2"), value);
    }
  });
}

test("addImmediate adds every number", () => {
  for (const value of numbers) {
    const asm = assembler();
    asm.emit("movi", a3, 1000);
    asm.addImmediate(a2, a3, value);
    assert.equal(valueLeftIn(asm.finish(), "a2"), (1000 + value) | 0);
  }
});

test("addImmediate in place asks for a scratch register when the number needs one", () => {
  const asm = assembler();
  assert.throws(() => asm.addImmediate(a2, a2, 100000), /adding 100000 to a2 needs a scratch register/);
  asm.emit("movi", a2, 5);
  asm.addImmediate(a2, a2, 100000, a3);
  assert.equal(valueLeftIn(asm.finish(), "a2"), 100005);
});

test("movi32 uses two instructions of five bytes before it uses a literal", () => {
  const asm = assembler();
  asm.movi32(a2, 256 * 100 + 5);
  asm.movi32(a2, 1 << 20);
  assert.deepEqual(texts(asm.finish()), [
    "movi.n a2, 5",
    "addmi a2, a2, 0x6400",
    "movi.n a2, 1",
    "slli a2, a2, 20",
  ]);
});

test("a call is direct, or through a0 where the linker asks for it", () => {
  const asm = assembler();
  asm.call0("near");
  asm.call0("far");
  asm.emit("ret");
  const section = asm.finish();
  assert.deepEqual(section.relocations, [
    { kind: "call", offset: 0, mnemonic: "call0", site: 0, symbol: "near" },
    { kind: "call", offset: 3, mnemonic: "call0", site: 1, symbol: "far" },
  ]);
  const long = section.withLongCalls!(new Set([1]));
  assert.deepEqual(long.relocations, [
    { kind: "call", offset: 0, mnemonic: "call0", site: 0, symbol: "near" },
    { kind: "literal", offset: 3, register: 0, literal: { symbol: "far" } },
  ]);
  assert.deepEqual(
    [...long.bytes.subarray(6)],
    [...encode("callx0", [0]), ...encode("ret.n", [])],
    "callx0 a0 follows the l32r of a0",
  );
});

test("source places follow the code that relaxation moves", () => {
  const asm = assembler();
  const label = asm.label();
  asm.mark({ file: "main.ts", line: 1, column: 1 });
  asm.emit("beq", a2, a3, label);
  asm.mark({ file: "main.ts", line: 2, column: 3 });
  asm.mark({ file: "main.ts", line: 3, column: 5 });
  fill(asm, 200);
  asm.place(label);
  asm.mark({ file: "main.ts", line: 4, column: 1 });
  asm.emit("ret");
  assert.deepEqual(asm.finish().lines, [
    { offset: 0, file: "main.ts", line: 1, column: 1 },
    { offset: 6, file: "main.ts", line: 3, column: 5 },
    { offset: 206, file: "main.ts", line: 4, column: 1 },
  ]);
});

test("symbols in the middle of a function follow the code that relaxation moves", () => {
  const asm = assembler();
  const end = asm.label();
  asm.emit("beq", a2, a3, end);
  asm.placeSymbol("f.case1");
  fill(asm, 200);
  asm.place(end);
  asm.emit("ret");
  assert.deepEqual(asm.finish().symbols, [
    { name: "f", offset: 0, size: 208, kind: "func" },
    { name: "f.case1", offset: 6, size: 0, kind: "label" },
  ]);
});

test("wrong use of labels is an error that names function and label", () => {
  const asm = assembler();
  const lost = asm.label("lost");
  asm.emit("j", lost);
  assert.throws(() => asm.finish(), /f: label lost is used but not placed/);
  asm.place(lost);
  assert.throws(() => asm.place(lost), /f: label lost is placed twice/);
  assert.throws(() => assembler("g").emit("j", lost), /g: label lost belongs to f/);
  assert.throws(() => asm.emit("beqi", a2, 9, lost), /f: beqi: operand 2 \(imm\) is 9/);
  assert.throws(() => asm.emit("l32i", a2, a3, 2), /f: l32i: operand 3/);
});
