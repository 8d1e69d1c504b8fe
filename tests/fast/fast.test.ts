// The runtime's fast functions (targets/runtime/fast) on the emulated chip: they agree with base's, and programs that lean on them
// print the same when every allocation collects garbage. (tests/language compares them with the simulator.)

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { qemuCommand } from "../../cli/emulators/qemu.js";
import { compileProject } from "../../cli/makecode/compile.js";
import { formatDiagnostic } from "../../cli/makecode/project.js";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import { buildRuntime, readChip, runtimeFolder } from "../../targets/build/build-runtime.js";
import { buildGcStressRuntime } from "../../targets/build/gc-stress.js";
import { buildNative } from "../../targets/build/native.js";
import { compileProgram, lastLine, runOnChip } from "../language/program.js";
import { start, type TestScope } from "../support/process.js";

const board = "esp8266";
const native = fileURLToPath(new URL("native", import.meta.url));
const programs = fileURLToPath(new URL("../programs", import.meta.url));
let stressed: RuntimeImage;

before(async () => {
  await buildRuntime({ board });
  stressed = JSON.parse(readFileSync(await buildGcStressRuntime(board), "utf8")) as RuntimeImage;
});

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

/** The program for a runtime that collects garbage before each allocation. */
async function compileStressed(source: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-fast-"));
  try {
    const config = { name: "program", dependencies: { esp8266: "*" }, files: ["main.ts"] };
    writeFileSync(join(folder, "pxt.json"), JSON.stringify(config));
    writeFileSync(join(folder, "main.ts"), source);
    const compiled = await compileProject(folder, { kind: "native", runtime: stressed });
    assert.ok(compiled.success, compiled.diagnostics.map(formatDiagnostic).join("\n"));
    return Buffer.from(compiled.outfiles["firmware.elf"]!, "base64");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("the runtime's fast functions", () => {
  test("give what base's functions give", (t) => requireAllHold(t, "agreement", 12));

  test("find, set and delete keys of maps as searching a list does", (t) => requireAllHold(t, "maps", 5));

  test("allocate from a heap that grows into the system heap", (t) => requireAllHold(t, "heap-growth", 6));
});

describe("a program prints the same when every allocation collects garbage", () => {
  for (const name of [
    "strings-concatenation",
    "strings-cutting",
    "strings-library",
    "objects-dictionaries",
  ]) {
    test(name, async () => {
      const source = readFileSync(join(programs, `${name}.ts`), "utf8");
      const expected = await runOnChip((await compileProgram(source)).elf);
      assert.equal(expected.at(-1), lastLine);
      assert.deepEqual(await runOnChip(await compileStressed(source)), expected);
    });
  }
});
