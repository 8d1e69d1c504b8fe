// What a chip makes of a UF2 file: the blocks for its flash as a flash image, and that image as memory content, as the boot ROM
// loads it, in an ELF file for an emulator that has no boot ROM. Formats as in compiler/image/.

import type { ChipJson } from "../../compiler/chip.js";
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

/** What the chip's ROM, or the bootloader behind it, puts where before the program starts. */
interface BootedImage {
  entry: number;
  segments: { address: number; data: Buffer }[];
}

const PARTITION_TABLE = 0x8000;
const PARTITION_OF_TYPE_APP = 0;

/** By the chip's image format. */
const loaders: Record<string, (flash: Buffer, chip: ChipJson) => BootedImage> = {
  esp8266: (flash, { image }) => {
    const segments = segmentsOf(flash, 8);
    const mapped = Number(image.flashOffsetOfIrom);
    const address = Number(image.flashWindow) + mapped;
    return {
      entry: flash.readUInt32LE(4),
      segments: [...segments, { address, data: flash.subarray(mapped) }],
    };
  },
  esp32: (flash) => {
    let entry = PARTITION_TABLE;
    while (flash[entry + 2] !== PARTITION_OF_TYPE_APP) entry += 32;
    const app = flash.subarray(flash.readUInt32LE(entry + 4));
    const segments = segmentsOf(app, 24);
    return { entry: app.readUInt32LE(4), segments: segments.filter(({ address }) => address !== 0) };
  },
};

/** The segments of an image whose header has this size. */
function segmentsOf(image: Buffer, headerBytes: number): BootedImage["segments"] {
  const segments: BootedImage["segments"] = [];
  let at = headerBytes;
  for (let left = image[1]!; left > 0; left--) {
    const length = image.readUInt32LE(at + 4);
    segments.push({ address: image.readUInt32LE(at), data: image.subarray(at + 8, at + 8 + length) });
    at += 8 + length;
  }
  return segments;
}

/** Loads the program in a chip's flash and writes the memory as ELF. */
export function bootedElf(flash: Buffer, chip: ChipJson): Uint8Array {
  const { entry, segments } = loaders[chip.image.format]!(flash, chip);
  const headerBytes = 52 + 32 * segments.length;
  const out = new ByteWriter();
  out.bytes([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1, ...new Array(9).fill(0)]);
  out.half(2).half(94).word(1).word(entry).word(52).word(0).word(0);
  out.half(52).half(32).half(segments.length).half(0).half(0).half(0);
  let offset = headerBytes;
  for (const { address, data } of segments) {
    out.word(1).word(offset).word(address).word(address).word(data.length).word(data.length).word(7).word(4);
    offset += data.length;
  }
  for (const { data } of segments) out.bytes(data);
  return out.finish();
}
