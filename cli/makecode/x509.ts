// The parts of certificates (RFC 5280) and private keys (RFC 5958, RFC 8017, RFC 5915) that a program is given.

import { bitsOf, contentOf, DerError, identifierOf, integerOf, readElements, tags, within } from "./der.js";

const RSA = "1.2.840.113549.1.1.1";
const EC = "1.2.840.10045.2.1";
const BASIC_CONSTRAINTS = "2.5.29.19";

/** Numbers of curves in TLS (RFC 8422 §5.1.1) that a board knows, by identifier. */
const CURVES: Record<string, number> = { "1.2.840.10045.3.1.7": 23, "1.3.132.0.34": 24 };

export type PublicKey =
  | { kind: "rsa"; modulus: Uint8Array; exponent: Uint8Array }
  | { kind: "ec"; curve: number; point: Uint8Array };

export interface Certificate {
  bytes: Uint8Array;
  /** The subject's name, as DER. */
  subject: Uint8Array;
  key: PublicKey;
  /** It may issue other certificates. */
  isIssuer: boolean;
  notAfter: Date;
}

export type PrivateKey =
  | {
      kind: "rsa";
      modulus: Uint8Array;
      p: Uint8Array;
      q: Uint8Array;
      dp: Uint8Array;
      dq: Uint8Array;
      iq: Uint8Array;
    }
  | { kind: "ec"; curve: number; x: Uint8Array; point: Uint8Array | undefined };

/** Reads a certificate. Throws DerError with what is wrong. */
export function readCertificate(bytes: Uint8Array): Certificate {
  const [outer, ...rest] = readElements(bytes);
  if (rest.length > 0) throw new DerError("bytes after the certificate");
  const fields = within(within(outer, tags.sequence)[0], tags.sequence);
  const hasVersion = fields[0]?.tag === tags.numbered(0);
  const [, , , validity, subject, key, ...others] = hasVersion ? fields.slice(1) : fields;
  if (!validity || !subject || !key) throw new DerError("a certificate that lacks fields");
  return {
    bytes,
    subject: subject.bytes,
    key: readPublicKey(within(key, tags.sequence)),
    isIssuer: isIssuer(others.find((field) => field.tag === tags.numbered(3))?.content),
    notAfter: dateOf(within(validity, tags.sequence)[1]),
  };
}

/** Reads a private key of a PEM block with this label. Throws DerError with what is wrong. */
export function readPrivateKey(label: string, bytes: Uint8Array): PrivateKey {
  const fields = within(readElements(bytes)[0], tags.sequence);
  switch (label) {
    case "RSA PRIVATE KEY":
      return readRsaKey(bytes);
    case "EC PRIVATE KEY": {
      const parameters = fields.find((field) => field.tag === tags.numbered(0));
      return readEcKey(bytes, curveOf(parameters && readElements(parameters.content)[0]));
    }
    case "PRIVATE KEY": {
      const [algorithm, parameters] = within(fields[1], tags.sequence);
      const key = contentOf(fields[2], tags.octetString);
      const kind = identifierOf(algorithm);
      if (kind === RSA) return readRsaKey(key);
      if (kind === EC) return readEcKey(key, curveOf(parameters));
      throw new DerError("neither an RSA nor an EC key");
    }
    case "ENCRYPTED PRIVATE KEY":
      throw new DerError("an encrypted key: store it without a passphrase (openssl pkey -in … -out …)");
    default:
      throw new DerError(`${label} where a private key should be`);
  }
}

/** False if the private key is known not to be the certificate's. */
export function belongsTo(key: PrivateKey, certificate: Certificate): boolean {
  const { key: other } = certificate;
  if (key.kind === "rsa") return other.kind === "rsa" && areEqual(key.modulus, other.modulus);
  if (other.kind !== "ec" || key.curve !== other.curve) return false;
  return key.point === undefined || areEqual(key.point, other.point);
}

function readPublicKey([algorithm, key]: ReturnType<typeof readElements>): PublicKey {
  const [identifier, parameters] = within(algorithm, tags.sequence);
  const kind = identifierOf(identifier);
  if (kind === RSA) {
    const [modulus, exponent] = within(readElements(bitsOf(key))[0], tags.sequence);
    return { kind: "rsa", modulus: integerOf(modulus), exponent: integerOf(exponent) };
  }
  if (kind === EC) return { kind: "ec", curve: curveOf(parameters), point: bitsOf(key) };
  throw new DerError("neither an RSA nor an EC key");
}

function readRsaKey(bytes: Uint8Array): PrivateKey {
  const [, modulus, , , p, q, dp, dq, iq] = within(readElements(bytes)[0], tags.sequence);
  return {
    kind: "rsa",
    modulus: integerOf(modulus),
    ...{ p: integerOf(p), q: integerOf(q), dp: integerOf(dp), dq: integerOf(dq), iq: integerOf(iq) },
  };
}

function readEcKey(bytes: Uint8Array, curve: number): PrivateKey {
  const [, x, ...others] = within(readElements(bytes)[0], tags.sequence);
  const point = others.find((field) => field.tag === tags.numbered(1));
  return {
    kind: "ec",
    curve,
    x: contentOf(x, tags.octetString),
    point: point && bitsOf(readElements(point.content)[0]),
  };
}

function curveOf(element: ReturnType<typeof readElements>[number] | undefined): number {
  const curve = CURVES[identifierOf(element)];
  if (curve === undefined) throw new DerError("an EC key on another curve than P-256 and P-384");
  return curve;
}

function isIssuer(extensions: Uint8Array | undefined): boolean {
  if (!extensions) return false;
  for (const extension of within(readElements(extensions)[0], tags.sequence)) {
    const fields = within(extension, tags.sequence);
    if (identifierOf(fields[0]) !== BASIC_CONSTRAINTS) continue;
    const constraints = within(readElements(contentOf(fields.at(-1), tags.octetString))[0], tags.sequence);
    return constraints[0]?.tag === tags.boolean && constraints[0].content[0] !== 0;
  }
  return false;
}

/** UTCTime counts years from 1950 to 2049 (RFC 5280 §4.1.2.5.1). */
function dateOf(element: ReturnType<typeof readElements>[number] | undefined): Date {
  const text = String.fromCharCode(...(element?.content ?? []));
  const isShort = element?.tag === tags.utcTime;
  const match = /^(\d{2,4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!match) throw new DerError("a time in an unknown form");
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const century = isShort ? (year < 50 ? 2000 : 1900) : 0;
  return new Date(Date.UTC(century + year, month - 1, day, hour, minute, second));
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
