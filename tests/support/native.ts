// C++ programs in place of the user's, on the emulated board: each check of theirs prints a line.

import assert from "node:assert/strict";
import { join } from "node:path";
import { qemuCommand } from "../../cli/emulators/qemu.js";
import { readChip, runtimeFolder } from "../../targets/build/build-runtime.js";
import { buildNative } from "../../targets/build/native.js";
import { type Ended, start, type TestScope } from "./process.js";

/** How long a firmware may run, in seconds, before the test gives up. */
const longestRun = 60;

/** Runs a firmware until it ends by itself; fails when it does not. */
export async function emulate(t: TestScope, board: string, elf: string): Promise<Ended> {
  const [program, ...args] = qemuCommand(await readChip(board), elf);
  const emulator = start(t, program!, args);
  const timer = setTimeout(() => emulator.kill("SIGKILL"), longestRun * 1000);
  const ended = await emulator.ended;
  clearTimeout(timer);
  assert.equal(ended.signal, null, `the firmware did not end:\n${ended.stdout}`);
  return ended;
}

/** Builds and runs the program `name`.cpp of a folder, and returns how it ended. */
export async function runNative(
  t: TestScope,
  board: string,
  folder: string,
  name: string,
  defines: Record<string, string> = {},
): Promise<Ended> {
  const elf = join(runtimeFolder(board), "tests", `${[name, ...Object.values(defines)].join("-")}.elf`);
  await buildNative({ board, sources: [join(folder, `${name}.cpp`)], elf, defines });
  return emulate(t, board, elf);
}

/** Runs a program whose checks, so many, must all hold. */
export async function requireAllHold(
  t: TestScope,
  board: string,
  folder: string,
  name: string,
  checks: number,
): Promise<void> {
  const { stdout, status } = await runNative(t, board, folder, name);
  assert.doesNotMatch(stdout, /^FAILS/m, stdout);
  assert.match(stdout, /^end of test$/m, stdout);
  assert.equal(stdout.match(/^holds: /gm)?.length, checks, stdout);
  assert.equal(status, 0);
}
