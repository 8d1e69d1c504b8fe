// TLS's session and BearSSL under AddressSanitizer and UndefinedBehaviorSanitizer, on this machine, against BearSSL's server in the same
// program. More runs by hand, with the certificates of the last ones:
//
//   npx tsx tests/tls/host.ts streams 1000 5000      # 5000 runs from seed 1000 on; or certificates, or readers

import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestScope } from "../support/process.js";
import { hasOpenssl } from "./certificates.js";
import { buildHostSession } from "./host-build.js";
import { numberIn, runHostSession } from "./host-run.js";

const skip = hasOpenssl ? false : "openssl is not installed";

async function session(t: TestScope, mode: string, runs = 0): Promise<string> {
  return runHostSession(t, await buildHostSession(), mode, runs);
}

test("a damaged, cut or abandoned stream of the server's leaves TLS a sentence, no wrong byte, and no memory", {
  skip,
}, async (t) => {
  const runs = 300;
  const stdout = await session(t, "streams", runs);
  // The runs do get somewhere.
  assert.equal(numberIn(stdout, /(\d+) runs/), runs);
  assert.ok(numberIn(stdout, /(\d+) sessions opened/) > runs / 2);
  assert.ok(numberIn(stdout, /(\d+) ended in order/) > runs / 3);
  assert.ok(numberIn(stdout, /(\d+) resumed/) > runs / 10);
  assert.ok(numberIn(stdout, /(\d+) failed/) > runs / 3);
  assert.ok(numberIn(stdout, /(\d+) interrupted/) > runs / 100);
  assert.ok(numberIn(stdout, /(\d+) places damaged/) > runs / 2);
});

test("a damaged certificate is never trusted, and corrupts nothing", { skip }, async (t) => {
  const runs = 300;
  const stdout = await session(t, "certificates", runs);
  assert.ok(numberIn(stdout, /(\d+) sessions opened/) > runs / 10);
  assert.ok(numberIn(stdout, /(\d+) failed/) > runs / 2);
});

test("damaged DER, anchors and identities are not read beyond their end", { skip }, async (t) => {
  const runs = 3000;
  const stdout = await session(t, "readers", runs);
  assert.ok(numberIn(stdout, /(\d+) sessions opened/) > runs / 20);
  assert.ok(numberIn(stdout, /(\d+) failed/) > runs / 2);
});

test('each allocation of two sessions fails in turn: there is "no memory for TLS", or nothing is missing', {
  skip,
}, async (t) => {
  const stdout = await session(t, "allocations");
  const rounds = [...stdout.matchAll(/each of (\d+) allocations failed in turn/g)];
  assert.equal(rounds.length, 4);
  for (const [, allocations] of rounds) assert.ok(Number(allocations) >= 7);
  assert.ok(numberIn(stdout, /(\d+) sessions had no memory/) > 0);
});
