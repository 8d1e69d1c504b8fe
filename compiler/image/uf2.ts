// firmware.uf2: flash content in 512-byte blocks that each say where they belong. Follows the UF2 specification
// (github.com/microsoft/uf2). Addresses are flash offsets, as the ESP families of the specification use them.

import { ByteWriter } from "./byte-writer.js";
import { type FlashPart, joinParts } from "./flash.js";

const MAGIC_START_0 = 0x0a324655;
const MAGIC_START_1 = 0x9e5d5157;
const MAGIC_END = 0x0ab16f30;
const FLAG_FAMILY_ID_PRESENT = 0x2000;
/** Skipped by what writes to the chip. */
export const FLAG_NOT_MAIN_FLASH = 1;
export const PAYLOAD_BYTES = 256;
const DATA_BYTES = 476;
const HEADER_BYTES = 32;
const BLOCK_BYTES = 512;

/**
 * Makes the UF2 file. A page that two parts share is written once; pages between parts are left out.
 *
 * @param family the chip's id in the specification's list of families
 */
export function writeUf2(parts: readonly FlashPart[], family: number): Uint8Array {
  const pages = new Map<number, Uint8Array>();
  for (const { offset, bytes } of parts) {
    for (let done = 0; done < bytes.length; ) {
      const address = offset + done;
      const inPage = address % PAYLOAD_BYTES;
      const count = Math.min(PAYLOAD_BYTES - inPage, bytes.length - done);
      const page = pages.get(address - inPage) ?? new Uint8Array(PAYLOAD_BYTES).fill(0xff);
      page.set(bytes.subarray(done, done + count), inPage);
      pages.set(address - inPage, page);
      done += count;
    }
  }
  return writeBlocks(
    [...pages].sort(([a], [b]) => a - b),
    family,
  );
}

/** Blocks of pages, each with its address, numbered in their order. */
export function writeBlocks(
  pages: readonly (readonly [address: number, page: Uint8Array])[],
  family: number,
  flags = 0,
): Uint8Array {
  const out = new ByteWriter();
  for (const [index, [address, page]] of pages.entries()) {
    out
      .word(MAGIC_START_0)
      .word(MAGIC_START_1)
      .word(FLAG_FAMILY_ID_PRESENT | flags)
      .word(address)
      .word(PAYLOAD_BYTES)
      .word(index)
      .word(pages.length)
      .word(family)
      .bytes(page)
      .bytes(new Uint8Array(DATA_BYTES - PAYLOAD_BYTES))
      .word(MAGIC_END);
  }
  return out.finish();
}

/**
 * Reads the flash content back from a UF2 file, as few parts (`joinParts`). Blocks that are not for the main flash are left
 * out.
 *
 * @throws Error when the file is not UF2
 */
export function readUf2(file: Uint8Array): FlashPart[] {
  const pages: FlashPart[] = [];
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 0; at < file.length; at += BLOCK_BYTES) {
    const isBlock =
      at + BLOCK_BYTES <= file.length &&
      view.getUint32(at, true) === MAGIC_START_0 &&
      view.getUint32(at + 4, true) === MAGIC_START_1 &&
      view.getUint32(at + BLOCK_BYTES - 4, true) === MAGIC_END &&
      view.getUint32(at + 16, true) <= DATA_BYTES;
    if (!isBlock) throw new Error(`not a UF2 file: there is no block at byte ${at}`);
    if (view.getUint32(at + 8, true) & FLAG_NOT_MAIN_FLASH) continue;
    const data = at + HEADER_BYTES;
    pages.push({
      offset: view.getUint32(at + 12, true),
      bytes: file.subarray(data, data + view.getUint32(at + 16, true)),
    });
  }
  return joinParts(pages);
}
