// Certificates for tests, made by OpenSSL when a test asks for them.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type KeyKind = "rsa" | "ec" | "ec384";

export interface CertificateOptions {
  /** Common name. */
  name: string;
  key?: KeyKind;
  /** Subject alternative names in OpenSSL's form, such as "DNS:broker,IP:10.0.2.2". */
  names?: string;
  /** It may issue others. */
  isIssuer?: boolean;
  issuer?: Issued;
  /** Validity, as YYYYMMDDHHMMSSZ; from yesterday on for a year if left out. */
  notBefore?: string;
  notAfter?: string;
}

/** A certificate and its key: files, and what is in them. */
export interface Issued {
  options: CertificateOptions;
  certificate: string;
  key: string;
  pem: string;
  keyPem: string;
}

const newKey: Record<KeyKind, string[]> = {
  rsa: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
  ec: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
  ec384: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
};

/** An issuer of certificates, with its files in one folder. */
export class Certificates {
  private count = 0;

  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "index.txt"), "");
    writeFileSync(
      join(folder, "ca.cnf"),
      [
        "[ca]\ndefault_ca=any\n[any]",
        `database=${folder}/index.txt\nnew_certs_dir=${folder}\nrand_serial=yes\nunique_subject=no`,
        "default_md=sha256\npolicy=anything\nemail_in_dn=no",
        "[anything]\ncommonName=supplied\norganizationName=optional",
        "[req]\ndistinguished_name=dn\n[dn]\n",
      ].join("\n"),
    );
  }

  /** Makes a certificate; signed by itself if no issuer is given. */
  issue(options: CertificateOptions): Issued {
    const file = (name: string) => join(this.folder, `${this.count}-${name}`);
    this.count += 1;
    const [key, request, extensions, certificate] = [
      "key.pem",
      "request.pem",
      "extensions",
      "certificate.pem",
    ].map(file) as [string, string, string, string];
    openssl("genpkey", ...newKey[options.key ?? "ec"], "-out", key);
    const config = join(this.folder, "ca.cnf");
    openssl(
      "req",
      "-new",
      "-config",
      config,
      "-key",
      key,
      "-subj",
      `/O=Tests/CN=${options.name}`,
      "-out",
      request,
    );
    writeFileSync(
      extensions,
      [
        `basicConstraints=critical,CA:${options.isIssuer ? "TRUE" : "FALSE"}`,
        ...(options.isIssuer ? ["keyUsage=critical,keyCertSign"] : []),
        ...(options.names ? [`subjectAltName=${options.names}`] : []),
        "",
      ].join("\n"),
    );
    const day = 86_400_000;
    const validity = [
      ...["-startdate", options.notBefore ?? timestamp(Date.now() - day)],
      ...["-enddate", options.notAfter ?? timestamp(Date.now() + 365 * day)],
    ];
    const signer = options.issuer
      ? ["-cert", options.issuer.certificate, "-keyfile", options.issuer.key]
      : ["-selfsign", "-keyfile", key];
    openssl(
      ...["ca", "-batch", "-notext", "-config", config, ...signer, ...validity],
      ...["-extfile", extensions, "-in", request, "-out", certificate],
    );
    return {
      options,
      certificate,
      key,
      pem: readFileSync(certificate, "utf8"),
      keyPem: readFileSync(key, "utf8"),
    };
  }

  /** A file with a certificate and those that follow in its chain. */
  chain(...certificates: Issued[]): string {
    this.count += 1;
    const path = join(this.folder, `${this.count}-chain.pem`);
    writeFileSync(path, certificates.map(({ pem }) => pem).join(""));
    return path;
  }
}

/** SHA-256 of a certificate, as OpenSSL prints it. */
export function fingerprint({ certificate }: Issued): string {
  return openssl("x509", "-in", certificate, "-noout", "-fingerprint", "-sha256").trim().split("=")[1]!;
}

/** Whether OpenSSL's command is there. */
export const hasOpenssl = (process.env.PATH ?? "")
  .split(":")
  .some((folder) => existsSync(join(folder, "openssl")));

function openssl(...args: string[]): string {
  return execFileSync("openssl", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function timestamp(time: number): string {
  return `${new Date(time).toISOString().replace(/\..*|[-:T]/g, "")}Z`;
}
