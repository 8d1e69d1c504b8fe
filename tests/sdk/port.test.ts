// The port to the vendors' SDKs, as far as it can be built without them: against headers of this project's own that declare what the port
// uses. docs/boards.md says what was linked with the SDKs themselves.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { readChip, runtimeLibraries } from "../../targets/build/build-runtime.js";
import { repositoryRoot } from "../../targets/build/debian-source.js";
import { compileAll } from "../../targets/build/objects.js";
import { portCompilations } from "../../targets/build/sdk-library.js";
import { thirdPartyLibraries } from "../../targets/build/third-party.js";
import { libcFolder } from "../../targets/build/toolchain.js";
import { temporaryFolder } from "../support/cli.js";

test("the port for vendors' SDKs compiles without a warning against declarations of what it uses", async (t) => {
  const chip = await readChip("esp8266");
  const libraries = await runtimeLibraries(() => {});
  // mbed TLS's own headers: those that an SDK has, with another configuration.
  const [mbedtls] = await thirdPartyLibraries(join(repositoryRoot, "tests/sdk/tls"), () => {});
  const out = temporaryFolder(t);
  const headers = join(repositoryRoot, "tests/sdk/headers");
  const options = { board: chip.id, out, sdkFlags: [], tls: "mbedtls" as const, log: () => {} };
  const compilations = await portCompilations(chip, options, libraries);
  // What each SDK's project adds is compiled in the same way.
  for (const project of ["esp8266/rtos-sdk", "esp32/idf"])
    compilations.push({
      ...compilations[0]!,
      source: join(repositoryRoot, "targets", project, "components/pxt_esp/sdk.cpp"),
      object: join(out, `${project.replace("/", "-")}.o`),
    });
  const withHeaders = compilations.map((compilation) => ({
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
  assert.ok(compilations.length >= 13);
  assert.equal(await compileAll(withHeaders, { force: true, log: () => {} }), compilations.length);
});
