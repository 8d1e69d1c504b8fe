// firmware.uf2: flash content in 512-byte blocks that each say where they belong. Follows the UF2 specification
// (github.com/microsoft/uf2). Addresses are flash offsets, as the ESP families of the specification use them.

import { ByteWriter } from "./byte-writer.js";
import type { FlashPart } from "./flash.js";

const MAGIC_START_0 = 0x0a324655;
const MAGIC_START_1 = 0x9e5d5157;
const MAGIC_END = 0x0ab16f30;
const FLAG_FAMILY_ID_PRESENT = 0x2000;
const PAYLOAD_BYTES = 256;
const DATA_BYTES = 476;

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
  const out = new ByteWriter();
  const sorted = [...pages].sort(([a], [b]) => a - b);
  for (const [index, [address, page]] of sorted.entries()) {
    out
      .word(MAGIC_START_0)
      .word(MAGIC_START_1)
      .word(FLAG_FAMILY_ID_PRESENT)
      .word(address)
      .word(PAYLOAD_BYTES)
      .word(index)
      .word(sorted.length)
      .word(family)
      .bytes(page)
      .bytes(new Uint8Array(DATA_BYTES - PAYLOAD_BYTES))
      .word(MAGIC_END);
  }
  return out.finish();
}
