// What goes into a chip's flash, before it is wrapped into a file for some tool.

import type { LinkedFirmware } from "../link/firmware.js";

/** What an image is made of. */
export type ImageContent = Pick<LinkedFirmware, "chip" | "entry" | "segments">;

/** A stretch of flash. */
export interface FlashPart {
  /** Offset from the start of flash, in bytes. */
  offset: number;
  bytes: Uint8Array;
}

/** What a firmware is in flash, and the files that tools take it from. */
export interface FlashImage {
  parts: FlashPart[];
  /** By name; firmware.bin is one of them. */
  files: Record<string, Uint8Array>;
}

/** Erased flash reads as ones. */
const ERASED = 0xff;

/** The parts as one file from offset 0 on, gaps left erased. */
export function flatten(parts: readonly FlashPart[]): Uint8Array {
  const size = parts.reduce((end, part) => Math.max(end, part.offset + part.bytes.length), 0);
  const flat = new Uint8Array(size).fill(ERASED);
  for (const { offset, bytes } of parts) flat.set(bytes, offset);
  return flat;
}
