// TLS by a vendor's mbed TLS (targets/sdk-port/mbedtls) under AddressSanitizer and UndefinedBehaviorSanitizer, on this machine: the
// program of tests/tls/host.test.ts, with mbed TLS moving the sessions. As there, more runs by hand from any seed on:
//
//   built/tests/tls-host/mbedtls/session built/tests/tls-host/certificates streams 1000 5000

import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestScope } from "../support/process.js";
import { hasOpenssl } from "../tls/certificates.js";
import { buildHostSession } from "../tls/host-build.js";
import { numberIn, runHostSession } from "../tls/host-run.js";

const skip = hasOpenssl ? false : "openssl is not installed";

async function session(t: TestScope, mode: string, runs: number): Promise<(pattern: RegExp) => number> {
  const program = await buildHostSession({
    name: "mbedtls",
    sources: [
      ...["keys", "peer-check", "session"].map((name) => `targets/sdk-port/mbedtls/${name}.cpp`),
      "tests/sdk/tls/sdk.cpp",
    ],
    includes: ["targets/sdk-port/mbedtls", "tests/sdk/headers"],
    // It compares nothing, at no address, with an empty name of a damaged certificate.
    thirdParty: { folder: "tests/sdk/tls", flags: ["-fno-sanitize=nonnull-attribute"] },
  });
  const stdout = await runHostSession(t, program, mode, runs);
  return (pattern) => numberIn(stdout, pattern);
}

test("mbed TLS's sessions trust what BearSSL's do, and the SDK's bundle; what is damaged or abandoned leaves a sentence, and no memory", {
  skip,
}, async (t) => {
  const runs = 100;
  const number = await session(t, "streams", runs);
  assert.equal(number(/(\d+) runs/), runs);
  assert.ok(number(/(\d+) sessions opened/) > runs / 2);
  assert.ok(number(/(\d+) ended in order/) > runs / 3);
  assert.ok(number(/(\d+) failed/) > runs / 3);
  assert.ok(number(/(\d+) interrupted/) > 0);
  assert.ok(number(/(\d+) places damaged/) > runs / 2);
});

test("mbed TLS's sessions never trust a damaged certificate", { skip }, async (t) => {
  const runs = 200;
  const number = await session(t, "certificates", runs);
  assert.ok(number(/(\d+) sessions opened/) > 0);
  assert.ok(number(/(\d+) failed/) > runs / 2);
});

test("mbed TLS's sessions refuse damaged anchors and identities before they begin", { skip }, async (t) => {
  const runs = 500;
  const number = await session(t, "readers", runs);
  assert.ok(number(/(\d+) sessions opened/) > runs / 20);
  assert.ok(number(/(\d+) failed/) > runs / 2);
});
