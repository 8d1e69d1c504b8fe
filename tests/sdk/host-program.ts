// Parts of the port for vendors' SDKs on the machine of the tests, in a program that plays the SDK and prints a line for each check
// (checks.h).

import assert from "node:assert/strict";
import { join } from "node:path";
import { repositoryRoot } from "../../targets/build/debian-source.js";
import { run } from "../../targets/build/process.js";
import { portFolder } from "../../targets/build/sdk-library.js";
import { temporaryFolder } from "../support/cli.js";
import type { TestScope } from "../support/process.js";

/**
 * Compiles the sources, whose paths are the repository's, runs what they make, and fails unless all its checks hold.
 * @param options.includes folders of headers besides those of the port and of the SDK's stand-ins
 */
export async function assertChecksHold(
  t: TestScope,
  options: { sources: string[]; includes?: string[]; checks: number },
): Promise<void> {
  const program = join(temporaryFolder(t), "program");
  const includes = [join(repositoryRoot, "tests/sdk/headers"), portFolder, ...(options.includes ?? [])];
  await run("g++", [
    ...["-std=gnu++17", "-g", "-Wall", "-Werror", "-fsanitize=address,undefined", "-fno-sanitize-recover"],
    ...includes.map((folder) => `-I${folder}`),
    ...options.sources.map((source) => join(repositoryRoot, source)),
    ...["-o", program],
  ]);
  const output = await run(program, []).catch((error: Error) => error.message);
  assert.doesNotMatch(output, /^FAILS/m, output);
  assert.match(output, /^end of test$/m, output);
  assert.equal(output.match(/^holds: /gm)?.length, options.checks, output);
}
