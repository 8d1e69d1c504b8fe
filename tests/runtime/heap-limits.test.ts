// Programs in heaps of every size: they print what they should, or end with the panic that says that memory is out, after a part of
// it. Also on the runtime that collects at every allocation, where no garbage makes the heap larger than it must be.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chipOfBoard, runtimeOf } from "../../cli/boards.js";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import { buildGcStressRuntime } from "../../targets/build/gc-stress.js";
import { compileFor, countedTime, lastLine, runOnChip } from "../language/program.js";
import { heapBytes, smallestHeap, withHeapBytes } from "../support/heap-end.js";

const board = "esp8266";
const concurrency = 2;

/** How exactly the smallest heap is found, in bytes. */
const step = 256;

/** How many sizes below the smallest are tried, from none at all on, and how many above, up to all of the RAM. */
const smallerSizes = 8;
const largerSizes = 4;

/** Programs that need more than the least: objects of all kinds, arrays, texts, and closures in fibers. */
const programs = ["garbage", "arrays-large", "strings-long", "fibers-futures"];

const runtimes: Record<string, RuntimeImage> = {};

before(async () => {
  runtimes["the board's runtime"] = runtimeOf(chipOfBoard(board));
  runtimes["a collection at every allocation"] = JSON.parse(
    readFileSync(await buildGcStressRuntime(board), "utf8"),
  ) as RuntimeImage;
});

/** Whether a run printed everything; fails when it neither did nor ended with an out-of-memory panic on the way. */
function isComplete(printed: string[], expected: string[], bytes: number): boolean {
  if (printed.at(-1) === lastLine) {
    assert.deepEqual(printed, expected, `heap of ${bytes} bytes`);
    return true;
  }
  assert.match(printed.at(-1) ?? "", /^PANIC 2[01]$/, `heap of ${bytes} bytes:\n${printed.join("\n")}`);
  assert.deepEqual(printed.slice(0, -1), expected.slice(0, printed.length - 1), `heap of ${bytes} bytes`);
  return false;
}

describe("a program has a smallest heap, and ends with an out-of-memory panic in smaller ones", {
  concurrency,
}, () => {
  for (const name of programs)
    for (const runtime of ["the board's runtime", "a collection at every allocation"])
      test(`${name}, with ${runtime}`, async (t) => {
        const source = readFileSync(
          fileURLToPath(new URL(`../programs/${name}.ts`, import.meta.url)),
          "utf8",
        );
        const elf = Buffer.from(await compileFor("native", source, runtimes[runtime]!), "base64");
        const expected = await runOnChip(elf, countedTime);
        assert.equal(expected.at(-1), lastLine);
        const passes = async (bytes: number) =>
          isComplete(await runOnChip(withHeapBytes(elf, bytes), countedTime), expected, bytes);
        const smallest = await smallestHeap(0, heapBytes(elf), step, passes);
        t.diagnostic(`${name} with ${runtime}: ${smallest} of ${heapBytes(elf)} bytes`);
        assert.ok(smallest < heapBytes(elf));
        assert.ok(await passes(smallest));
        assert.ok(!(await passes(smallest - step)));
        for (let i = 0; i < smallerSizes; i++)
          await passes(Math.floor((smallest * i) / smallerSizes / 4) * 4);
        // Objects stay where they are: with more room they may lie so that a large one finds none.
        const above = heapBytes(elf) - smallest;
        for (let i = 1; i < largerSizes; i++)
          await passes(smallest + Math.floor((above * i) / largerSizes / 4) * 4);
      });
});
