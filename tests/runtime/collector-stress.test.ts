// TypeScript programs on a runtime that collects garbage before each allocation: they must print what they print otherwise.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chipOfBoard, runtimeOf } from "../../cli/boards.js";
import { qemuCommand } from "../../cli/emulators/qemu.js";
import { compileProject } from "../../cli/makecode/compile.js";
import { formatDiagnostic } from "../../cli/makecode/project.js";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import { buildRuntime } from "../../targets/build/build-runtime.js";
import { buildGcStressRuntime } from "../../targets/build/gc-stress.js";
import { start, type TestScope } from "../support/process.js";

const chip = chipOfBoard("esp8266");
const lastLine = "DONE";
let stressed: RuntimeImage;

before(async () => {
  await buildRuntime({ board: chip.id });
  stressed = JSON.parse(await readFile(await buildGcStressRuntime(chip.id), "utf8")) as RuntimeImage;
});

/** Compiles a program, runs it in the emulator and returns what it printed, up to its last line. */
async function output(t: TestScope, source: string, runtime: RuntimeImage): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pxt-esp-test-"));
  t.after(() => void rm(folder, { recursive: true, force: true }));
  const config = { name: "program", dependencies: { esp8266: "*" }, files: ["main.ts"] };
  await writeFile(join(folder, "pxt.json"), JSON.stringify(config));
  await writeFile(join(folder, "main.ts"), source);
  const { success, diagnostics, outfiles } = await compileProject(folder, { kind: "native", runtime });
  assert.ok(success, diagnostics.map(formatDiagnostic).join("\n"));
  const elf = join(folder, "firmware.elf");
  await writeFile(elf, Buffer.from(outfiles["firmware.elf"]!, "base64"));
  const [program, ...args] = qemuCommand(chip, elf);
  const emulator = start(t, program!, args);
  const [text] = await emulator.waitFor(new RegExp(`^[^]*^${lastLine}$|^[^]*^PANIC.*$`, "m"));
  emulator.kill("SIGKILL");
  return text!;
}

describe("a program prints the same when every allocation collects garbage", () => {
  for (const name of ["objects", "strings", "fibers"]) {
    test(name, async (t) => {
      const file = fileURLToPath(new URL(`../programs/collector-${name}.ts`, import.meta.url));
      const source = await readFile(file, "utf8");
      const expected = await output(t, source, runtimeOf(chip));
      assert.doesNotMatch(expected, /^PANIC/m);
      assert.equal(await output(t, source, stressed), expected);
    });
  }
});
