// Certificates in a project's folder: what the build makes of them, and what it says about those that it can't use.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { encodeIdentity, encodeTrust, readCertificates } from "../../cli/makecode/certificates.js";
import { type Diagnostic, formatDiagnostic } from "../../cli/makecode/project.js";
import { cli, project, temporaryFolder } from "../support/cli.js";
import { Certificates, hasOpenssl } from "./certificates.js";

const skip = hasOpenssl ? false : "openssl is not installed";

function failOn(problem: Diagnostic): never {
  return assert.fail(formatDiagnostic(problem));
}

/** What is said about these files. */
function complaints(files: Record<string, string>): string[] {
  const told: string[] = [];
  readCertificates(files, (problem) => told.push(formatDiagnostic(problem)));
  return told;
}

test("certificates of all kinds become anchors, those that may issue others as issuers", { skip }, (t) => {
  const made = new Certificates(temporaryFolder(t));
  for (const key of ["rsa", "ec", "ec384"] as const)
    for (const isIssuer of [true, false]) {
      const { pem } = made.issue({ name: "any", key, isIssuer });
      const { trusted } = readCertificates({ "certs/any.pem": `A remark.\n${pem}` }, failOn);
      assert.equal(trusted.length, 1);
      assert.equal(trusted[0]!.isIssuer, isIssuer);
      const bytes = encodeTrust(trusted);
      assert.deepEqual(bytes.slice(0, 4), [1, 0, key === "rsa" ? 1 : 2, isIssuer ? 1 : 0]);
      const length = trusted[0]!.subject.length;
      assert.deepEqual(bytes.slice(4, 6), [length & 0xff, length >> 8]);
      assert.deepEqual(bytes.slice(6, 6 + length), [...trusted[0]!.subject]);
    }
});

test("several certificates in one file, and several files, are all trusted", { skip }, (t) => {
  const made = new Certificates(temporaryFolder(t));
  const [a, b, c] = ["a", "b", "c"].map((name) => made.issue({ name, isIssuer: true }).pem);
  const { trusted } = readCertificates({ "certs/one.pem": `${a}${b}`, "certs/two.pem": c! }, failOn);
  assert.equal(trusted.length, 3);
});

test("a client's key is read in each form that OpenSSL writes", { skip }, (t) => {
  const folder = temporaryFolder(t);
  const made = new Certificates(folder);
  const forms: [kind: "rsa" | "ec", command: string[]][] = [
    ["rsa", ["pkey"]],
    ["rsa", ["rsa", "-traditional"]],
    ["ec", ["pkey"]],
    ["ec", ["ec"]],
  ];
  const encoded: Record<string, number[]> = {};
  const clients = { rsa: made.issue({ name: "rsa", key: "rsa" }), ec: made.issue({ name: "ec" }) };
  for (const [kind, command] of forms) {
    const { key, pem } = clients[kind];
    const path = join(folder, "form.key");
    execFileSync("openssl", [...command, "-in", key, "-out", path], { stdio: "ignore" });
    const files = { "certs/client.pem": pem, "certs/client.key": readFileSync(path, "utf8") };
    const { client, trusted } = readCertificates(files, failOn);
    assert.equal(trusted.length, 0, "the client's own certificate is none to trust");
    const bytes = encodeIdentity(client!.chain, client!.key);
    encoded[kind] ??= bytes;
    assert.deepEqual(bytes, encoded[kind]);
  }
});

