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

/** What flash chips erase at least, and loaders at a time. */
const SECTOR_BYTES = 0x1000;

/** The parts as one file from offset 0 on, gaps left erased. */
export function flatten(parts: readonly FlashPart[]): Uint8Array {
  const size = parts.reduce((end, part) => Math.max(end, part.offset + part.bytes.length), 0);
  const flat = new Uint8Array(size).fill(ERASED);
  for (const { offset, bytes } of parts) flat.set(bytes, offset);
  return flat;
}

/**
 * The parts sorted, those that touch the same or neighbouring sectors as one: a loader erases whole sectors, so a part that
 * began in the last sector of another would erase its end.
 */
export function joinParts(parts: readonly FlashPart[]): FlashPart[] {
  const groups: { parts: FlashPart[]; end: number }[] = [];
  for (const part of [...parts].sort((a, b) => a.offset - b.offset)) {
    const end = part.offset + part.bytes.length;
    const group = groups.at(-1);
    if (group && Math.floor(part.offset / SECTOR_BYTES) <= Math.ceil(group.end / SECTOR_BYTES)) {
      group.parts.push(part);
      group.end = Math.max(group.end, end);
    } else groups.push({ parts: [part], end });
  }
  return groups.map((group) => {
    const offset = group.parts[0]!.offset;
    return {
      offset,
      bytes: flatten(group.parts.map((part) => ({ ...part, offset: part.offset - offset }))),
    };
  });
}
