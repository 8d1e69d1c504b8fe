// Each program in tests/programs prints on the emulated chip, line by line, what it prints on pxt's JavaScript runtime. The
// programs in tests/programs/chip, for which that runtime is no reference, print what their .txt says.

import { fail } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { repository } from "../support/cli.js";
import { type Console, compileProgram, lastLine, runOnChip, runOnSimulator } from "./program.js";

const programs = join(repository, "tests/programs");

/** Two at a time: while one is compiled, the other runs in the emulator. */
const concurrency = 2;

/** How many differing lines a failure shows. */
const shownLines = 10;

/** Fails with the lines that differ. */
function requireSame(actual: Console, expected: Console, reference: string): void {
  const differences: string[] = [];
  for (let i = 0; i < Math.max(actual.length, expected.length); i++) {
    if (actual[i] !== expected[i])
      differences.push(`line ${i + 1}\n  ${reference}: ${expected[i]}\n  chip: ${actual[i]}`);
  }
  if (differences.length > 0)
    fail(`${differences.length} lines differ:\n${differences.slice(0, shownLines).join("\n")}`);
}

function programsIn(folder: string): { name: string; source: string }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => ({ name: file.slice(0, -3), source: readFileSync(join(folder, file), "utf8") }));
}

describe("programs print on the chip what they print on the simulator", { concurrency }, () => {
  for (const { name, source } of programsIn(programs)) {
    test(`${name} prints the same on both`, async () => {
      const { javascript, elf } = await compileProgram(source);
      const [expected, actual] = await Promise.all([runOnSimulator(javascript), runOnChip(elf)]);
      requireSame(actual, expected, "simulator");
      if (actual.at(-1) !== lastLine) fail(`it does not come to its end:\n${actual.slice(-5).join("\n")}`);
    });
  }
});

describe("programs for the chip print what is written beside them", { concurrency }, () => {
  const folder = join(programs, "chip");
  for (const { name, source } of programsIn(folder)) {
    test(`${name} prints what ${name}.txt says`, async () => {
      const { elf } = await compileProgram(source);
      const expected = readFileSync(join(folder, `${name}.txt`), "utf8")
        .trimEnd()
        .split("\n");
      requireSame(await runOnChip(elf), expected, "expected");
    });
  }
});
