// Runs the program that host-build.ts builds.

import assert from "node:assert/strict";
import { start, type TestScope } from "../support/process.js";
import { hostCertificates } from "./host-build.js";

/** Runs it from seed 0 on; returns what it printed. Fails when it does. */
export async function runHostSession(
  t: TestScope,
  program: string,
  mode: string,
  runs: number,
): Promise<string> {
  const args = [hostCertificates(), mode, "0", String(runs)];
  const { status, stdout, stderr } = await start(t, program, args).ended;
  assert.equal(status, 0, stdout.slice(-2000) + stderr);
  return stdout;
}

/** The number that a pattern's group finds. */
export function numberIn(stdout: string, pattern: RegExp): number {
  const [, digits] = pattern.exec(stdout) ?? assert.fail(`${pattern} is not in: ${stdout}`);
  return Number(digits);
}
