// The store of named values (targets/runtime/storage) on the emulated chip, over a simulated flash (native/simulated-flash.h).

import assert from "node:assert/strict";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { qemuCommand } from "../../cli/emulators/qemu.js";
import { buildRuntime, readChip, runtimeFolder } from "../../targets/build/build-runtime.js";
import { linkerScript } from "../../targets/build/linker-script.js";
import { buildNative } from "../../targets/build/native.js";
import { start, type TestScope } from "../support/process.js";

const board = "esp8266";
const native = fileURLToPath(new URL("native", import.meta.url));

before(() => buildRuntime({ board }));

/** Builds and runs a C++ program whose checks, so many, must all hold. */
async function requireAllHold(t: TestScope, name: string, checks: number) {
  const elf = join(runtimeFolder(board), `tests/${name}.elf`);
  await buildNative({ board, sources: [join(native, `${name}.cpp`)], elf });
  const [program, ...args] = qemuCommand(await readChip(board), elf);
  const { stdout, status } = await start(t, program!, args).ended;
  assert.doesNotMatch(stdout, /^FAILS/m, stdout);
  assert.match(stdout, /^end of test$/m, stdout);
  assert.equal(stdout.match(/^holds: /gm)?.length, checks, stdout);
  assert.equal(status, 0);
}

describe("the key-value log", () => {
  test("keeps values as a model does, wears equally, tells when it is full, and recovers from damage", (t) =>
    requireAllHold(t, "key-value-log", 9));

  test("survives power cuts at each operation and at random ones", (t) => requireAllHold(t, "power-cuts", 4));
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
