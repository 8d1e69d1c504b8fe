// TLS: what a program can choose, and the certificates of its project.

namespace net {
  /**
   * How the server is checked. With none of these, its certificate must lead to one of those in the project's folder certs/, and be for
   * the host that the program connects to.
   */
  export interface TlsOptions {
    /** The name that the server's certificate must have, when it is not the host's. */
    serverName?: string;
    /** SHA-256 of the server's certificate, or of its public key, in hexadecimal; nothing else of the certificate is checked then. */
    fingerprint?: string;
    /** Trust any server. What is sent can be read and changed by whoever is on the way. */
    insecure?: boolean;
  }

  const FINGERPRINT_BYTES = 32;

  let trust: Buffer;
  let identity: Buffer;

  /** Called by a file that the build adds to a program with certificates; not for programs. */
  //% hidden=1
  export function _setCertificates(projectTrust: Buffer, projectIdentity: Buffer): void {
    trust = projectTrust;
    identity = projectIdentity;
  }

  /** Has a socket that was just opened use TLS. */
  export function startTls(handle: number, host: string, options: TlsOptions): void {
    const name = options.serverName ? options.serverName : host;
    const nothing = Buffer.create(0);
    netsockets.useCertificates(trust ? trust : nothing, identity ? identity : nothing);
    const pin = options.fingerprint ? bytesOf(options.fingerprint) : nothing;
    netsockets.secure(handle, name, options.insecure ? true : false, pin);
  }

  /** A fingerprint's bytes; of a wrong number if it is malformed. */
  function bytesOf(fingerprint: string): Buffer {
    let digits = "";
    for (let i = 0; i < fingerprint.length; i++) {
      const character = fingerprint.charAt(i);
      if (character != ":" && character != " ") digits += character.toLowerCase();
    }
    if (digits.length != 2 * FINGERPRINT_BYTES) return Buffer.create(1);
    const bytes = Buffer.create(FINGERPRINT_BYTES);
    for (let i = 0; i < FINGERPRINT_BYTES; i++) {
      const high = "0123456789abcdef".indexOf(digits.charAt(2 * i));
      const low = "0123456789abcdef".indexOf(digits.charAt(2 * i + 1));
      if (high < 0 || low < 0) return Buffer.create(1);
      bytes[i] = 16 * high + low;
    }
    return bytes;
  }
}
