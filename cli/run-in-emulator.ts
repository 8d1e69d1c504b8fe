// Runs a firmware in one of the chip's emulators.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChipJson } from "../compiler/chip.js";
import { ConsoleTranslator } from "../compiler/trace/console-translator.js";
import { ProgramMap } from "../compiler/trace/program-map.js";
import { type Firmware, writeFirmware } from "./compile.js";
import { startQemu } from "./emulators/qemu.js";
import { prepareFlashFile } from "./flash-file.js";
import type { ConsoleListener, RunningProgram } from "./running-program.js";
import { type Outcome, type WatchOptions, watch } from "./watch.js";

type StartEmulator = (
  chip: ChipJson,
  elf: string,
  onConsole: ConsoleListener,
  options: { flash?: string | undefined },
) => RunningProgram;

/** How each emulator that a chip.json may name is started. */
const emulators: Record<string, StartEmulator> = { qemu: startQemu };

export interface EmulatorOptions extends WatchOptions {
  /** File that keeps the board's flash over runs; made when it does not exist. */
  flash?: string | undefined;
}

/** Throws a CommandError when an emulator can't use this file as the board's flash; makes it when it does not exist. */
export function prepareFlash(chip: ChipJson, emulator: string, path: string): void {
  prepareFlashFile(path, chip.emulators[emulator]!.flashBytes);
}

/** Runs a firmware and watches its console. The emulator is one that the chip's description names. */
export async function runFirmware(
  firmware: Firmware,
  chip: ChipJson,
  emulator: string,
  options: EmulatorOptions,
): Promise<Outcome> {
  const start = emulators[emulator];
  if (!start) throw new Error(`${chip.id} names the emulator ${emulator}, which pxt-esp does not know`);
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
