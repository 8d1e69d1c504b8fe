// Each program in tests/programs prints on the emulated chip, line by line, what it prints on pxt's JavaScript runtime. The
// programs in tests/programs/chip, for which that runtime is no reference, print what their .txt says. All of them print the same
// on a runtime that collects garbage at every allocation, and in Renode, whose board keeps to the chip's memory rules.

import { fail } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { chipOfBoard, runtimeOf } from "../../cli/boards.js";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import { buildGcStressRuntime } from "../../targets/build/gc-stress.js";
import { chipBoards } from "../support/boards.js";
import { repository } from "../support/cli.js";
import { RenodeBoard, withoutRenode } from "../support/renode.js";
import { type Console, compileFor, lastLine, runInRenode, runOnChip, runOnSimulator } from "./program.js";

const programs = join(repository, "tests/programs");

/** Two at a time: while one is compiled, the other runs in the emulator. */
const concurrency = 2;

/** Of the programs, one in so many runs with a collection at every allocation on chips behind the first. */
const stressedPart = 4;

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

interface Program {
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

const shared = programsIn(programs, "simulator", async (file) =>
  runOnSimulator(await compileFor("js", readFileSync(file, "utf8"))),
);
const chipOnly = programsIn(join(programs, "chip"), "expected", async (file) =>
  readFileSync(file.replace(/ts$/, "txt"), "utf8").trimEnd().split("\n"),
);

/** Runs a program on the runtime's chip and fails when it does not print what it should. */
async function requireExpected(
  program: Program,
  runtime: RuntimeImage,
  run: (elf: Uint8Array) => Promise<Console> = (elf) => runOnChip(elf, [], runtime.chip.id),
): Promise<void> {
  const elf = Buffer.from(await compileFor("native", program.source, runtime), "base64");
  const [expected, actual] = await Promise.all([program.expected(), run(elf)]);
  requireSame(actual, expected, program.reference);
}

for (const [index, board] of chipBoards.entries()) {
  const runtime = runtimeOf(chipOfBoard(board));

  describe(`programs print on ${board} what they print on the simulator`, { concurrency }, () => {
    for (const program of shared) {
      test(`${program.name} prints the same on both`, async () => {
        await requireExpected(program, runtime);
        const printed = await program.expected();
        if (printed.at(-1) !== lastLine)
          fail(`it does not come to its end:\n${printed.slice(-5).join("\n")}`);
      });
    }
  });

  describe(`programs for chips print on ${board} what is written beside them`, { concurrency }, () => {
    for (const program of chipOnly)
      test(`${program.name} prints what ${program.name}.txt says`, () => requireExpected(program, runtime));
  });

  describe(`programs print the same on ${board} when every allocation collects garbage`, {
    concurrency,
  }, () => {
    let stressed: RuntimeImage;
    before(async () => {
      stressed = JSON.parse(readFileSync(await buildGcStressRuntime(board), "utf8")) as RuntimeImage;
    });
    // What roots values is the same on every chip, but for the ways between generated code and C++: for further chips a part does.
    const all = [...shared, ...chipOnly];
    for (const program of index === 0 ? all : all.filter((_, i) => i % stressedPart === 0))
      test(`${program.name} does`, () => requireExpected(program, stressed));
  });

  if (!chipOfBoard(board).emulators.renode) continue;
  describe(`programs print on ${board} the same in Renode, under the chip's memory rules`, {
    concurrency,
  }, () => {
    if (withoutRenode) {
      test("every program does, and keeps to them", { skip: withoutRenode }, () => {});
      return;
    }
    const renode = new RenodeBoard(chipOfBoard(board));
    after(() => renode.close());
    for (const program of [...shared, ...chipOnly])
      test(`${program.name} does, and keeps to them`, () =>
        requireExpected(program, runtime, (elf) => runInRenode(elf, renode)));
  });
}
