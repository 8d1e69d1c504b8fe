// What the dialog flashes, and what it offers where the browser can't: the same content as one file, and the command line that
// writes it.

import type { ChipJson, ChipLoaderJson } from "../../compiler/chip.js";
import { type FlashPart, flatten } from "../../compiler/image/flash.js";
import { readUf2 } from "../../compiler/image/uf2.js";

export interface FlashFirmware {
  /** Of the project; names the file that can be saved. */
  name: string;
  /** Name of the chip, for people. */
  chip: string;
  loader: ChipLoaderJson;
  parts: FlashPart[];
}

/**
 * The firmware in a UF2 file, whose blocks for other things than the flash are left out.
 *
 * @param uf2 content of the file in base64, as the compiler gives it
 * @throws Error when it is not UF2, or boards with the chip are not flashed over a serial port
 */
export function firmwareOfUf2(name: string, uf2: string, chip: ChipJson): FlashFirmware {
  if (!chip.loader) throw new Error(`a board with ${chip.name} can't be flashed over a serial port`);
  const bytes = Uint8Array.from(atob(uf2), (character) => character.charCodeAt(0));
  return { name, chip: chip.name, loader: chip.loader, parts: readUf2(bytes) };
}

export interface FirmwareFile {
  name: string;
  content: Uint8Array;
  /** What to paste into a terminal. */
  command: string;
}

/** All parts as one file, with what is between them erased. */
export function firmwareFile(firmware: FlashFirmware): FirmwareFile {
  const start = Math.min(...firmware.parts.map(({ offset }) => offset));
  const name = `${firmware.name.replace(/[^\w.-]+/g, "-")}.bin`;
  const { chip, baud } = firmware.loader;
  return {
    name,
    content: flatten(firmware.parts.map((part) => ({ ...part, offset: part.offset - start }))),
    command: `esptool --chip ${chip} --port /dev/ttyUSB0 --baud ${baud} write_flash 0x${start.toString(16)} ${name}`,
  };
}
