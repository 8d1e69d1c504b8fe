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
import type { LinkedFirmware, LinkedSegment } from "../link/firmware.js";
import { ByteWriter } from "./byte-writer.js";
import type { FlashPart } from "./flash.js";

const MAGIC = 0xe9;
const CHECKSUM_SEED = 0xef;
/** The boot ROM refuses more. */
const MAX_SEGMENTS = 16;

const flashModes = { qio: 0, qout: 1, dio: 2, dout: 3 };
const flashSizes = { "512KB": 0, "256KB": 1, "1MB": 2, "2MB": 3, "4MB": 4, "8MB": 8, "16MB": 9 };
const flashFrequencies = { "40m": 0, "26m": 1, "20m": 2, "80m": 15 };

function setting(name: string, values: Record<string, number>, value: string): number {
  const number = Object.hasOwn(values, value) ? values[value] : undefined;
  if (number === undefined)
    throw new LinkError(
      `chip.json: image.${name} is "${value}", but must be one of ${Object.keys(values).join(", ")}`,
    );
  return number;
}

/**
 * The parts of flash for a firmware.
 *
 * @throws LinkError when the RAM image reaches the part that runs from flash, or a setting of chip.json is unknown
 */
export function esp8266Image(firmware: LinkedFirmware): FlashPart[] {
  const { image } = firmware.chip;
  const windowStart = Number(image.flashWindow);
  const mappedOffset = Number(image.flashOffsetOfIrom);
  const inFlash = (segment: LinkedSegment): boolean => segment.address >= windowStart + mappedOffset;

  const loaded: LinkedSegment[] = [];
  const mapped: LinkedSegment[] = [];
  for (const segment of firmware.segments) {
    if (segment.size === 0) continue;
    if (inFlash(segment)) mapped.push(segment);
    // The runtime clears its own bss; the program's is sent as zeros, since nothing else clears it.
    else if (segment.data.length > 0 || segment.origin === "program") loaded.push(segment);
  }

  const parts: FlashPart[] = [{ offset: 0, bytes: romLoaderImage(firmware, loaded) }];
  const end = parts[0]!.bytes.length;
  if (end > mappedOffset)
    throw new LinkError(
      `the RAM content of the firmware takes ${end} bytes of flash, ${end - mappedOffset} more than there are before ` +
        `what runs from flash at ${hex(mappedOffset)}`,
    );
  for (const segment of mapped)
    parts.push({ offset: segment.address - windowStart, bytes: contentOf(segment) });
  return parts;
}

function contentOf(segment: LinkedSegment): Uint8Array {
  return segment.data.length > 0 ? segment.data : new Uint8Array(segment.size);
}

/** The image that the boot ROM loads. */
function romLoaderImage(firmware: LinkedFirmware, segments: readonly LinkedSegment[]): Uint8Array {
  if (segments.length > MAX_SEGMENTS)
    throw new LinkError(
      `the firmware has ${segments.length} segments in RAM, but the boot ROM loads ${MAX_SEGMENTS}`,
    );
  const { flashMode, flashSize, flashFreq } = firmware.chip.image;
  const out = new ByteWriter()
    .byte(MAGIC)
    .byte(segments.length)
    .byte(setting("flashMode", flashModes, flashMode))
    .byte(
      (setting("flashSize", flashSizes, flashSize) << 4) | setting("flashFreq", flashFrequencies, flashFreq),
    )
    .word(firmware.entry);
  let checksum = CHECKSUM_SEED;
  for (const segment of segments) {
    const content = contentOf(segment);
    const length = Math.ceil(content.length / 4) * 4;
    out
      .word(segment.address)
      .word(length)
      .bytes(content)
      .bytes(new Uint8Array(length - content.length));
    for (const byte of content) checksum ^= byte;
  }
  while (out.offset % 16 !== 15) out.byte(0);
  return out.byte(checksum).finish();
}
