// What the images of Espressif's chips have in common: a magic number, settings of the flash in two bytes, segments, and a checksum
// over their content. Follows esptool's documentation, "Firmware Image Format".

import { LinkError } from "../link/errors.js";
import type { LinkedSegment } from "../link/firmware.js";
import type { ByteWriter } from "./byte-writer.js";

export const MAGIC = 0xe9;
const CHECKSUM_SEED = 0xef;
/** The boot ROM refuses more. */
export const MAX_SEGMENTS = 16;

export const flashModes = { qio: 0, qout: 1, dio: 2, dout: 3 };
export const flashFrequencies = { "40m": 0, "26m": 1, "20m": 2, "80m": 15 };

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

  /** Zeros, so that the checksum is the last byte of a multiple of 16, with so many bytes in front. */
  finish(before = 0): void {
    while ((before + this.out.offset) % 16 !== 15) this.out.byte(0);
    this.out.byte(this.checksum);
  }
}
