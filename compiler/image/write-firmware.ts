// All files of a firmware, from what the linker made.

import { bytesFromBase64 } from "../link/base64.js";
import { LinkError } from "../link/errors.js";
import type { LinkedFirmware } from "../link/firmware.js";
import { writeElf } from "./elf.js";
import { esp32Image } from "./esp32.js";
import { esp8266Image } from "./esp8266.js";
import { esp8266App } from "./esp8266-app.js";
import type { FlashImage, ImageContent } from "./flash.js";
import { formatMap } from "./map.js";
import { writeUf2 } from "./uf2.js";

export type FirmwareFile = "firmware.elf" | "firmware.bin" | "firmware.uf2" | "firmware.map";

/** Flash layouts by the name that chip.json gives in `image.format`. */
const imageFormats: Record<string, (content: ImageContent) => FlashImage> = {
  esp32: esp32Image,
  esp8266: esp8266Image,
  "esp8266-app": esp8266App,
};

/** What is in flash. @throws LinkError when the chip's image format is unknown, or the content doesn't fit its flash layout */
export function layOut(content: ImageContent): FlashImage {
  const { format } = content.chip.image;
  const write = Object.hasOwn(imageFormats, format) ? imageFormats[format] : undefined;
  if (!write)
    throw new LinkError(
      `chip.json: image.format is "${format}", but must be one of ${Object.keys(imageFormats).join(", ")}`,
    );
  const { parts, files } = write(content);
  // What a vendor's SDK has made besides the application counts as it is.
  const others = (content.chip.image.parts ?? []).map(({ offset, file, base64 }) => ({
    offset: Number(offset),
    file,
    bytes: bytesFromBase64(base64),
  }));
  const isReplaced = (offset: number): boolean => others.some((other) => other.offset === offset);
  return {
    parts: [...others, ...parts.filter(({ offset }) => !isReplaced(offset))],
    files: { ...files, ...Object.fromEntries(others.map(({ file, bytes }) => [file, bytes])) },
  };
}

/**
 * Writes every file of a firmware: those that all chips have, and what else the image format has.
 *
 * @throws LinkError when the chip's image format is unknown, or the content doesn't fit its flash layout
 */
export function writeFirmware(
  firmware: LinkedFirmware,
): Record<FirmwareFile, Uint8Array> & Record<string, Uint8Array> {
  const { parts, files } = layOut(firmware);
  return {
    ...files,
    "firmware.elf": writeElf(firmware),
    "firmware.bin": files["firmware.bin"]!,
    "firmware.uf2": writeUf2(parts, Number(firmware.chip.uf2Family)),
    "firmware.map": new TextEncoder().encode(formatMap(firmware)),
  };
}
