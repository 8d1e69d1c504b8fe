// The programs of tests/programs, with what they must print.

import { fail } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import { repository } from "../support/cli.js";
import { type Console, compileFor, runOnChip, runOnSimulator } from "./program.js";

const programs = join(repository, "tests/programs");

/** How many run at a time: while one is compiled, another runs in the emulator. */
export const concurrency = 2;

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

export interface Program {
  name: string;
  source: string;
  /** Who says what it prints, for messages. */
  reference: string;
  /** What it prints; found once for all tests. */
  expected: () => Promise<Console>;
}

function programsIn(folder: string, reference: string, expected: (program: string) => Promise<Console>) {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file): Program => {
      let known: Promise<Console> | undefined;
      return {
        name: file.slice(0, -3),
        source: readFileSync(join(folder, file), "utf8"),
        reference,
        expected: () => {
          known ??= expected(join(folder, file));
          return known;
        },
      };
    });
}

/** Programs that print on the chip what they print on the simulator. */
export const shared = programsIn(programs, "simulator", async (file) =>
  runOnSimulator(await compileFor("js", readFileSync(file, "utf8"))),
);
/** Programs for the chip alone; a file beside each says what it prints. */
export const chipOnly = programsIn(join(programs, "chip"), "expected", async (file) =>
  readFileSync(file.replace(/ts$/, "txt"), "utf8").trimEnd().split("\n"),
);

/** Runs a program on the runtime's chip and fails when it does not print what it should. */
export async function requireExpected(
  program: Program,
  runtime: RuntimeImage,
  run: (elf: Uint8Array) => Promise<Console> = (elf) => runOnChip(elf, [], runtime.chip.id),
): Promise<void> {
  const elf = Buffer.from(await compileFor("native", program.source, runtime), "base64");
  const [expected, actual] = await Promise.all([program.expected(), run(elf)]);
  requireSame(actual, expected, program.reference);
}
