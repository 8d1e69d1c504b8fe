// The port to the vendors' SDKs, as far as it can be built without them: against headers of this project's own that declare what the port
// uses. docs/boards.md says what was linked with the SDKs themselves.

import assert from "node:assert/strict";
import { basename, join } from "node:path";
import { test } from "node:test";
import { readChip, runtimeFolder, runtimeLibraries, sourcesIn } from "../../targets/build/build-runtime.js";
import { repositoryRoot } from "../../targets/build/debian-source.js";
import { type Compilation, compileAll } from "../../targets/build/objects.js";
import { portCompilations, weaklyCalled } from "../../targets/build/sdk-library.js";
import { thirdPartyLibraries } from "../../targets/build/third-party.js";
import { libcFolder } from "../../targets/build/toolchain.js";
import { temporaryFolder } from "../support/cli.js";
import type { TestScope } from "../support/process.js";

const board = "esp8266";

/** How the port's sources are compiled against the headers of the tests, and what each SDK's project adds. */
async function compilationsOf(t: TestScope): Promise<Compilation[]> {
  const chip = await readChip(board);
  const libraries = await runtimeLibraries(() => {});
  // mbed TLS's own headers: those that an SDK has, with another configuration.
  const [mbedtls] = await thirdPartyLibraries(join(repositoryRoot, "tests/sdk/tls"), () => {});
  const out = temporaryFolder(t);
  const headers = join(repositoryRoot, "tests/sdk/headers");
  const options = { board, out, sdkFlags: [], tls: "mbedtls" as const, log: () => {} };
  const compilations = await portCompilations(chip, options, libraries);
  for (const project of ["esp8266/rtos-sdk", "esp32/idf"])
    for (const source of await sourcesIn(
      join(repositoryRoot, "targets", project, "components/pxt_esp"),
      false,
    ))
      compilations.push({
        ...compilations[0]!,
        source,
        object: join(out, `${project.replace("/", "-")}-${basename(source)}.o`),
      });
  return compilations.map((compilation) => ({
    ...compilation,
    // In front of lwIP's own headers.
    flags: [
      `-I${headers}`,
      `-specs=${libcFolder(chip)}/picolibc.specs`,
      ...compilation.flags,
      ...mbedtls!.includes.flatMap((folder) => ["-isystem", folder]),
      ...mbedtls!.flags,
    ],
  }));
}

test("the port for vendors' SDKs compiles without a warning against declarations of what it uses", async (t) => {
  const compilations = await compilationsOf(t);
  assert.ok(compilations.length >= 19);
  assert.equal(await compileAll(compilations, { force: true, log: () => {} }), compilations.length);
});

test("what the runtime calls only where a port has it, the port for vendors' SDKs has, and linkers are told to take it", async (t) => {
  const port = (await compilationsOf(t)).filter(({ source }) => source.includes("/sdk-port/"));
  await compileAll(port, { force: true, log: () => {} });
  const objects = port.map(({ object }) => object);
  assert.deepEqual(await weaklyCalled(join(runtimeFolder(board), "objects/libs.core.pins.o"), objects), [
    "platform_analog_read",
    "platform_analog_write",
    "platform_pin_pull_up",
    "platform_pin_read",
    "platform_pin_write",
  ]);
});
