// Joining networks with a vendor's SDK (targets/sdk-port/wifi.cpp), on the machine of the tests, against an SDK that the test plays: what the
// SDK's tasks do one after the other here, they do at the same time on a board.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { runtimeLibraries } from "../../targets/build/build-runtime.js";
import { repositoryRoot } from "../../targets/build/debian-source.js";
import { run } from "../../targets/build/process.js";
import { portFolder } from "../../targets/build/sdk-library.js";
import { temporaryFolder } from "../support/cli.js";

test("fibers join, leave and scan by what the SDK's tasks do and tell", async (t) => {
  const program = join(temporaryFolder(t), "wifi");
  const lwip = (await runtimeLibraries(() => {})).find(({ name }) => name === "lwip")!;
  const includes = [join(repositoryRoot, "tests/sdk/headers"), portFolder, ...lwip.includes];
  await run("g++", [
    ...["-std=gnu++17", "-g", "-Wall", "-Werror", "-fsanitize=address,undefined", "-fno-sanitize-recover"],
    ...includes.map((folder) => `-I${folder}`),
    join(portFolder, "wifi.cpp"),
    join(repositoryRoot, "targets/runtime/net/network-state.cpp"),
    join(repositoryRoot, "tests/sdk/wifi-program.cpp"),
    ...["-o", program],
  ]);
  const output = await run(program, []).catch((error: Error) => error.message);
  assert.doesNotMatch(output, /^FAILS/m, output);
  assert.match(output, /^end of test$/m, output);
  assert.equal(output.match(/^holds: /gm)?.length, 23, output);
});
