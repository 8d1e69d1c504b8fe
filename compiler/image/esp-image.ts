// What the images of Espressif's chips have in common: a magic number, settings of the flash in two bytes, segments, and a checksum
// over their content. Follows esptool's documentation, "Firmware Image Format".

import { LinkError } from "../link/errors.js";
import type { LinkedSegment } from "../link/firmware.js";
import { ByteWriter } from "./byte-writer.js";
import type { ImageContent } from "./flash.js";
import { sha256 } from "./hashes.js";

export const MAGIC = 0xe9;
const CHECKSUM_SEED = 0xef;
/** The boot ROM refuses more. */
const MAX_SEGMENTS = 16;

/** Of a segment: its address and its length. */
export const SEGMENT_HEADER_BYTES = 8;

const flashModes = { qio: 0, qout: 1, dio: 2, dout: 3 };
const flashFrequencies = { "40m": 0, "26m": 1, "20m": 2, "80m": 15 };

/** The number of a setting of chip.json. Throws a LinkError that lists what there is when it is unknown. */
export function setting(name: string, values: Record<string, number>, value: string): number {
  const number = Object.hasOwn(values, value) ? values[value] : undefined;
  if (number === undefined)
    throw new LinkError(
      `chip.json: image.${name} is "${value}", but must be one of ${Object.keys(values).join(", ")}`,
    );
  return number;
}

/** A setting of chip.json that the format needs. */
export function required<T>(name: string, value: T | undefined): T {
  if (value === undefined) throw new LinkError(`chip.json: image.${name} is missing`);
  return value;
}

/** The first 8 bytes of an image: what there is of segments, how flash is read, where the program begins. */
export function header(
  { chip, entry }: ImageContent,
  segments: number,
  flashSizes: Record<string, number>,
): ByteWriter {
  const { flashMode, flashSize, flashFreq } = chip.image;
  return new ByteWriter()
    .byte(MAGIC)
    .byte(segments)
    .byte(setting("flashMode", flashModes, flashMode))
    .byte(
      (setting("flashSize", flashSizes, flashSize) << 4) | setting("flashFreq", flashFrequencies, flashFreq),
    )
    .word(entry);
}

/** The segments that an image has: a runtime clears its own bss, but nothing else clears the program's, which is sent as zeros. */
export function sentSegments(segments: readonly LinkedSegment[]): LinkedSegment[] {
  return segments.filter(({ size, data, origin }) => size > 0 && (data.length > 0 || origin === "program"));
}

/** An image with the SHA-256 of all its bytes behind them. */
export function withHash(image: Uint8Array): Uint8Array {
  return new ByteWriter().bytes(image).bytes(sha256(image)).finish();
}

/** A segment's bytes; zeros where the linker has none. */
export function contentOf(segment: LinkedSegment): Uint8Array {
  return segment.data.length > 0 ? segment.data : new Uint8Array(segment.size);
}

/** Appends segments, and adds up their content. */
export class SegmentWriter {
  count = 0;
  private checksum = CHECKSUM_SEED;

  constructor(private readonly out: ByteWriter) {}

  add(address: number, content: Uint8Array): void {
    const length = Math.ceil(content.length / 4) * 4;
    this.out
      .word(address)
      .word(length)
      .bytes(content)
      .bytes(new Uint8Array(length - content.length));
    for (const byte of content) this.checksum ^= byte;
    this.count++;
  }

  /**
   * Zeros, so that the checksum is the last byte of a multiple of 16, with so many bytes in front.
   *
   * @throws LinkError when there are more segments than are loaded
   */
  finish(before = 0): void {
    if (this.count > MAX_SEGMENTS)
      throw new LinkError(
        `the firmware has ${this.count} segments, but the boot loader takes ${MAX_SEGMENTS}`,
      );
    while ((before + this.out.offset) % 16 !== 15) this.out.byte(0);
    this.out.byte(this.checksum);
  }
}
