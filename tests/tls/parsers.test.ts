// What parses certificates on the board, fed with whole and with damaged ones; and validity when the board knows the time.

import assert from "node:assert/strict";
import { createHash, X509Certificate } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { encodeIdentity, encodeTrust } from "../../cli/makecode/certificates.js";
import { readPem } from "../../cli/makecode/pem.js";
import { readCertificate, readPrivateKey } from "../../cli/makecode/x509.js";
import { buildNative } from "../../targets/build/native.js";
import { temporaryFolder } from "../support/cli.js";
import { emulate } from "../support/native.js";
import { Certificates, hasOpenssl } from "./certificates.js";

const skip = hasOpenssl ? false : "openssl is not installed";
const checks = 11;
const notBefore = Date.UTC(2024, 1, 29, 1, 2, 3);
const notAfter = Date.UTC(2031, 11, 31, 23, 59, 59);

const array = (name: string, bytes: ArrayLike<number>) =>
  `constexpr uint8_t ${name}[] = {${Array.from(bytes).join(",")}};`;
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

test("the board's parsers read certificates, survive damaged ones, and know when they are valid", {
  skip,
}, async (t) => {
  const folder = temporaryFolder(t);
  const made = new Certificates(folder);
  const root = made.issue({ name: "Root", isIssuer: true });
  const leaf = made.issue({
    name: "leaf",
    names: "DNS:broker,IP:10.0.2.2,DNS:*.example",
    issuer: root,
    notBefore: "20240229010203Z",
    notAfter: "20311231235959Z",
  });
  const der = (pem: string) => readPem(pem)[0]!.bytes;
  const key = readPem(leaf.keyPem)[0]!;
  const spki = new X509Certificate(leaf.pem).publicKey.export({ type: "spki", format: "der" });
  const header = join(folder, "data.h");
  writeFileSync(
    header,
    [
      array("CERTIFICATE", der(leaf.pem)),
      array("ROOT", der(root.pem)),
      array("HASH_OF_CERTIFICATE", sha256(der(leaf.pem))),
      array("HASH_OF_KEY", sha256(spki)),
      array("TRUST", encodeTrust([readCertificate(der(root.pem))])),
      array(
        "IDENTITY",
        encodeIdentity([readCertificate(der(leaf.pem))], readPrivateKey(key.label, key.bytes)),
      ),
      `constexpr uint32_t NOT_BEFORE = ${notBefore / 1000}u, NOT_AFTER = ${notAfter / 1000}u;`,
      '#define NOT_BEFORE_TEXT "2024-02-29 01:02 UTC"',
      '#define NOT_AFTER_TEXT "2031-12-31 23:59 UTC"',
    ].join("\n"),
  );
  const elf = join(folder, "parsers.elf");
  const sources = [fileURLToPath(new URL("parsers.cpp", import.meta.url))];
  await buildNative({ board: "esp8266", sources, elf, defines: { DATA: JSON.stringify(header) } });
  const { stdout, status } = await emulate(t, "esp8266", elf);
  assert.doesNotMatch(stdout, /^FAILS/m, stdout);
  assert.match(stdout, /^end of test\r?$/m, stdout);
  assert.equal(stdout.match(/^holds: /gm)?.length, checks, stdout);
  assert.equal(status, 0);
});
