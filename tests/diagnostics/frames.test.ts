// The frame table: what our reader makes of it is what binutils makes of it, and every call has its return address in memory.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ProgramMap } from "../../compiler/trace/program-map.js";
import { cli, repository, temporaryFolder } from "../support/cli.js";
import type { TestScope } from "../support/process.js";
import { binutil } from "../support/xtensa-binutils.js";
import { callsOf } from "./firmware.js";

/** The example's ELF file: a program of many kinds of frames. */
async function example(t: TestScope): Promise<string> {
  const out = temporaryFolder(t);
  const built = await cli(
    t,
    "build",
    join(repository, "examples/hello-mqtt"),
    "--board",
    "esp8266",
    "--out",
    out,
  );
  assert.equal(built.status, 0, built.stderr);
  return join(out, "firmware.elf");
}

function addressOf(elf: string, symbol: string): number {
  const line = binutil("nm", elf)
    .split("\n")
    .find((each) => each.endsWith(` ${symbol}`));
  assert.ok(line, symbol);
  return Number.parseInt(line, 16);
}

test("the frame table reads the same here and in binutils", async (t) => {
  const elf = await example(t);
  const map = new ProgramMap(readFileSync(elf));
  const dump = binutil("readelf", "--debug-dump=frames-interp", elf);
  let rows = 0;
  for (const entry of dump.split(/\n\n/)) {
    const columns = /^\s+LOC\s+CFA\s+(.*)$/m.exec(entry)?.[1]?.trim().split(/\s+/);
    if (!entry.includes(" FDE ") || !columns) continue;
    for (const [, location, offset, registers] of entry.matchAll(/^([0-9a-f]{8}) r15\+(\d+)\s+(.*)$/gm)) {
      const rules = registers!.trim().split(/\s+/);
      const frame = map.frameAt(Number.parseInt(location!, 16));
      assert.equal(frame?.stack, Number(offset), location);
      const rule: string | undefined = rules[columns.indexOf("ra")];
      const expected =
        { register: "s", lost: "u" }[frame!.returnAddress as string] ?? `c-${frame!.returnAddress}`;
      assert.equal(rule, expected, location);
      rows++;
    }
  }
  assert.ok(rows > 200, `${rows} rows`);
  // An epilogue that several functions share begins in a frame.
  const { stack, returnAddress } = map.frameAt(addressOf(elf, "_pxt_leave 16"))!;
  assert.deepEqual([stack, returnAddress], [16, 4]);
});

test("at every call the return address is at a known place on the stack", async (t) => {
  const elf = await example(t);
  const map = new ProgramMap(readFileSync(elf));
  const lost = callsOf(elf)
    .filter(({ address }) => typeof map.frameAt(address)?.returnAddress !== "number")
    .map(({ address, from }) => `${from} at ${address.toString(16)}`);
  assert.deepEqual(lost, []);
});
