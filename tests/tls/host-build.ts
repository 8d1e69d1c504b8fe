// Builds TLS's session and BearSSL for this machine, with AddressSanitizer and UndefinedBehaviorSanitizer (host/session.cpp), and makes
// the certificates that it is run with.

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { encodeIdentity, encodeTrust } from "../../cli/makecode/certificates.js";
import { readPem } from "../../cli/makecode/pem.js";
import { readCertificate, readPrivateKey } from "../../cli/makecode/x509.js";
import { type Compilation, compileAll } from "../../targets/build/objects.js";
import { run } from "../../targets/build/process.js";
import { thirdPartyLibraries } from "../../targets/build/third-party.js";
import { sanitizers } from "../net/host-build.js";
import { repository } from "../support/cli.js";
import { Certificates, type Issued } from "./certificates.js";

const folder = join(repository, "built/tests/tls-host");

/** Whatever moves the sessions. */
const shared = [
  "targets/runtime/tls/certificate-reader.cpp",
  "targets/runtime/tls/reasons.cpp",
  "targets/runtime/tls/session-base.cpp",
  "targets/runtime/tls/trust.cpp",
  "tests/tls/host/server.cpp",
  "tests/tls/host/session.cpp",
];

/** What moves sessions in a program of the tests. */
export interface SessionLibrary {
  /** Of the program's folder in built/tests/tls-host. */
  name: string;
  /** Sources of this repository, besides those that all have. */
  sources: string[];
  /** Folders of headers in this repository. */
  includes: string[];
  /** A library's folder of description, and flags for it and for `sources`. */
  thirdParty?: { folder: string; flags: string[] };
}

const bearsslSessions: SessionLibrary = {
  name: "bearssl",
  sources: [
    "targets/runtime/tls/peer-check.cpp",
    "targets/runtime/tls/session-cache.cpp",
    "targets/runtime/tls/steps.cpp",
    "targets/runtime/tls/tls.cpp",
    "tests/tls/host/bearssl.cpp",
    "tests/tls/host/fibers.cpp",
  ],
  includes: [],
};

/** What BearSSL's server has besides; the board is a client. */
const ofServer = [
  "rsa/rsa_ssl_decrypt.c",
  "ssl/ssl_lru.c",
  "ssl/ssl_hs_server.c",
  "ssl/ssl_scert_single_ec.c",
  "ssl/ssl_scert_single_rsa.c",
  "ssl/ssl_server.c",
  "x509/skey_decoder.c",
];

/** Returns the program's path. Throws with the compiler's message. BearSSL is there in any case: the server is made of it. */
export async function buildHostSession(sessions = bearsslSessions): Promise<string> {
  const [bearssl] = await thirdPartyLibraries(join(repository, "targets/runtime/tls"), () => {});
  const paths = ["tests/tls/host", "tests/net/host", "targets/runtime/tls", "targets/runtime"];
  const includes = [...paths, ...sessions.includes].map((path) => join(repository, path));
  const common = [...sanitizers, ...[...includes, ...bearssl!.includes].map((path) => `-I${path}`)];
  const objects = join(folder, sessions.name, "objects");
  // Words are read one by one, as on the board, whose core has no unaligned access.
  const library = ["-DBR_LE_UNALIGNED=0", "-DBR_BE_UNALIGNED=0", "-w"];
  const source = dirname(bearssl!.includes.find((path) => basename(path) === "src")!);
  const { thirdParty } = sessions;
  const [other] = thirdParty ? await thirdPartyLibraries(join(repository, thirdParty.folder), () => {}) : [];
  const otherFlags = [
    ...(thirdParty?.flags ?? []),
    ...(other?.includes.map((path) => `-I${path}`) ?? []),
    ...(other?.flags ?? []),
  ];
  const own = (flags: string[]) => (path: string) => ({
    source: join(repository, path),
    object: join(objects, `${path.replaceAll("/", ".")}.o`),
    compiler: "g++",
    flags: [...common, ...flags, "-std=gnu++17", "-Wall", "-Wextra", "-Werror"],
  });
  const compilations: Compilation[] = [
    ...bearssl!.sources.map(({ file, flags, object }) => ({
      source: file,
      object: join(objects, "bearssl", `${object}.o`),
      compiler: "gcc",
      flags: [...common, ...library, ...flags.filter((flag) => !flag.startsWith("-m"))],
    })),
    ...ofServer.map((path) => ({
      source: join(source, "src", path),
      object: join(objects, "bearssl", `${basename(path)}.o`),
      compiler: "gcc",
      flags: [...common, ...library, "-DBR_USE_UNIX_TIME=0"],
    })),
    ...(other?.sources ?? []).map(({ file, flags, object }) => ({
      source: file,
      object: join(objects, "other", `${object}.o`),
      compiler: "gcc",
      flags: [...sanitizers, ...otherFlags, ...flags, "-w"],
    })),
    ...shared.map(own([])),
    ...sessions.sources.map(own(otherFlags)),
  ];
  await compileAll(compilations, { force: false, log: () => {} });
  const program = join(folder, sessions.name, "session");
  await run("g++", [...sanitizers, "-o", program, ...compilations.map(({ object }) => object)]);
  return program;
}

/** A folder with the files that the program wants; made once and kept, so that a seed's run can be repeated. */
export function hostCertificates(): string {
  const to = join(folder, "certificates");
  const done = join(to, "made");
  if (existsSync(done)) return to;
  mkdirSync(to, { recursive: true });
  const made = new Certificates(join(to, "openssl"));
  const validity = { notBefore: "20240101000000Z", notAfter: "20400101000000Z" };
  const names = "DNS:broker,IP:10.0.2.2,DNS:*.example";
  const root = made.issue({ name: "Root", isIssuer: true, ...validity });
  const issuer = made.issue({ name: "Issuer", isIssuer: true, issuer: root, ...validity });
  const ec = made.issue({ name: "broker", names, issuer, ...validity });
  const rsa = made.issue({ name: "broker", key: "rsa", names, issuer: root, ...validity });
  const client = made.issue({ name: "client", issuer: root, ...validity });
  const write = (name: string, bytes: ArrayLike<number>) =>
    writeFileSync(join(to, name), Uint8Array.from(bytes));
  const certificate = ({ pem }: Issued) => readPem(pem)[0]!.bytes;
  const key = ({ keyPem }: Issued) => readPem(keyPem)[0]!;
  for (const [name, issued] of Object.entries({ ec, rsa, issuer })) write(`${name}.der`, certificate(issued));
  for (const [name, issued] of Object.entries({ ec, rsa })) write(`${name}.key`, key(issued).bytes);
  write("trust", encodeTrust([readCertificate(certificate(root))]));
  const clientKey = readPrivateKey(key(client).label, key(client).bytes);
  write("identity", encodeIdentity([readCertificate(certificate(client))], clientKey));
  write("made", []);
  return to;
}
