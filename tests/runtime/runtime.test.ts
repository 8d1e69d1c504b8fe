// The C++ runtime on every emulated chip, without TypeScript: the bare runtime, and C++ programs in place of the user's
// (tests/runtime/native), whose checks print a line each.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chipOfBoard } from "../../cli/boards.js";
import { buildRuntime, compileRuntime, readChip, runtimeFolder } from "../../targets/build/build-runtime.js";
import { link } from "../../targets/build/link.js";
import { chipBoards } from "../support/boards.js";
import { emulate, requireAllHold, runNative } from "../support/native.js";
import type { TestScope } from "../support/process.js";

const sources = fileURLToPath(new URL("native", import.meta.url));

for (const board of chipBoards) testRuntime(board);

function testRuntime(board: string): void {
  const outputs = join(runtimeFolder(board), "tests");
  const run = (t: TestScope, name: string, defines?: Record<string, string>) =>
    runNative(t, board, sources, name, defines);
  const allHold = (t: TestScope, name: string, checks: number) =>
    requireAllHold(t, board, sources, name, checks);

  before(() => buildRuntime({ board }));

  describe(`the runtime on ${board}`, () => {
    test("boots without a program, says so and ends", async (t) => {
      const { stdout, status } = await emulate(t, board, join(runtimeFolder(board), "runtime.elf"));
      assert.match(stdout, /^pxt-esp runtime: no program linked$/m);
      assert.equal(status, 0);
    });

    test("schedules fibers, events, sleeping and polling", (t) => allHold(t, "scheduling", 13));

    test("collects garbage and manages the system heap within the chip's memory", (t) =>
      allHold(t, "collector", 14));

    test("prints and reads doubles as JavaScript does", async (t) => {
      const { stdout } = await run(t, "numbers");
      assert.doesNotMatch(stdout, /^FAILS/m);
      assert.match(stdout, /^end of test/m);
      const lines = [...stdout.matchAll(/^([0-9a-f]{16}) (\S+) (\w+)/gm)];
      assert.ok(lines.length > 2500);
      for (const [, bits, text, readBack] of lines) {
        assert.equal(text, String(Buffer.from(bits!, "hex").readDoubleBE()));
        assert.equal(readBack, "same", text);
      }
    });

    test("adds, subtracts, multiplies, divides and takes roots of numbers of every kind as JavaScript does", async (t) => {
      const { stdout } = await run(t, "arithmetic");
      assert.doesNotMatch(stdout, /^FAILS/m);
      assert.match(stdout, /^end of test/m);
      const lines = stdout.match(/^([0-9a-f]{16} ){7}/gm) ?? [];
      assert.ok(lines.length > 4500);
      for (const line of lines) {
        const numbers = line.match(/\S+/g)!.map((bits) => Buffer.from(bits, "hex").readDoubleBE());
        const [x, y, ...results] = numbers as [number, number, ...number[]];
        const expected = [
          x + y,
          x - y,
          x * y,
          Math.sqrt(x * x + 3) / y,
          x - (y - (x + y * (x - (y * 5 - x)))),
        ];
        assert.deepEqual(results, expected, line);
      }
    });

    test("restarts as after power-on", async (t) => {
      const { stdout, status } = await run(t, "restart");
      assert.match(stdout, /^start, counter 1\r?\nstart, counter 1\r?\nend of test$/m);
      assert.equal(status, 0);
    });

    test("reads flash by words in its memory and string functions", (t) =>
      allHold(t, "memory-functions", 14));
  });

  describe(`on ${board} a failing program ends the emulator with status 2 and says`, () => {
    const failures: [failure: string, meaning: string, output: RegExp][] = [
      [
        "heapFull",
        "that objects do not fit into the heap",
        /^PANIC 21: out of memory: the program's objects/m,
      ],
      ["tooBig", "that an object is too large", /^PANIC 22: an array, string or buffer is larger/m],
      ["systemHeapFull", "that the system heap is full", /^PANIC 20: out of memory in the system heap/m],
      [
        "tooManyFibers",
        "that there is no room for another fiber",
        /^PANIC 20: out of memory in the system heap/m,
      ],
      ["thrownString", "which string was thrown", /^Uncaught exception: the sensor is gone\nPANIC 999: /m],
      ["thrownObject", "the message of the object thrown", /^Uncaught exception: no answer\nPANIC 999: /m],
      [
        "nullLoad",
        "where a null pointer was read",
        /^PANIC 40: CPU exception .* at pc 0x40\w{6}, address 0x00000004/m,
      ],
      [
        "unalignedLoad",
        "where unaligned memory was read",
        /^PANIC 40: CPU exception 9 \(unaligned load or store\)/m,
      ],
      [
        "brokenFiber",
        "two faults when the first has left no call stack to read",
        /(^PANIC 40: CPU exception .*\n){2}(?!PANIC)/m,
      ],
      ["stackFull", "that calls are nested too deep", /^PANIC 916: a stack is full/m],
      ["byProgram", "the number that the program gave", /^PANIC 42: raised by the program/m],
    ];
    for (const [failure, meaning, output] of failures) {
      test(meaning, async (t) => {
        const { stdout, status } = await run(t, "failures", { FAILURE: failure });
        assert.match(stdout, output);
        assert.equal(status, 2);
      });
    }
  });

  describe(`a runtime that is too large for ${board}`, () => {
    const { regions, place } = chipOfBoard(board);
    for (const region of [place.data, place.text]) {
      const { title } = regions[region]!;
      test(`is an error that names the ${title}`, async () => {
        const chip = await readChip(board);
        const objects = await compileRuntime(chip, { force: false, log: () => {} });
        const small = { ...chip.regions[region]!, size: "0x1000", reserved: [] };
        await mkdir(outputs, { recursive: true });
        await assert.rejects(
          link(
            { ...chip, regions: { ...chip.regions, [region]: small } },
            objects,
            join(outputs, "too-large.elf"),
          ),
          new RegExp(`the runtime does not fit into the ${title} \\(${region}\\): \\d+ bytes too many`),
        );
      });
    }
  });
}
