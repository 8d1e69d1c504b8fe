// A project's sources behind a UF2 file's content, where MakeCode's editors look for them when such a file is dropped onto them
// (pxt-core's cpp.ts): in blocks that are not for the main flash, so that what is written to the chip stays the same.

import { ByteWriter } from "./byte-writer.js";
import { FLAG_NOT_MAIN_FLASH, PAYLOAD_BYTES, readUf2, writeBlocks } from "./uf2.js";

/** Begins embedded sources, at a multiple of 16 bytes. */
const MAGIC = [0x41, 0x14, 0x0e, 0x2f, 0xb8, 0x2f, 0xa2, 0xbb];
/** Readers fill gaps between blocks; this one keeps the sources off the last page of the content. */
const GAP_BYTES = 0x1000;

/**
 * A UF2 file with sources behind its blocks, which stay as they are.
 *
 * @param meta JSON that says how `sources` are packed
 */
export function withSources(uf2: Uint8Array, meta: string, sources: Uint8Array, family: number): Uint8Array {
  const head = new TextEncoder().encode(meta);
  const packed = new ByteWriter().bytes(MAGIC).half(head.length).word(sources.length).half(0);
  const bytes = packed.bytes(head).bytes(sources).finish();
  const end = Math.max(...readUf2(uf2).map((part) => part.offset + part.bytes.length));
  const start = Math.ceil((end + GAP_BYTES) / PAYLOAD_BYTES) * PAYLOAD_BYTES;
  const pages: [number, Uint8Array][] = [];
  for (let at = 0; at < bytes.length; at += PAYLOAD_BYTES) {
    const page = new Uint8Array(PAYLOAD_BYTES);
    page.set(bytes.subarray(at, at + PAYLOAD_BYTES));
    pages.push([start + at, page]);
  }
  return new ByteWriter()
    .bytes(uf2)
    .bytes(writeBlocks(pages, family, FLAG_NOT_MAIN_FLASH))
    .finish();
}
