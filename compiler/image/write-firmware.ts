// All files of a firmware, from what the linker made.

import { LinkError } from "../link/errors.js";
import type { LinkedFirmware } from "../link/firmware.js";
import { writeElf } from "./elf.js";
import { esp32Image } from "./esp32.js";
import { esp8266Image } from "./esp8266.js";
import type { FlashImage } from "./flash.js";
import { formatMap } from "./map.js";
import { writeUf2 } from "./uf2.js";

export type FirmwareFile = "firmware.elf" | "firmware.bin" | "firmware.uf2" | "firmware.map";

/** Flash layouts by the name that chip.json gives in `image.format`. */
const imageFormats: Record<string, (firmware: LinkedFirmware) => FlashImage> = {
  esp32: esp32Image,
  esp8266: esp8266Image,
};

/**
 * Writes every file of a firmware: those that all chips have, and what else the image format has.
 *
 * @throws LinkError when the chip's image format is unknown, or the content doesn't fit its flash layout
 */
export function writeFirmware(
  firmware: LinkedFirmware,
): Record<FirmwareFile, Uint8Array> & Record<string, Uint8Array> {
  const { format } = firmware.chip.image;
  const layOut = Object.hasOwn(imageFormats, format) ? imageFormats[format] : undefined;
  if (!layOut)
    throw new LinkError(
      `chip.json: image.format is "${format}", but must be one of ${Object.keys(imageFormats).join(", ")}`,
    );
  const { parts, files } = layOut(firmware);
  return {
    ...files,
    "firmware.elf": writeElf(firmware),
    "firmware.bin": files["firmware.bin"]!,
    "firmware.uf2": writeUf2(parts, Number(firmware.chip.uf2Family)),
    "firmware.map": new TextEncoder().encode(formatMap(firmware)),
  };
}
