// Each program in tests/programs prints on the emulated chip, line by line, what it prints on pxt's JavaScript runtime. The
// programs in tests/programs/chip, for which that runtime is no reference, print what their .txt says. All of them print the same
// on a runtime that collects garbage at every allocation.

import { fail } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { chipOfBoard, runtimeOf } from "../../cli/boards.js";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import { buildGcStressRuntime } from "../../targets/build/gc-stress.js";
import { chipBoards } from "../support/boards.js";
import { lastLine } from "./program.js";
import { chipOnly, concurrency, requireExpected, shared } from "./programs.js";

/** Of the programs, one in so many runs with a collection at every allocation on chips behind the first. */
const stressedPart = 4;

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
}
