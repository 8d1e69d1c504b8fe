// What the dialog flashes, and what it offers where the browser can't: the same content as one file, and the command line that
// writes it.

import type { ChipJson, ChipLoaderJson } from "../../compiler/chip.js";
import { type FlashPart, flatten } from "../../compiler/image/flash.js";
import { readUf2 } from "../../compiler/image/uf2.js";

export interface FlashFirmware {
  /** Of the project; names the file that can be saved. */
  name: string;
  chip: ChipJson;
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
  return { name, chip, loader: chip.loader, parts: readUf2(bytes) };
}

export interface FirmwareFiles {
  files: { name: string; content: Uint8Array }[];
  /** What to paste into a terminal. */
  command: string;
}

/** The firmware as files for esptool: one, in which what is between the parts is erased, or one for each part. */
export function firmwareFiles({ name, parts, loader }: FlashFirmware): FirmwareFiles {
  const stem = name.replace(/[^\w.-]+/g, "-");
  const pieces = loader.keepGaps ? parts : [asOnePart(parts)];
  const named = pieces.map(({ offset, bytes }) => {
    const address = `0x${offset.toString(16)}`;
    return { address, name: loader.keepGaps ? `${stem}-${address}.bin` : `${stem}.bin`, content: bytes };
  });
  const stub = loader.withoutStub ? " --no-stub" : "";
  const options = `--chip ${loader.chip} --port /dev/ttyUSB0 --baud ${loader.baud}${stub}`;
  const pairs = named.map((file) => `${file.address} ${file.name}`).join(" ");
  return {
    files: named.map(({ name, content }) => ({ name, content })),
    command: `esptool ${options} write_flash ${pairs}`,
  };
}

function asOnePart(parts: readonly FlashPart[]): FlashPart {
  const start = Math.min(...parts.map(({ offset }) => offset));
  return {
    offset: start,
    bytes: flatten(parts.map((part) => ({ ...part, offset: part.offset - start }))),
  };
}
