// The certificates of a project: PEM files in its folder `certs/`, turned into what the board's TLS reads
// (targets/runtime/tls/trust.h has the form), as a source file that is added to the program.
//
// certs/client.pem and certs/client.key are the client's own certificate (with its chain, if it has one) and key. All other
// certs/*.pem are certificates to trust: authorities', or servers' own.

import { PemError, readPem } from "./pem.js";
import type { Diagnostic } from "./project.js";
import type { CompileOptions } from "./pxt.js";
import { belongsTo, type Certificate, type PrivateKey, readCertificate, readPrivateKey } from "./x509.js";

export const CERTIFICATES_FOLDER = "certs";
const CLIENT_CERTIFICATE = `${CERTIFICATES_FOLDER}/client.pem`;
const CLIENT_KEY = `${CERTIFICATES_FOLDER}/client.key`;
/** The source file that addCertificates adds. */
export const CERTIFICATES_SOURCE = "pxt_modules/certificates.ts";
const LIBRARY = "pxt_modules/net/tls.ts";
const MOST_CLIENT_CERTIFICATES = 3;

/** Numbers of trust.h. */
const KIND = { rsa: 1, ec: 2 };
const FLAG_ISSUER = 1;

export interface ProjectCertificates {
  /** Empty if there are none. */
  trusted: Certificate[];
  client: { chain: Certificate[]; key: PrivateKey } | undefined;
  /** The same as they are in the files. */
  pem: { trusted: string; client: string };
}

/** True for files that readCertificates wants. */
export function isCertificateFile(name: string): boolean {
  return name === CLIENT_KEY || (name.startsWith(`${CERTIFICATES_FOLDER}/`) && name.endsWith(".pem"));
}

/**
 * Reads the certificates among a project's files.
 * @param files texts by name, such as certs/ca.pem
 * @param tell is called for each thing that is wrong
 */
export function readCertificates(
  files: Record<string, string>,
  tell: (problem: Diagnostic) => void,
  now = new Date(),
): ProjectCertificates {
  const problem = (
    fileName: string,
    line: number,
    message: string,
    severity: Diagnostic["severity"] = "error",
  ) => tell({ fileName, line, column: 1, code: 0, severity, message });
  const trusted: Certificate[] = [];
  const texts: string[] = [];
  for (const name of Object.keys(files).filter(isCertificateFile).sort()) {
    if (name === CLIENT_CERTIFICATE || name === CLIENT_KEY) continue;
    texts.push(files[name]!);
    for (const { certificate, line } of certificatesOf(name, files[name]!, problem)) {
      trusted.push(certificate);
      if (certificate.notAfter < now)
        problem(name, line, `the certificate expired on ${certificate.notAfter.toISOString()}`, "warning");
    }
  }
  const client = readClient(files, problem);
  const clientPem = client ? `${files[CLIENT_CERTIFICATE]}\n${files[CLIENT_KEY]}` : "";
  return { trusted, client, pem: { trusted: texts.join("\n"), client: clientPem } };
}

type Problem = (fileName: string, line: number, message: string) => void;

function certificatesOf(
  name: string,
  text: string,
  problem: Problem,
): { certificate: Certificate; line: number }[] {
  const certificates: { certificate: Certificate; line: number }[] = [];
  blocks(name, text, problem, ({ label, bytes, line }) => {
    if (label.endsWith("PRIVATE KEY"))
      problem(name, line, "a private key, which a file of certificates must not have");
    else if (label === "CERTIFICATE") certificates.push({ certificate: readCertificate(bytes), line });
    else problem(name, line, `${label} where a certificate should be`);
  });
  return certificates;
}

