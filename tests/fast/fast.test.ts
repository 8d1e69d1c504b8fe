// The runtime's fast functions (targets/runtime/fast) on the emulated chip agree with base's. (tests/language compares programs
// that lean on them with the simulator, and runs them with a collection at every allocation.)

import assert from "node:assert/strict";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { qemuCommand } from "../../cli/emulators/qemu.js";
import { buildRuntime, readChip, runtimeFolder } from "../../targets/build/build-runtime.js";
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
  assert.doesNotMatch(stdout, /^FAILS/m);
  assert.match(stdout, /^end of test$/m);
  assert.equal(stdout.match(/^holds: /gm)?.length, checks, stdout);
  assert.equal(status, 0);
}

describe("the runtime's fast functions", () => {
  test("give what base's functions give", (t) => requireAllHold(t, "agreement", 12));

  test("find, set and delete keys of maps as searching a list does", (t) => requireAllHold(t, "maps", 5));

  test("allocate from a heap that grows into the system heap", (t) => requireAllHold(t, "heap-growth", 6));
});
