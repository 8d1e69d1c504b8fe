// The second-stage bootloader, where a chip's ROM starts that instead of a firmware. It is the vendor's and part of no firmware here: a
// board has it from before, or who flashes brings its file. Follows esptool's documentation, "Firmware Image Format".

import type { ChipJson } from "../chip.js";
import { MAGIC } from "./esp-image.js";
import type { FlashPart } from "./flash.js";

/** Offset of the chip's id in an image's header. */
const CHIP_ID = 12;
const HEADER_BYTES = 24;

/** What is wrong with a file that should be a bootloader: it is no image, another chip's, or reaches into what is behind it. */
export type BootloaderProblem = "no image" | "another chip" | "too large";

/** Where the chip's bootloader is in flash; undefined where the ROM starts firmware itself. */
export function bootloaderOffset(chip: ChipJson): number | undefined {
  const offset = chip.loader?.bootloader;
  return offset === undefined ? undefined : Number(offset);
}

/**
 * A firmware's parts with a bootloader.
 *
 * @param file what the user says is one for the chip, which has an offset for it
 */
export function withBootloader(
  parts: readonly FlashPart[],
  file: Uint8Array,
  chip: ChipJson,
): FlashPart[] | BootloaderProblem {
  if (file.length < HEADER_BYTES || file[0] !== MAGIC) return "no image";
  if (file[CHIP_ID]! + 256 * file[CHIP_ID + 1]! !== chip.image.chipId) return "another chip";
  const offset = bootloaderOffset(chip)!;
  const end = offset + file.length;
  if (parts.some((part) => part.offset < end && offset < part.offset + part.bytes.length)) return "too large";
  return [{ offset, bytes: file }, ...parts];
}
