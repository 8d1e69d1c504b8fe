// An ESP8266's application as the bootloader of ESP8266_RTOS_SDK 3 starts it. Follows esptool's
// documentation, "Firmware Image Format" (ESP8266, version 3), and the SDK's linker script.
//
// The header is that of esp8266.ts. First come the segments that run or are read in place: their address is the flash window's start plus
// their place in flash. The SDK's linker leaves eight bytes in front of each but the first, where the segment's own header comes. What
// RAM starts with follows by address. Zeros and the checksum fill up to a multiple of 16; the SHA-256 of all that ends the image.

import { LinkError } from "../link/errors.js";
import type { LinkedSegment } from "../link/firmware.js";
import { ByteWriter } from "./byte-writer.js";
import {
  contentOf,
  MAGIC,
  required,
  SEGMENT_HEADER_BYTES,
  SegmentWriter,
  sentSegments,
  withHash,
} from "./esp-image.js";
import type { FlashImage, ImageContent } from "./flash.js";

const HEADER_BYTES = 8;

/**
 * firmware.bin is the application.
 *
 * @throws LinkError when what is read in place would not be where it was linked for, or a setting of chip.json is unknown
 */
export function esp8266App(firmware: ImageContent): FlashImage {
  const bytes = application(firmware);
  const offset = Number(required("applicationOffset", firmware.chip.image.applicationOffset));
  return { parts: [{ offset, bytes }], files: { "firmware.bin": bytes } };
}

function application(firmware: ImageContent): Uint8Array {
  const { chip, entry } = firmware;
  const { image } = chip;
  const segments = sentSegments(firmware.segments).sort((a, b) => a.address - b.address);
  const inPlace = new Set([chip.place.text, chip.place.rodata]);
  const start =
    Number(required("flashWindow", image.flashWindow)) +
    Number(required("applicationOffset", image.applicationOffset));

  const body = new ByteWriter();
  const writer = new SegmentWriter(body);
  for (const [index, { address, bytes }] of mapped(
    segments.filter(({ region }) => inPlace.has(region)),
  ).entries()) {
    const hole = index === 0 ? 0 : SEGMENT_HEADER_BYTES;
    const place = start + HEADER_BYTES + body.offset + SEGMENT_HEADER_BYTES;
    if (address + hole !== place)
      throw new LinkError(
        `the runtime's segment ${index + 1} was linked for 0x${(address + hole).toString(16)}, but is at 0x${place.toString(16)}`,
      );
    writer.add(address, bytes.subarray(hole));
  }
  for (const segment of segments.filter(({ region }) => !inPlace.has(region)))
    writer.add(segment.address, contentOf(segment));
  writer.finish(HEADER_BYTES);

  return withHash(
    new ByteWriter()
      .byte(MAGIC)
      .byte(writer.count)
      .bytes(required("flashSettings", image.flashSettings))
      .word(entry)
      .bytes(body.finish())
      .finish(),
  );
}

/** What the runtime has in place, each with what follows it of the program; zeros between. */
function mapped(segments: readonly LinkedSegment[]): { address: number; bytes: Uint8Array }[] {
  const runs: LinkedSegment[][] = [];
  for (const segment of segments) {
    if (segment.origin === "runtime") runs.push([segment]);
    else runs[runs.length - 1]!.push(segment);
  }
  return runs.map((run) => {
    const last = run[run.length - 1]!;
    const { address } = run[0]!;
    const bytes = new Uint8Array(last.address + last.size - address);
    for (const segment of run) bytes.set(contentOf(segment), segment.address - address);
    return { address, bytes };
  });
}
