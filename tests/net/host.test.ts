// The network stack and the packages' C++ under AddressSanitizer and UndefinedBehaviorSanitizer, on this machine: at random, a
// program calls them, peers answer, frames get lost or changed, and allocations fail. More runs by hand:
//
//   npx tsx tests/net/host.ts 1000 500      # 500 runs from seed 1000 on, for each kind of memory

import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../support/process.js";
import { buildHostBoard, memories } from "./host-build.js";

const runs = 150;

for (const memory of memories)
  test(`with lwIP's memory in ${memory}, nothing from the network or out of memory corrupts, leaks, panics, or changes a byte`, async (t) => {
    const program = await buildHostBoard(memory);
    const { status, stdout, stderr } = await start(t, program, ["0", String(runs)]).ended;
    assert.equal(status, 0, stdout.slice(-2000) + stderr);
    assert.equal(stdout.match(/^seed \d+: /gm)?.length, runs);
    const sum = (pattern: RegExp) =>
      [...stdout.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);
    // The runs do get somewhere.
    assert.ok(sum(/(\d+) connections opened/g) > 5 * runs);
    assert.ok(sum(/(\d+) accepted/g) > runs);
    assert.ok(sum(/(\d+) bytes sent/g) > 2000 * runs);
    assert.ok(sum(/(\d+) read;/g) > 2000 * runs);
    assert.ok(sum(/(\d+) of \d+ allocations failed/g) > 10 * runs);
  });
