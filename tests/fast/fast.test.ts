// The runtime's fast functions (targets/runtime/fast): they agree with base's on the chip.

import assert from "node:assert/strict";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { qemuCommand } from "../../cli/emulators/qemu.js";
import { buildRuntime, readChip, runtimeFolder } from "../../targets/build/build-runtime.js";
import { buildNative } from "../../targets/build/native.js";
import { start } from "../support/process.js";

const board = "esp8266";
const native = fileURLToPath(new URL("native", import.meta.url));

before(() => buildRuntime({ board }));

describe("the runtime's fast functions", () => {
  test("give what base's functions give", async (t) => {
    const elf = join(runtimeFolder(board), "tests/agreement.elf");
    await buildNative({ board, sources: [join(native, "agreement.cpp")], elf });
    const [program, ...args] = qemuCommand(await readChip(board), elf);
    const { stdout, status } = await start(t, program!, args).ended;
    assert.doesNotMatch(stdout, /^FAILS/m);
    assert.match(stdout, /^end of test$/m);
    assert.equal(stdout.match(/^holds: /gm)?.length, 8, stdout);
    assert.equal(status, 0);
  });
});