function readClient(files: Record<string, string>, problem: Problem): ProjectCertificates["client"] {
  const [certificate, key] = [files[CLIENT_CERTIFICATE], files[CLIENT_KEY]];
  if (certificate === undefined && key === undefined) return undefined;
  if (certificate === undefined) {
    problem(CLIENT_KEY, 1, `a key without ${CLIENT_CERTIFICATE}`);
    return undefined;
  }
  if (key === undefined) {
    problem(CLIENT_CERTIFICATE, 1, `a client certificate without ${CLIENT_KEY}`);
    return undefined;
  }
  const chain = certificatesOf(CLIENT_CERTIFICATE, certificate, problem).map((each) => each.certificate);
  let found: PrivateKey | undefined;
  blocks(CLIENT_KEY, key, problem, ({ label, bytes }) => {
    // OpenSSL writes the curve in a block of its own before the key.
    if (label !== "EC PARAMETERS") found = readPrivateKey(label, bytes);
  });
  if (!chain[0] || !found) return undefined;
  if (chain.length > MOST_CLIENT_CERTIFICATES)
    problem(CLIENT_CERTIFICATE, 1, `more than ${MOST_CLIENT_CERTIFICATES} certificates`);
  if (!belongsTo(found, chain[0])) problem(CLIENT_KEY, 1, `not the key of ${CLIENT_CERTIFICATE}`);
  return { chain, key: found };
}

/** Calls `take` for each block of a PEM file; what it throws is told with the block's line. */
function blocks(
  name: string,
  text: string,
  problem: Problem,
  take: (block: ReturnType<typeof readPem>[number]) => void,
): void {
  let line = 1;
  try {
    const all = readPem(text);
    if (all.length === 0) problem(name, 1, "no PEM block, which begins with -----BEGIN …-----");
    for (const block of all) {
      line = block.line;
      take(block);
    }
  } catch (error) {
    problem(name, error instanceof PemError ? error.line : line, (error as Error).message);
  }
}

/**
 * Gives a program its project's certificates, if it has any and uses sockets: a board what its TLS reads, the simulator PEM.
 */
export function addCertificates(
  options: CompileOptions,
  { trusted, client, pem }: ProjectCertificates,
  isNative: boolean,
): void {
  if ((trusted.length === 0 && !client) || !options.sourceFiles.includes(LIBRARY)) return;
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const trust = hexLiteral(isNative ? encodeTrust(trusted) : utf8(pem.trusted));
  const identity = client && isNative ? encodeIdentity(client.chain, client.key) : utf8(pem.client);
  options.fileSystem[CERTIFICATES_SOURCE] =
    `namespace _projectCertificates {\n  net._setCertificates(${trust}, ${hexLiteral(identity)});\n}\n`;
  options.sourceFiles.splice(options.sourceFiles.indexOf("main.ts"), 0, CERTIFICATES_SOURCE);
}

function hexLiteral(bytes: ArrayLike<number>): string {
  return `hex\`${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}\``;
}

/** The form of trust.h. */
export function encodeTrust(trusted: Certificate[]): number[] {
  return [
    ...number(trusted.length, 2),
    ...trusted.flatMap(({ key, isIssuer, subject }) => [
      KIND[key.kind],
      isIssuer ? FLAG_ISSUER : 0,
      ...block(subject),
      ...(key.kind === "rsa"
        ? [...block(key.modulus), ...block(key.exponent)]
        : [key.curve, ...block(key.point)]),
    ]),
  ];
}

/** The form of trust.h. */
export function encodeIdentity(chain: Certificate[], key: PrivateKey): number[] {
  return [
    KIND[key.kind],
    chain.length,
    ...chain.flatMap(({ bytes }) => block(bytes)),
    ...(key.kind === "rsa"
      ? [...number(bitLength(key.modulus), 2), ...[key.p, key.q, key.dp, key.dq, key.iq].flatMap(block)]
      : [key.curve, ...block(key.x)]),
  ];
}

function bitLength(bytes: Uint8Array): number {
  return 8 * bytes.length - Math.clz32(bytes[0]! << 24);
}

function number(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, i) => Math.floor(value / 2 ** (8 * i)) & 0xff);
}

function block(bytes: Uint8Array): number[] {
  return [...number(bytes.length, 2), ...bytes];
}
