// TLS of the simulator's sockets over Node's: the board's choices of version and trust, with the board's numbers of reasons
// (targets/runtime/tls/reasons.h). The words are OpenSSL's, where the board has its own.

import { createHash } from "node:crypto";
import { isIP } from "node:net";
import { type ConnectionOptions, checkServerIdentity, connect, type TLSSocket } from "node:tls";
import type { SocketSecurity } from "./pxsim.js";

/** Why a connection failed. */
export interface TlsFailure {
  error: number;
  /** The simulator's own sentence for the number, if not given. */
  text?: string;
}

/** Numbers of libs/net/net.ts by error names of Node and OpenSSL. */
const REASONS: Record<string, number> = {
  ERR_SSL_WRONG_VERSION_NUMBER: -24,
  ERR_SSL_UNSUPPORTED_PROTOCOL: -25,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: -25,
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: -26,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: -28,
  UNABLE_TO_GET_ISSUER_CERT: -28,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: -28,
  SELF_SIGNED_CERT_IN_CHAIN: -28,
  DEPTH_ZERO_SELF_SIGNED_CERT: -29,
  CERT_HAS_EXPIRED: -30,
  CERT_NOT_YET_VALID: -31,
  ERR_TLS_CERT_ALTNAME_INVALID: -33,
  CERT_SIGNATURE_FAILURE: -35,
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: -36,
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: -36,
};
const BAD_OPTIONS = -22;
const NOTHING_TRUSTED = -23;
const WRONG_FINGERPRINT = -34;
const PROTOCOL = -38;
const FINGERPRINT_BYTES = 32;

/** What is wrong with a program's choices; undefined if nothing. */
export function faultInSecurity({ insecure, pin, trust }: SocketSecurity): TlsFailure | undefined {
  if ((pin.length > 0 && pin.length !== FINGERPRINT_BYTES) || (insecure && pin.length > 0))
    return { error: BAD_OPTIONS };
  if (!insecure && pin.length === 0 && trust.length === 0) return { error: NOTHING_TRUSTED };
  return undefined;
}

/** Begins TLS to a host. The handshake over, faultInPeer() may still find something. */
export function connectTls(host: string, port: number, security: SocketSecurity): TLSSocket {
  const { serverName, insecure, pin, trust, identity } = security;
  const client = Buffer.from(identity).toString();
  // Node's types lack that the peer may go on after our end (tls.connect's documentation).
  const options: ConnectionOptions & { allowHalfOpen: boolean } = {
    allowHalfOpen: true,
    host,
    port,
    minVersion: "TLSv1.2",
    ...(isIP(serverName) ? {} : { servername: serverName }),
    ca: Buffer.from(trust).toString(),
    ...(client ? { cert: client, key: client } : {}),
    rejectUnauthorized: !insecure && pin.length === 0,
    checkServerIdentity: (_, certificate) => checkServerIdentity(serverName, certificate),
  };
  return connect(options);
}

/** Whether the peer lacks the pinned fingerprint. */
export function faultInPeer(socket: TLSSocket, { pin }: SocketSecurity): TlsFailure | undefined {
  if (pin.length === 0) return undefined;
  const certificate = socket.getPeerX509Certificate();
  const hashed = certificate
    ? [certificate.raw, certificate.publicKey.export({ type: "spki", format: "der" })]
    : [];
  if (hashed.some((bytes) => createHash("sha256").update(bytes).digest().equals(pin))) return undefined;
  return { error: WRONG_FINGERPRINT };
}

/** What an error of Node's TLS means; undefined if it is none. */
export function failureOf(failed: NodeJS.ErrnoException & { reason?: string }): TlsFailure | undefined {
  const { code, reason, message } = failed;
  const error = REASONS[code ?? ""];
  if (error === undefined && !code?.startsWith("ERR_SSL_")) return undefined;
  return { error: error ?? PROTOCOL, text: reason ?? message };
}
