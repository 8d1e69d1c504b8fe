// The ESP32's application image and partition table, read by ESP-IDF's second-stage bootloader and by esptool. Follow esptool's
// documentation, "Firmware Image Format" (ESP32), and ESP-IDF's Programming Guide, "App Image Format" and "Partition Tables".
//
//   byte 0       0xE9
//   byte 1       number of segments
//   byte 2       flash mode
//   byte 3       flash size (high half), flash frequency (low half)
//   bytes 4–7    entry address
//   byte 8       pin for write protection, 0xEE: none
//   bytes 9–11   drive settings of the flash's pins
//   bytes 12–13  chip id
//   bytes 14–22  oldest and newest revision of the chip, and bytes kept back
//   byte 23      1: a SHA-256 is appended
//   then, for each segment: address, length in bytes (a multiple of 4), content
//   zeros and the checksum, up to a multiple of 16; SHA-256 of everything before
//
// What runs or is read in place is mapped from flash in pages of 64 KB: such a segment's place in the image has the same remainder
// as its address. A segment at address 0 is none, and fills up.

import type { PartitionJson } from "../chip.js";
import { LinkError } from "../link/errors.js";
import type { LinkedSegment } from "../link/firmware.js";
import { ByteWriter } from "./byte-writer.js";
import {
  contentOf,
  header,
  required,
  SEGMENT_HEADER_BYTES,
  SegmentWriter,
  sentSegments,
  setting,
  withHash,
} from "./esp-image.js";
import type { FlashImage, ImageContent } from "./flash.js";
import { md5 } from "./hashes.js";

const NO_WRITE_PROTECT_PIN = 0xee;
const HASH_APPENDED = 1;
const HEADER_BYTES = 24;
const PAGE_BYTES = 0x10000;

const flashSizes = { "1MB": 0, "2MB": 1, "4MB": 2, "8MB": 3, "16MB": 4 };

const TABLE_OFFSET = 0x8000;
const TABLE_BYTES = 0xc00;
const ENTRY_MAGIC = 0x50aa;
const MD5_MAGIC = 0xebeb;
const NAME_BYTES = 16;
const partitionTypes = { app: 0, data: 1 };
const partitionSubtypes: Record<string, Record<string, number>> = {
  app: { factory: 0x00, ota_0: 0x10, ota_1: 0x11, test: 0x20 },
  data: { ota: 0x00, phy: 0x01, nvs: 0x02, coredump: 0x03, nvs_keys: 0x04, spiffs: 0x82 },
};

/**
 * The application, as firmware.bin, and the partition table, as partitions.bin; both at their places in flash.
 *
 * @throws LinkError when the application does not fit into its partition, or a setting of chip.json is unknown
 */
export function esp32Image(firmware: ImageContent): FlashImage {
  const partitions = required("partitions", firmware.chip.image.partitions);
  const home = partitions.find(({ type }) => type === "app");
  if (!home) throw new LinkError("chip.json: image.partitions has no partition of type app");
  const app = applicationImage(firmware);
  const excess = app.length - Number(home.size);
  if (excess > 0)
    throw new LinkError(
      `the firmware takes ${app.length} bytes, ${excess} more than the partition ${home.name} has`,
    );
  const table = partitionTable(partitions);
  return {
    parts: [
      { offset: TABLE_OFFSET, bytes: table },
      { offset: Number(home.offset), bytes: app },
    ],
    files: { "firmware.bin": app, "partitions.bin": table },
  };
}

function applicationImage(firmware: ImageContent): Uint8Array {
  const { chip } = firmware;
  const segments = sentSegments(firmware.segments);
  const inPlace = new Set([chip.place.text, chip.place.rodata]);
  const body = new ByteWriter();
  const writer = new SegmentWriter(body);
  for (const mapped of regionsOf(segments.filter(({ region }) => inPlace.has(region)))) {
    const offset = HEADER_BYTES + body.offset + SEGMENT_HEADER_BYTES;
    const missing = (mapped.address - offset) & (PAGE_BYTES - 1);
    if (missing >= SEGMENT_HEADER_BYTES) writer.add(0, new Uint8Array(missing - SEGMENT_HEADER_BYTES));
    else if (missing > 0) writer.add(0, new Uint8Array(PAGE_BYTES + missing - SEGMENT_HEADER_BYTES));
    writer.add(mapped.address, mapped.bytes);
  }
  for (const loaded of segments.filter(({ region }) => !inPlace.has(region)))
    writer.add(loaded.address, contentOf(loaded));
  // The header is a multiple of 8 bytes, not of 16: what is behind it fills up accordingly.
  writer.finish(HEADER_BYTES);

  const out = header(firmware, writer.count, flashSizes)
    .byte(NO_WRITE_PROTECT_PIN)
    .bytes([0, 0, 0])
    .half(required("chipId", chip.image.chipId))
    .bytes(new Uint8Array(HEADER_BYTES - 15))
    .byte(HASH_APPENDED)
    .bytes(body.finish());
  return withHash(out.finish());
}

/** The segments of each region as one, by address; zeros between them. */
function regionsOf(segments: readonly LinkedSegment[]): { address: number; bytes: Uint8Array }[] {
  return [...new Set(segments.map(({ region }) => region))]
    .map((name) => {
      const members = segments.filter(({ region }) => region === name);
      const address = Math.min(...members.map((segment) => segment.address));
      const end = Math.max(...members.map((segment) => segment.address + segment.size));
      const bytes = new Uint8Array(end - address);
      for (const segment of members) bytes.set(contentOf(segment), segment.address - address);
      return { address, bytes };
    })
    .sort((a, b) => a.address - b.address);
}

function partitionTable(partitions: readonly PartitionJson[]): Uint8Array {
  const out = new ByteWriter();
  const name = new TextEncoder();
  for (const partition of partitions) {
    const bytes = name.encode(partition.name);
    if (bytes.length >= NAME_BYTES)
      throw new LinkError(
        `chip.json: a partition's name is longer than ${NAME_BYTES - 1}: ${partition.name}`,
      );
    out
      .half(ENTRY_MAGIC)
      .byte(setting("partitions.type", partitionTypes, partition.type))
      .byte(subtypeOf(partition))
      .word(Number(partition.offset))
      .word(Number(partition.size))
      .bytes(bytes)
      .bytes(new Uint8Array(NAME_BYTES - bytes.length))
      .word(0); // flags
  }
  const entries = out.finish();
  out.half(MD5_MAGIC).bytes(new Uint8Array(14).fill(0xff)).bytes(md5(entries));
  const table = out.finish();
  if (table.length > TABLE_BYTES)
    throw new LinkError("chip.json: image.partitions has more entries than a table takes");
  return new ByteWriter()
    .bytes(table)
    .bytes(new Uint8Array(TABLE_BYTES - table.length).fill(0xff))
    .finish();
}

function subtypeOf({ type, subtype }: PartitionJson): number {
  return /^0x[0-9a-f]{1,2}$/i.test(subtype)
    ? Number(subtype)
    : setting("partitions.subtype", partitionSubtypes[type]!, subtype);
}
