// What a chip makes of a UF2 file: the blocks for its flash as a flash image, and that image as memory content, as the boot ROM
// loads it, in an ELF file for an emulator that has no boot ROM. Formats as in compiler/image/.

import { ByteWriter } from "../../compiler/image/byte-writer.js";

const BLOCK_BYTES = 512;
const FLAG_NOT_MAIN_FLASH = 1;

/** The flash content of a UF2 file; `rest` are its blocks that are not for the main flash. */
export function flashOf(uf2: Buffer): { flash: Buffer; rest: Buffer } {
  const blocks = Array.from({ length: uf2.length / BLOCK_BYTES }, (_, i) =>
    uf2.subarray(i * BLOCK_BYTES, (i + 1) * BLOCK_BYTES),
  );
  const isRest = (block: Buffer) => (block.readUInt32LE(8) & FLAG_NOT_MAIN_FLASH) !== 0;
  const main = blocks.filter((block) => !isRest(block));
  const size = Math.max(...main.map((block) => block.readUInt32LE(12) + block.readUInt32LE(16)));
  const flash = Buffer.alloc(size, 0xff);
  for (const block of main) block.copy(flash, block.readUInt32LE(12), 32, 32 + block.readUInt32LE(16));
  return { flash, rest: Buffer.concat(blocks.filter(isRest)) };
}

/**
 * Loads an image of the format "esp8266" and writes the memory as ELF.
 * @param mapped offset in flash and address of what runs from the flash window
 */
export function bootedElf(flash: Buffer, mapped: { offset: number; address: number }): Uint8Array {
  const segments: { address: number; data: Buffer }[] = [];
  let at = 8;
  for (let left = flash[1]!; left > 0; left--) {
    const length = flash.readUInt32LE(at + 4);
    segments.push({ address: flash.readUInt32LE(at), data: flash.subarray(at + 8, at + 8 + length) });
    at += 8 + length;
  }
  segments.push({ address: mapped.address, data: flash.subarray(mapped.offset) });
  const headerBytes = 52 + 32 * segments.length;
  const out = new ByteWriter();
  out.bytes([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1, ...new Array(9).fill(0)]);
  out.half(2).half(94).word(1).word(flash.readUInt32LE(4)).word(52).word(0).word(0);
  out.half(52).half(32).half(segments.length).half(0).half(0).half(0);
  let offset = headerBytes;
  for (const { address, data } of segments) {
    out.word(1).word(offset).word(address).word(address).word(data.length).word(data.length).word(7).word(4);
    offset += data.length;
  }
  for (const { data } of segments) out.bytes(data);
  return out.finish();
}
