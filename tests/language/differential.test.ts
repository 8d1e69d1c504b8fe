// Each program in tests/programs prints on the emulated chip, line by line, what it prints on pxt's JavaScript runtime. The
// programs in tests/programs/chip, for which that runtime is no reference, print what their .txt says. All of them print the same
// on a runtime that collects garbage at every allocation.

import { fail } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import { buildGcStressRuntime } from "../../targets/build/gc-stress.js";
import { lastLine } from "./program.js";
import { chipOnly, concurrency, requireExpected, shared } from "./programs.js";

describe("programs print on the chip what they print on the simulator", { concurrency }, () => {
  for (const program of shared) {
    test(`${program.name} prints the same on both`, async () => {
      await requireExpected(program);
      const printed = await program.expected();
      if (printed.at(-1) !== lastLine) fail(`it does not come to its end:\n${printed.slice(-5).join("\n")}`);
    });
  }
});

describe("programs for the chip print what is written beside them", { concurrency }, () => {
  for (const program of chipOnly)
    test(`${program.name} prints what ${program.name}.txt says`, () => requireExpected(program));
});

describe("programs print the same when every allocation collects garbage", { concurrency }, () => {
  let stressed: RuntimeImage;
  before(async () => {
    stressed = JSON.parse(readFileSync(await buildGcStressRuntime("esp8266"), "utf8")) as RuntimeImage;
  });
  for (const program of [...shared, ...chipOnly])
    test(`${program.name} does`, () => requireExpected(program, stressed));
});
