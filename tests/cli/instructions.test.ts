// The counting of instructions that benchmarks stand on.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { elfSymbols } from "../../bench/elf-symbols.js";
import { countInstructions } from "../../bench/instructions.js";
import { chipOfBoard } from "../../cli/boards.js";
import { cli, project, temporaryFolder } from "../support/cli.js";

test("the number of instructions between two functions repeats exactly, and grows with the work between them", async (t) => {
  const counts = async (loops: number) => {
    const main = `
      let sum = 0
      function last() { console.log("sum " + sum) }
      for (let i = 0; i < ${loops}; i++) sum += i
      last()
    `;
    const out = temporaryFolder(t);
    const build = await cli(t, "build", project(t, main), "--board", "esp8266", "--out", out);
    assert.equal(build.status, 0, build.stderr);
    const elf = join(out, "firmware.elf");
    const symbols = elfSymbols(readFileSync(elf));
    const addresses = [symbols.get("<main>")!, symbols.get("last")!];
    const [begin, end] = await countInstructions(chipOfBoard("esp8266"), elf, addresses);
    return end! - begin!;
  };
  const hundred = await counts(100);
  assert.equal(await counts(100), hundred);
  const twoHundred = await counts(200);
  const threeHundred = await counts(300);
  assert.ok(hundred > 100);
  assert.ok(Math.abs(threeHundred - twoHundred - (twoHundred - hundred)) < 0.2 * hundred);
});
