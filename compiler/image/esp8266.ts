// ESP8266 flash content, read by the chip's boot ROM and by esptool. Follows Espressif's "ESP8266 Technical Reference"
// and esptool's documentation, "Firmware Image Format" (ESP8266): at offset 0 an image whose segments the ROM copies into
// instruction and data RAM; farther on, at a fixed offset, what runs in place from the flash window.
//
//   byte 0      0xE9
//   byte 1      number of segments
//   byte 2      flash mode
//   byte 3      flash size (high half), flash frequency (low half)
//   bytes 4–7   entry address
//   then, for each segment: address, length in bytes (a multiple of 4), content
//   zeros, so that the checksum (0xEF xor every content byte) is the last byte of a multiple of 16

import { hex, LinkError } from "../link/errors.js";
import type { LinkedSegment } from "../link/firmware.js";
import { contentOf, header, required, SegmentWriter, sentSegments } from "./esp-image.js";
import { type FlashImage, type FlashPart, flatten, type ImageContent } from "./flash.js";

const flashSizes = { "512KB": 0, "256KB": 1, "1MB": 2, "2MB": 3, "4MB": 4, "8MB": 8, "16MB": 9 };

/**
 * The parts of flash for a firmware; firmware.bin is all of them, from offset 0 on.
 *
 * @throws LinkError when the RAM image reaches the part that runs from flash, or a setting of chip.json is unknown
 */
export function esp8266Image(firmware: ImageContent): FlashImage {
  const { image } = firmware.chip;
  const windowStart = Number(required("flashWindow", image.flashWindow));
  const mappedOffset = Number(required("flashOffsetOfIrom", image.flashOffsetOfIrom));
  const inFlash = (segment: LinkedSegment): boolean => segment.address >= windowStart + mappedOffset;

  const mapped = firmware.segments.filter((segment) => segment.size > 0 && inFlash(segment));
  const loaded = sentSegments(firmware.segments).filter((segment) => !inFlash(segment));

  const parts: FlashPart[] = [{ offset: 0, bytes: romLoaderImage(firmware, loaded) }];
  const end = parts[0]!.bytes.length;
  if (end > mappedOffset)
    throw new LinkError(
      `the RAM content of the firmware takes ${end} bytes of flash, ${end - mappedOffset} more than there are before ` +
        `what runs from flash at ${hex(mappedOffset)}`,
    );
  for (const segment of mapped)
    parts.push({ offset: segment.address - windowStart, bytes: contentOf(segment) });
  return { parts, files: { "firmware.bin": flatten(parts) } };
}

/** The image that the boot ROM loads. */
function romLoaderImage(firmware: ImageContent, segments: readonly LinkedSegment[]): Uint8Array {
  const out = header(firmware, segments.length, flashSizes);
  const writer = new SegmentWriter(out);
  for (const segment of segments) writer.add(segment.address, contentOf(segment));
  writer.finish();
  return out.finish();
}
