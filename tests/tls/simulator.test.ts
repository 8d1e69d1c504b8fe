// TLS in the simulator, over Node's: the same program, trust and reasons as on the board.

import assert from "node:assert/strict";
import { test } from "node:test";
import { temporaryFolder } from "../support/cli.js";
import { type Case, gotAll, runCases } from "./board.js";
import { Certificates, fingerprint, hasOpenssl } from "./certificates.js";
import { startMosquitto, startNodeServer, startPlainServer } from "./servers.js";

const skip = hasOpenssl ? false : "openssl is not installed";

test("the simulator trusts and refuses as the board does, with the same numbers", { skip }, async (t) => {
  const made = new Certificates(temporaryFolder(t));
  const root = made.issue({ name: "Root", isIssuer: true });
  const strangeRoot = made.issue({ name: "Strange root", isIssuer: true });
  const names = "DNS:broker";
  const good = made.issue({ name: "good", names, issuer: root });
  const strange = made.issue({ name: "strange", names, issuer: strangeRoot });
  const other = made.issue({ name: "other", names: "DNS:other.example", issuer: root });
  const past = { notBefore: "20200101000000Z", notAfter: "20210203040506Z" };
  const expired = made.issue({ name: "expired", names, issuer: root, ...past });
  const future = { notBefore: "20880101000000Z", notAfter: "20890101000000Z" };
  const early = made.issue({ name: "early", names, issuer: root, ...future });
  const selfSigned = made.issue({ name: "alone", names });
  const { ports } = await startMosquitto(t, made, {
    good: { certificate: good },
    strange: { certificate: strange },
    other: { certificate: other },
    expired: { certificate: expired },
    early: { certificate: early },
    selfSigned: { certificate: selfSigned },
  });
  const http = await startPlainServer(t, "HTTP/1.1 400 Bad Request\r\n\r\n");
  const polite = await startNodeServer(t, good, (socket) => {
    let heard = "";
    socket.on("data", (data) => {
      heard += data.toString();
    });
    socket.on("end", () => socket.end(`heard ${heard}`));
  });
  const cases: Case[] = [
    { name: "good", port: ports.good, tls: "{}" },
    { name: "strange", port: ports.strange, tls: "{}" },
    { name: "other", port: ports.other, tls: "{}" },
    { name: "named", port: ports.other, tls: '{ serverName: "other.example" }' },
    { name: "expired", port: ports.expired, tls: "{}" },
    { name: "early", port: ports.early, tls: "{}" },
    { name: "self-signed", port: ports.selfSigned, tls: "{}" },
    { name: "http", port: http, tls: "{}" },
    { name: "pinned", port: ports.strange, tls: `{ fingerprint: "${fingerprint(strange)}" }` },
    { name: "pinned-other", port: ports.good, tls: `{ fingerprint: "${fingerprint(strange)}" }` },
    { name: "pinned-wrongly", port: ports.good, tls: '{ fingerprint: "12:34" }' },
    { name: "insecure", port: ports.strange, tls: "{ insecure: true }" },
    { name: "half-closed", port: polite.port, tls: "{}", say: "all", ends: true },
    { name: "nothing", port: ports.good, tls: "{}", trust: [] },
  ];
  const { results, console } = await runCases(t, cases, [root], { board: "sim" });
  const first = Object.fromEntries(
    Object.entries(results).map(([name, [line]]) => [name, line!.replace(/^(failed -\d+) .*/, "$1")]),
  );
  assert.deepEqual(
    first,
    {
      good: "open",
      strange: "failed -28",
      other: "failed -33",
      named: "open",
      expired: "failed -30",
      early: "failed -31",
      "self-signed": "failed -29",
      http: "failed -24",
      pinned: "open",
      "pinned-other": "failed -34",
      "pinned-wrongly": "failed -22",
      insecure: "open",
      "half-closed": "open",
      nothing: "failed -23",
    },
    console,
  );
  assert.deepEqual(results["half-closed"]!.slice(1), [gotAll(Buffer.from("heard all")), "closed"]);
});
