// How TLS connections end on the emulated board: in order, cut off, stalled, and by peers who break the rules; sessions that are resumed;
// and that none of it costs memory.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { temporaryFolder } from "../support/cli.js";
import { type Case, gotAll, runCases } from "./board.js";
import { Certificates, hasOpenssl } from "./certificates.js";
import { startNodeServer, startRelay, startServer, type Verdict } from "./servers.js";

const skip = hasOpenssl ? false : "openssl is not installed";
const tls = "{}";
/** Records of a full handshake from the server: hello, certificate, key exchange, hello done, change of cipher, finished. */
const handshakeRecords = 6;
const rounds = 200;

/** The relay's verdict at one record of each connection. */
const at = (number: number, verdict: (record: Buffer) => Verdict) => (record: Buffer, count: number) =>
  count === number ? verdict(record) : "pass";

/** The record with a bit changed, near its end. */
function changed(record: Buffer): Buffer {
  const copy = Buffer.from(record);
  copy[copy.length - 5]! ^= 4;
  return copy;
}

test("TLS connections end with a reason, and give all memory back", { skip }, async (t) => {
  const made = new Certificates(temporaryFolder(t));
  const root = made.issue({ name: "Root", isIssuer: true });
  const server = made.issue({ name: "server", names: "DNS:broker", issuer: root });
  const echo = await startNodeServer(t, server, (socket) => socket.pipe(socket));
  const keeping = await startNodeServer(t, server, (socket) => socket.pipe(socket), true);
  const forgetful = await startNodeServer(t, server, (socket) => socket.pipe(socket));
  const bytes = randomBytes(20_000);
  const giver = await startNodeServer(t, server, (socket) => socket.once("data", () => socket.end(bytes)));
  const heard: string[] = [];
  const polite = await startNodeServer(t, server, (socket) => {
    socket.on("data", (data) => heard.push(data.toString()));
    socket.on("end", () => socket.end(bytes));
  });
  const quitter = await startNodeServer(t, server, (socket) => socket.end());
  const renegotiating = await startServer(t, server, "-tls1_2");
  const relay = (number: number, verdict: (record: Buffer) => Verdict) =>
    startRelay(t, echo.port, at(number, verdict));

  const steps = Array.from({ length: handshakeRecords }, (_, i) => i + 1);
  const first = handshakeRecords + 1;
  const text = "0123456789".repeat(400);
  const cases: Case[] = [
    { name: "echo", port: echo.port, tls, say: text, expect: text.length },
    { name: "large", port: giver.port, tls, say: "more", expect: bytes.length },
    { name: "half-closed", port: polite.port, tls, say: text, ends: true },
    { name: "quit", port: quitter.port, tls, expect: "end" },
  ];
  for (const step of steps) {
    cases.push({ name: `end-${step}`, port: await relay(step, () => "end"), tls });
    cases.push({ name: `reset-${step}`, port: await relay(step, () => "reset"), tls });
    cases.push({ name: `stall-${step}`, port: await relay(step, () => "stall"), tls, giveUp: 1500 });
  }
  const tooLarge = Buffer.concat([Buffer.from([23, 3, 3, 0x3f, 0xff]), Buffer.alloc(64)]);
  const talk = { tls, say: "talk", expect: 4 };
  cases.push(
    { name: "oversized", port: await relay(first, () => tooLarge), ...talk },
    { name: "cut", port: await relay(first, () => "end"), ...talk },
    { name: "changed-data", port: await relay(first, changed), ...talk },
    { name: "changed-certificate", port: await relay(2, changed), tls },
    { name: "changed-key-exchange", port: await relay(3, changed), tls },
    { name: "changed-finished", port: await relay(6, changed), tls },
    { name: "renegotiated", port: renegotiating.port, tls, say: "first\n", expect: "end" },
    { name: "resumed", port: keeping.port, tls, rounds },
    { name: "forgotten", port: forgetful.port, tls, rounds: 2 },
    { name: "after-all", port: echo.port, ...talk },
    { name: "silent", port: await relay(1, () => "stall"), tls },
  );
  const { results, console } = await runCases(t, cases, [root], {
    seconds: 240,
    during: async () => {
      await pause(0);
      while (!/^first$/m.test(renegotiating.process.stdout)) await pause(50);
      renegotiating.type("r");
    },
  });
  const check = (name: string, ...expected: (string | RegExp)[]) => {
    const got = results[name] ?? [];
    assert.equal(got.length, expected.length, `${name}: ${got.join(" | ")}\n${console}`);
    for (const [i, pattern] of expected.entries())
      if (typeof pattern === "string") assert.equal(got[i], pattern, name);
      else assert.match(got[i]!, pattern, name);
  };

  await t.test("4000 bytes come back as they were sent", () =>
    check("echo", "open", gotAll(Buffer.from(text))),
  );
  await t.test("20000 bytes come in order", () => check("large", "open", gotAll(bytes)));
  await t.test("the board ends its side, and still gets the 20000 bytes that the server then sends", () => {
    check("half-closed", "open", gotAll(bytes), "closed");
    assert.equal(heard.join(""), text);
  });
  await t.test("a server's good-bye is the end", () => check("quit", "open", "closed"));
  for (const step of steps) {
    await t.test(`a connection that ends or breaks instead of the server's record ${step} fails`, () => {
      check(`end-${step}`, /^failed -39 the server ended the connection/);
      check(
        `reset-${step}`,
        /^failed (-4|-39) the (peer broke the connection off|server ended the connection)/,
      );
    });
    await t.test(`a server that stalls before its record ${step} can be given up`, () =>
      check(`stall-${step}`, "given up"),
    );
  }
  await t.test("a server that stalls is given up after a time, also when the program waits", () =>
    check("silent", /^failed -3 the host does not answer upon the greeting of TLS/),
  );
  await t.test("a record larger than the buffer ends the connection", () =>
    check("oversized", "open", /^failed -27 the server sent a record of more than 2048 bytes/),
  );
  await t.test("a connection that ends without TLS's good-bye is not taken for closed", () =>
    check("cut", "open", /^failed -39 the connection ended without TLS's good-bye/),
  );
  await t.test("what was changed on its way is noticed", () => {
    check("changed-data", "open", /^failed -38 a record was changed on its way$/);
    check(
      "changed-certificate",
      /^failed -35 the certificate can't be used: a signature is wrong, or its issuer, Root, has/,
    );
    check("changed-key-exchange", /^failed -38 the server's signature is wrong/);
    check("changed-finished", /^failed -38 /);
  });
  await t.test("the board refuses to renegotiate", async () => {
    check("renegotiated", "open", /^failed -37 the server gave up: alert 40/);
    assert.match(renegotiating.process.stderr, /no renegotiation/);
  });
  await t.test(
    `${rounds} connections in turn resume one session, and the last one finds the memory of the first`,
    () => {
      check("resumed", ...Array<string>(rounds).fill("open"));
      assert.equal(keeping.resumed(), rounds - 1);
      check("after-all", "open", gotAll(Buffer.from("talk")));
    },
  );
  await t.test("a session that the server has forgotten is made anew", () => {
    check("forgotten", "open", "open");
    assert.equal(forgetful.resumed(), 0);
  });
  await t.test("another fiber has its turn many times during a handshake", () => {
    const turns = Number(/^TURNS (\d+)/m.exec(console)![1]);
    assert.ok(turns >= 10, `${turns} turns`);
  });
});
