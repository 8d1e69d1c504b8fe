// Reads PEM files (RFC 7468): text with blocks of base64 between BEGIN and END lines; what is outside of them is ignored.

export interface PemBlock {
  /** Such as CERTIFICATE. */
  label: string;
  bytes: Uint8Array;
  /** Of the BEGIN line, from 1. */
  line: number;
}

/** What is wrong with a file, and in which line. */
export class PemError extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** The blocks of a PEM file. Throws PemError. */
export function readPem(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  let block: { label: string; line: number; base64: string } | undefined;
  const lines = text.split(/\r?\n/);
  lines.forEach((content, index) => {
    const line = index + 1;
    const boundary = /^-----(BEGIN|END) ([A-Z0-9 ]+)-----\s*$/.exec(content);
    if (boundary?.[1] === "BEGIN") {
      if (block)
        throw new PemError(line, `the ${block.label} of line ${block.line} has no END line before this one`);
      block = { label: boundary[2]!, line, base64: "" };
    } else if (boundary) {
      if (block?.label !== boundary[2]) throw new PemError(line, `END ${boundary[2]} without its BEGIN line`);
      blocks.push({ label: block!.label, line: block!.line, bytes: decode(block!.base64, block!.line) });
      block = undefined;
    } else if (block) {
      if (/^[A-Za-z-]+:/.test(content))
        throw new PemError(
          line,
          "an encrypted key: store it without a passphrase (openssl pkey -in … -out …)",
        );
      if (!/^[A-Za-z0-9+/=\s]*$/.test(content)) throw new PemError(line, "not base64");
      block.base64 += content.trim();
    }
  });
  if (block) throw new PemError(block.line, `the ${block.label} has no END line`);
  return blocks;
}

function decode(base64: string, line: number): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    throw new PemError(line, "not base64");
  }
}
