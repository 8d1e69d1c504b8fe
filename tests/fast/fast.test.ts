// The runtime's fast functions (targets/runtime/fast) on every emulated chip agree with base's. (tests/language compares programs
// that lean on them with the simulator, and runs them with a collection at every allocation.)

import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { buildRuntime } from "../../targets/build/build-runtime.js";
import { chipBoards } from "../support/boards.js";
import { requireAllHold } from "../support/native.js";
import type { TestScope } from "../support/process.js";

const native = fileURLToPath(new URL("native", import.meta.url));

for (const board of chipBoards) {
  const allHold = (t: TestScope, name: string, checks: number) =>
    requireAllHold(t, board, native, name, checks);

  describe(`the runtime's fast functions on ${board}`, () => {
    before(() => buildRuntime({ board }));

    test("give what base's functions give", (t) => allHold(t, "agreement", 12));

    test("find, set and delete keys of maps as searching a list does", (t) => allHold(t, "maps", 5));

    test("allocate from a heap that grows into the system heap", (t) => allHold(t, "heap-growth", 6));
  });
}
