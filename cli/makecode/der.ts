// Reads DER (ITU-T X.690) as certificates and keys are encoded in. Only what they need: definite lengths, tags of one byte. No
// Node modules, so that an editor can use it, too.

/** An element. `tag` is its identifier octet (X.690 §8.1.2), `bytes` all of it, `content` what is in it. */
export interface DerElement {
  tag: number;
  bytes: Uint8Array;
  content: Uint8Array;
}

/** Tags of the universal class, and of elements that a structure numbers ([0], [1], …; constructed). */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
  numbered: (n: number) => 0xa0 + n,
};

export class DerError extends Error {}

/** The elements that follow each other in `bytes`. Throws DerError. */
export function readElements(bytes: Uint8Array): DerElement[] {
  const elements: DerElement[] = [];
  let at = 0;
  while (at < bytes.length) {
    const start = at;
    const tag = bytes[at++]!;
    let length = bytes[at++];
    if (length === undefined || length === 0x80) throw new DerError("an element without length");
    if (length > 0x80) {
      const count = length & 0x7f;
      if (count > 3) throw new DerError("an element that is too long");
      length = 0;
      for (let i = 0; i < count; i++) length = length * 256 + (bytes[at++] ?? 0);
    }
    if (at + length > bytes.length) throw new DerError("an element that is cut off");
    elements.push({
      tag,
      bytes: bytes.subarray(start, at + length),
      content: bytes.subarray(at, at + length),
    });
    at += length;
  }
  return elements;
}

/** The elements within one that must have the tag. */
export function within(element: DerElement | undefined, tag: number): DerElement[] {
  return readElements(contentOf(element, tag));
}

/** The content of an element that must have the tag. */
export function contentOf(element: DerElement | undefined, tag: number): Uint8Array {
  if (element?.tag !== tag) throw new DerError("not the element that should be there");
  return element.content;
}

/** A non-negative integer, without leading zeros. */
export function integerOf(element: DerElement | undefined): Uint8Array {
  const bytes = contentOf(element, tags.integer);
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  return bytes.subarray(start);
}

/** The bytes of a bit string of whole bytes. */
export function bitsOf(element: DerElement | undefined): Uint8Array {
  const bytes = contentOf(element, tags.bitString);
  if (bytes[0] !== 0) throw new DerError("a bit string that is not of whole bytes");
  return bytes.subarray(1);
}

/** An object identifier with dots. */
export function identifierOf(element: DerElement | undefined): string {
  const bytes = contentOf(element, tags.objectIdentifier);
  const parts: number[] = [];
  let value = 0;
  for (const byte of bytes) {
    value = value * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    if (parts.length === 0)
      parts.push(Math.min(2, Math.floor(value / 40)), value - 40 * Math.min(2, Math.floor(value / 40)));
    else parts.push(value);
    value = 0;
  }
  return parts.join(".");
}
