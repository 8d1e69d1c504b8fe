// The store of named values (targets/runtime/storage) on the emulated chip, over a simulated flash (native/simulated-flash.h).

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { buildRuntime, readChip } from "../../targets/build/build-runtime.js";
import { linkerScript } from "../../targets/build/linker-script.js";
import { requireAllHold } from "../support/native.js";
import type { TestScope } from "../support/process.js";

const board = "esp8266";
const native = fileURLToPath(new URL("native", import.meta.url));

before(() => buildRuntime({ board }));

const allHold = (t: TestScope, name: string, checks: number) =>
  requireAllHold(t, board, native, name, checks);

describe("the key-value log", () => {
  test("keeps values as a model does, wears equally, tells when it is full, and recovers from damage", (t) =>
    allHold(t, "key-value-log", 9));

  test("survives power cuts at each operation and at random ones", (t) => allHold(t, "power-cuts", 4));
});

test("a chip.json whose settings can't be used is refused with what is wrong", async () => {
  const chip = await readChip(board);
  const wrong: [Partial<typeof chip.settings>, RegExp][] = [
    [{ size: "0x3000" }, /chip\.json: "settings" has less than 4 sectors/],
    [{ sectorBytes: "0xC00" }, /no power of two/],
    [{ address: "0x402F4800" }, /whole sectors/],
    [{ address: "0x402E0000" }, /overlaps the region irom/],
    [{ address: "0x50000000", size: "0x80000" }, /larger than 262144 bytes/],
  ];
  for (const [settings, message] of wrong)
    assert.throws(() => linkerScript({ ...chip, settings: { ...chip.settings, ...settings } }), message);
});
