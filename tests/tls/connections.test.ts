// TLS on the emulated board against real servers: whom it trusts, whom it refuses, and why.

import assert from "node:assert/strict";
import { test } from "node:test";
import { temporaryFolder } from "../support/cli.js";
import { type Case, runCases } from "./board.js";
import { Certificates, fingerprint, hasOpenssl } from "./certificates.js";
import { startMosquitto, startPlainServer, startServer } from "./servers.js";

const skip = hasOpenssl ? false : "openssl is not installed";
const broker = "DNS:broker";
const withTls = "{}";

test("the board trusts whom the project's certificates vouch for, refuses others, and says why", {
  skip,
}, async (t) => {
  const made = new Certificates(temporaryFolder(t));
  const rsaRoot = made.issue({ name: "RSA root", key: "rsa", isIssuer: true });
  const ecRoot = made.issue({ name: "EC root", isIssuer: true });
  const p384Root = made.issue({ name: "P-384 root", key: "ec384", isIssuer: true });
  const p384 = made.issue({ name: "p384", key: "ec384", names: broker, issuer: p384Root });
  const strangeRoot = made.issue({ name: "Strange root", isIssuer: true });
  const between = made.issue({ name: "Between", isIssuer: true, issuer: ecRoot });
  const rsa = made.issue({ name: "rsa", key: "rsa", names: broker, issuer: rsaRoot });
  const ec = made.issue({ name: "ec", names: `${broker},IP:10.0.2.2`, issuer: ecRoot });
  const below = made.issue({ name: "below", names: broker, issuer: between });
  const strange = made.issue({ name: "strange", names: broker, issuer: strangeRoot });
  const other = made.issue({ name: "other", names: "DNS:other.example,DNS:*.wild.example", issuer: ecRoot });
  const past = { notBefore: "20200101000000Z", notAfter: "20210203040506Z" };
  const expired = made.issue({ name: "expired", names: broker, issuer: ecRoot, ...past });
  const future = { notBefore: "20880101000000Z", notAfter: "20890101000000Z" };
  const early = made.issue({ name: "early", names: broker, issuer: ecRoot, ...future });
  const dated = made.issue({
    name: "dated",
    names: broker,
    issuer: ecRoot,
    notBefore: "20880229010203Z",
    notAfter: "20890303040506Z",
  });
  const [first, last] = [Date.UTC(2088, 1, 29, 1, 2, 3) / 1000, Date.UTC(2089, 2, 3, 4, 5, 6) / 1000];
  const selfSigned = made.issue({ name: "alone", names: broker });
  const ecClient = made.issue({ name: "ec client", issuer: ecRoot });
  const rsaClient = made.issue({ name: "rsa client", key: "rsa", issuer: ecRoot });
  const strangeClient = made.issue({ name: "strange client", issuer: strangeRoot });

  const { ports } = await startMosquitto(t, made, {
    plain: {},
    rsa: { certificate: rsa },
    ec: { certificate: ec },
    p384: { certificate: p384 },
    below: { certificate: below, chain: made.chain(below, between) },
    unchained: { certificate: below },
    strange: { certificate: strange },
    other: { certificate: other },
    expired: { certificate: expired },
    early: { certificate: early },
    selfSigned: { certificate: selfSigned },
    dated: { certificate: dated },
    mutual: { certificate: ec, clients: ecRoot },
    cbc: { certificate: ec, lines: ["ciphers ECDHE-ECDSA-AES128-SHA256", "tls_version tlsv1.2"] },
    gcm: { certificate: ec, lines: ["ciphers ECDHE-ECDSA-AES128-GCM-SHA256", "tls_version tlsv1.2"] },
    gcm256: { certificate: ec, lines: ["ciphers ECDHE-ECDSA-AES256-GCM-SHA384", "tls_version tlsv1.2"] },
  });
  const old = await startServer(t, ec, "-tls1_1", "-cipher", "ALL:@SECLEVEL=0");
  const http = await startPlainServer(t, "HTTP/1.1 400 Bad Request\r\n\r\n");

  const cases: Case[] = [
    { name: "rsa", port: ports.rsa, tls: withTls },
    { name: "ec", port: ports.ec, tls: withTls },
    { name: "p384", port: ports.p384, tls: withTls },
    { name: "gcm", port: ports.gcm, tls: withTls },
    { name: "gcm256", port: ports.gcm256, tls: withTls },
    { name: "below", port: ports.below, tls: withTls },
    { name: "unchained", port: ports.unchained, tls: withTls },
    { name: "strange", port: ports.strange, tls: withTls },
    { name: "other", port: ports.other, tls: withTls },
    { name: "named", port: ports.other, tls: '{ serverName: "other.example" }' },
    { name: "wild", port: ports.other, tls: '{ serverName: "a.wild.example" }' },
    { name: "address", host: "10.0.2.2", port: ports.ec, tls: withTls },
    { name: "no-address", host: "10.0.2.2", port: ports.rsa, tls: withTls },
    { name: "expired", port: ports.expired, tls: withTls },
    { name: "early", port: ports.early, tls: withTls },
    { name: "self-signed", port: ports.selfSigned, tls: withTls },
    { name: "cbc", port: ports.cbc, tls: withTls },
    { name: "plain", port: ports.plain, tls: withTls },
    { name: "http", port: http, tls: withTls },
    { name: "tls-for-plain", port: ports.ec, say: "no TLS at all", expect: "end" },
    { name: "old", port: old.port, tls: withTls },
    { name: "pinned", port: ports.strange, tls: `{ fingerprint: "${fingerprint(strange)}" }` },
    { name: "pinned-expired", port: ports.expired, tls: `{ fingerprint: "${fingerprint(expired)}" }` },
    { name: "pinned-other", port: ports.ec, tls: `{ fingerprint: "${fingerprint(strange)}" }` },
    { name: "pinned-wrongly", port: ports.ec, tls: '{ fingerprint: "12:34" }' },
    { name: "insecure", port: ports.strange, tls: "{ insecure: true }" },
    { name: "contradiction", port: ports.ec, tls: `{ insecure: true, fingerprint: "${fingerprint(ec)}" }` },
    { name: "client-missing", port: ports.mutual, tls: withTls },
    { name: "client-ec", port: ports.mutual, tls: withTls, trust: [ecRoot], identity: ecClient },
    { name: "client-rsa", port: ports.mutual, tls: withTls, trust: [ecRoot], identity: rsaClient },
    { name: "client-strange", port: ports.mutual, tls: withTls, trust: [ecRoot], identity: strangeClient },
    { name: "removed", port: ports.ec, tls: withTls, trust: [rsaRoot] },
    { name: "direct", port: ports.selfSigned, tls: withTls, trust: [selfSigned] },
    { name: "no-memory", port: ports.ec, tls: withTls, trust: [ecRoot], holds: 16_000 },
    { name: "memory-again", port: ports.ec, tls: withTls },
    { name: "before", port: ports.dated, tls: withTls, trust: [ecRoot], time: first - 1 },
    { name: "within", port: ports.dated, tls: withTls, time: first },
    { name: "after", port: ports.dated, tls: withTls, time: last + 1 },
    { name: "nothing", port: ports.ec, tls: withTls, trust: [] },
  ];
  const { results, console } = await runCases(t, cases, [rsaRoot, ecRoot, p384Root]);
  const check = (name: string, ...expected: (string | RegExp)[]) => {
    const got = results[name] ?? [];
    assert.equal(got.length, expected.length, `${name}: ${got.join(" | ")}\n${console}`);
    for (const [i, pattern] of expected.entries())
      if (typeof pattern === "string") assert.equal(got[i], pattern, name);
      else assert.match(got[i]!, pattern, name);
  };

  await t.test("a chain with an RSA key", () => check("rsa", "open"));
  await t.test("a chain with an EC key", () => check("ec", "open"));
  await t.test("a chain with keys on P-384", () => check("p384", "open"));
  await t.test("a board without memory for TLS says so, and connects when there is some", () => {
    check("no-memory", /^failed -20 no memory for TLS$/);
    check("memory-again", "open");
  });
  await t.test("servers that want AES-GCM with 128 and 256 bits", () => {
    check("gcm", "open");
    check("gcm256", "open");
  });
  await t.test("a chain over an intermediate certificate, and the same without it", () => {
    check("below", "open");
    check("unchained", /^failed -28 the certificate's issuer is not one to trust: Between$/);
  });
  await t.test("another authority's certificate", () =>
    check("strange", /^failed -28 the certificate's issuer is not one to trust: Strange root$/),
  );
  await t.test("a certificate for another host, unless the program expects that", () => {
    check(
      "other",
      /^failed -33 the certificate is not for broker, but for other\.example, \*\.wild\.example$/,
    );
    check("named", "open");
    check("wild", "open");
  });
  await t.test("an address that is in the certificate, and one that is not", () => {
    check("address", "open");
    check("no-address", /^failed -33 the certificate is not for 10\.0\.2\.2, but for broker$/);
  });
  await t.test("an expired certificate", () =>
    check("expired", /^failed -30 the certificate expired on 2021-02-03 04:05 UTC$/),
  );
  await t.test("a certificate of the future, which a board without the time can't judge", () =>
    check(
      "early",
      /^failed -32 the time is not set, and the certificate is valid only from 2088-01-01 00:00 UTC on/,
    ),
  );
  await t.test("a certificate at the time that the program has set: too early, valid, too late", () => {
    check("before", /^failed -31 the certificate is not valid before 2088-02-29 01:02 UTC$/);
    check("within", "open");
    check("after", /^failed -30 the certificate expired on 2089-03-03 04:05 UTC$/);
  });
  await t.test("a certificate signed by itself, unless it is the one to trust", () => {
    check("self-signed", /^failed -29 the certificate is signed by itself and not one to trust: alone$/);
    check("direct", "open");
  });
  await t.test("a server without a suite of the board's", () =>
    check("cbc", /^failed -26 the server has no cipher suite in common/),
  );
  await t.test("servers without TLS", () => {
    check(
      "plain",
      /^failed (-39|-4) the (server ended the connection|peer broke the connection off) upon the greeting of TLS/,
    );
    check("http", /^failed -24 the server does not speak TLS at this port$/);
  });
  await t.test("a program without TLS at a server with it", () =>
    check("tls-for-plain", "open", /^(closed|failed -4 )/),
  );
  await t.test(
    "a server that speaks TLS 1.1 only",
    { skip: old ? false : "this OpenSSL has no TLS 1.1" },
    () => check("old", /^failed -25 /),
  );
  await t.test("pinned certificates, whoever issued them and however old they are", () => {
    check("pinned", "open");
    check("pinned-expired", "open");
    check("pinned-other", /^failed -34 neither the certificate nor its key has the fingerprint$/);
    check("pinned-wrongly", /^failed -22 /);
  });
  await t.test("any certificate where the program says that it is insecure, which is told", () => {
    check("insecure", "open");
    assert.match(console, /^TLS to broker:\d+: INSECURE, any server is trusted\r?$/m);
    check("contradiction", /^failed -22 /);
  });
  await t.test("a client certificate that is missing, right or wrong", () => {
    check("client-missing", /^failed -36 the server wants a client certificate/);
    check("client-ec", "open");
    check("client-rsa", "open");
    check("client-strange", /^failed -36 the server does not accept the client certificate: alert 48/);
  });
  await t.test("a root that was taken out of the project, and a project without any", () => {
    check("removed", /^failed -28 the certificate's issuer is not one to trust: EC root$/);
    check("nothing", /^failed -23 /);
  });
  await t.test("each refusal is a line of the console, too", () => {
    for (const [name, lines] of Object.entries(results))
      for (const line of lines) {
        const words = /^failed -\d\d (.*)$/.exec(line)?.[1];
        if (words && /^failed -[23]\d/.test(line))
          assert.ok(console.includes(`: ${words}`), `${name}: ${words}`);
      }
  });
});