test("what is wrong with a certificate's file is told with its name and line", { skip }, (t) => {
  const folder = temporaryFolder(t);
  const made = new Certificates(folder);
  const good = made.issue({ name: "good" });
  const other = made.issue({ name: "other" });
  const rsa = made.issue({ name: "rsa", key: "rsa" });
  const old = made.issue({ name: "old", notBefore: "20200101000000Z", notAfter: "20210101000000Z" });
  const about = (pem: string) => complaints({ "certs/a.pem": pem });
  const lines = good.pem.split("\n");

  assert.deepEqual(about("nothing"), ["certs/a.pem:1:1: no PEM block, which begins with -----BEGIN …-----"]);
  assert.deepEqual(about(lines.slice(0, 4).join("\n")), ["certs/a.pem:1:1: the CERTIFICATE has no END line"]);
  assert.deepEqual(about(good.pem.replace(lines[2]!, `${lines[2]!.slice(1)}*`)), [
    "certs/a.pem:3:1: not base64",
  ]);
  assert.match(about(`\n\n${good.pem.replace(`${lines[2]!}\n`, "")}`)[0]!, /^certs\/a\.pem:3:1: an element/);
  assert.deepEqual(about(`${good.pem}${good.keyPem}`), [
    `certs/a.pem:${lines.length}:1: a private key, which a file of certificates must not have`,
  ]);
  assert.match(
    about(old.pem)[0]!,
    /^certs\/a\.pem:1:1: warning: the certificate expired on 2021-01-01T00:00:00/,
  );
  const p521 = join(folder, "p521.pem");
  execFileSync(
    "openssl",
    [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:P-521",
      "-nodes",
      "-subj",
      "/CN=a",
      "-keyout",
      `${p521}.key`,
      "-out",
      p521,
    ],
    { stdio: "ignore" },
  );
  assert.deepEqual(about(readFileSync(p521, "utf8")), [
    "certs/a.pem:1:1: an EC key on another curve than P-256 and P-384",
  ]);

  const client = (pem: string | undefined, key: string | undefined) =>
    complaints({ ...(pem && { "certs/client.pem": pem }), ...(key && { "certs/client.key": key }) });
  assert.deepEqual(client(good.pem, undefined), [
    "certs/client.pem:1:1: a client certificate without certs/client.key",
  ]);
  assert.deepEqual(client(undefined, good.keyPem), ["certs/client.key:1:1: a key without certs/client.pem"]);
  const notTheKey = ["certs/client.key:1:1: not the key of certs/client.pem"];
  assert.deepEqual(client(good.pem, other.keyPem), notTheKey);
  assert.deepEqual(client(good.pem, rsa.keyPem), notTheKey);
  const encrypted = join(folder, "encrypted.key");
  execFileSync("openssl", ["pkey", "-in", good.key, "-aes256", "-passout", "pass:secret", "-out", encrypted]);
  assert.match(
    client(good.pem, readFileSync(encrypted, "utf8"))[0]!,
    /^certs\/client\.key:1:1: an encrypted key/,
  );
  const legacy = `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n`;
  assert.match(client(good.pem, legacy)[0]!, /^certs\/client\.key:2:1: an encrypted key/);
});

test("whatever a file's bytes are, the build says what is wrong or takes it", { skip }, (t) => {
  const made = new Certificates(temporaryFolder(t));
  const { pem, keyPem } = made.issue({ name: "any", names: "DNS:a,IP:1.2.3.4", isIssuer: true });
  const bytes = Buffer.from(pem.replace(/-----.*-----/g, ""), "base64");
  let state = 12345;
  const random = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  for (let round = 0; round < 3000; round++) {
    const copy = Buffer.from(bytes.subarray(0, random(4) === 0 ? random(bytes.length) : bytes.length));
    for (let changes = random(4); changes > 0 && copy.length > 0; changes--)
      copy[random(copy.length)] = random(256);
    const text = `-----BEGIN CERTIFICATE-----\n${copy.toString("base64")}\n-----END CERTIFICATE-----\n`;
    const told = complaints({ "certs/a.pem": text, "certs/client.pem": text, "certs/client.key": keyPem });
    for (const line of told)
      assert.match(line, /^certs\/(a\.pem|client\.\w+):1:1: (warning: )?\S.*[a-z0-9.)]$/i, `round ${round}`);
  }
});

test("certificates count whether pxt.json lists them or not; a wrong one is an error of the build, without the key in it", {
  skip,
}, async (t) => {
  const made = new Certificates(temporaryFolder(t));
  const root = made.issue({ name: "root", isIssuer: true });
  const program = 'new mqtt.Client("a").connect("broker", 8883, true);';
  const dependencies = { esp8266: "*" };
  const certificate = { "certs/root.pem": root.pem };
  for (const config of [{}, { files: ["main.ts", "certs/root.pem"] }]) {
    const folder = project(t, program, { dependencies, files: certificate, config });
    const built = await cli(t, "build", folder, "--board", "esp8266");
    assert.equal(built.status, 0, built.stderr);
    assert.match(built.stdout, /^TLS: a session takes \d+ bytes of the data RAM, and \d+ more .* are left/m);
    assert.ok(
      readFileSync(join(folder, "built/esp8266/firmware.bin")).includes("root"),
      "the root is in the firmware",
    );
  }
  const damaged = root.keyPem.replace("END", "FIN");
  const files = { ...certificate, "certs/client.pem": root.pem, "certs/client.key": damaged };
  const failed = await cli(t, "build", project(t, program, { dependencies, files }), "--board", "esp8266");
  assert.equal(failed.status, 1);
  assert.match(failed.stderr, /^certs\/client\.key:\d+:1: \S/m);
  const secret = root.keyPem.split("\n")[1]!;
  assert.ok(!failed.stderr.includes(secret) && !failed.stdout.includes(secret));
});

test("a project without certificates gets none, and no sentence about them", async (t) => {
  const program = 'new mqtt.Client("a").connect("broker");';
  const built = await cli(
    t,
    "build",
    project(t, program, { dependencies: { esp8266: "*" } }),
    "--board",
    "esp8266",
  );
  assert.equal(built.status, 0, built.stderr);
  assert.doesNotMatch(built.stdout, /TLS/);
});
