// Runs a firmware in one of the chip's emulators.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChipJson } from "../compiler/chip.js";
import { ConsoleTranslator } from "../compiler/trace/console-translator.js";
import { ProgramMap } from "../compiler/trace/program-map.js";
import { CommandError } from "./command.js";
import { type Firmware, writeFirmware } from "./compile.js";
import { startQemu } from "./emulators/qemu.js";
import { startRenode } from "./emulators/renode.js";
import { prepareFlashFile } from "./flash-file.js";
import type { ConsoleListener, RunningProgram } from "./running-program.js";
import { type Outcome, type WatchOptions, watch } from "./watch.js";

type StartEmulator = (
  chip: ChipJson,
  elf: string,
  onConsole: ConsoleListener,
  options: { flash?: string | undefined },
) => RunningProgram;

/** An emulator that a chip.json may name. */
export type EmulatorName = keyof ChipJson["emulators"];

/** How each of them is started. */
const emulators: Record<EmulatorName, StartEmulator> = { qemu: startQemu, renode: startRenode };

export interface EmulatorOptions extends WatchOptions {
  /** File that keeps the board's flash over runs; made when it does not exist. */
  flash?: string | undefined;
}

/** The chip's emulator of this name, or its first one without a name. Throws a CommandError when it has none such. */
export function emulatorOf(chip: ChipJson, name: string | undefined): EmulatorName {
  const names = Object.keys(chip.emulators) as EmulatorName[];
  const found = name === undefined ? names[0] : names.find((each) => each === name);
  if (found !== undefined) return found;
  throw new CommandError(`${chip.id} has no emulator '${name}'; it has: ${names.join(", ") || "none"}`);
}

/** Throws a CommandError when an emulator can't use this file as the board's flash; makes it when it does not exist. */
export function prepareFlash(chip: ChipJson, emulator: EmulatorName, path: string): void {
  prepareFlashFile(path, chip.emulators[emulator]!.flashBytes);
}

/** Runs a firmware and watches its console. The emulator is one that the chip's description names. */
export async function runFirmware(
  firmware: Firmware,
  chip: ChipJson,
  emulator: EmulatorName,
  options: EmulatorOptions,
): Promise<Outcome> {
  const start = emulators[emulator];
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-"));
  try {
    writeFirmware(firmware, folder);
    const translator = new ConsoleTranslator(new ProgramMap(firmware.files.get("firmware.elf")!));
    return await watch((onConsole) => {
      const program = start(
        chip,
        join(folder, "firmware.elf"),
        (text) => onConsole(translator.push(text)),
        options,
      );
      return { ...program, ended: program.ended.finally(() => onConsole(translator.flush())) };
    }, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
