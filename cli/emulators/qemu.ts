// Runs a firmware in QEMU: makes the command line from the chip's description and follows the process.

import { spawn } from "node:child_process";
import type { ChipJson } from "../../compiler/chip.js";
import type { ConsoleListener, ProgramEnd, RunningProgram } from "../running-program.js";
import { dieWithParent, flashInUseStatus, lockFile } from "./process.js";

/** Exit status with which the runtime leaves the emulated board after a panic (QEMU's simcall 1). */
const panicStatus = 2;

export interface QemuOptions {
  /** File with the content of the machine's flash, as large as that; when not given, the flash is in memory, and zeros at first. */
  flash?: string | undefined;
  /** Where QEMU's monitor listens, in the words of its option -monitor; nowhere when not given. */
  monitor?: string;
  /** The board's network, in QEMU's arguments, instead of user mode alone. */
  network?: string[];
  /** More arguments, such as a debug stub for measurements. */
  extraArguments?: string[];
}

/**
 * The command line that runs a firmware in ELF format. The board's network is QEMU's user mode ("n0") unless `options` say
 * otherwise: the machine it runs on is 10.0.2.2, and nothing outside can reach the board. QEMU is killed when the process that starts it dies.
 */
export function qemuCommand(chip: ChipJson, elf: string, options: QemuOptions = {}): string[] {
  const emulator = chip.emulators.qemu;
  if (!emulator) throw new Error(`${chip.id} has no emulator qemu`);
  return [
    ...(options.flash === undefined ? [] : lockFile(options.flash)),
    ...dieWithParent(),
    ...[emulator.command, "-M", emulator.machine, "-cpu", emulator.cpu],
    ...(emulator.memory === undefined ? [] : ["-m", emulator.memory]),
    ...["-semihosting", "-nographic", "-monitor", options.monitor ?? "none", "-serial", "stdio"],
    ...(options.network ?? ["-nic", "user,id=n0"]),
    ...["-drive", flashDrive(emulator.flashBytes, options.flash)],
    ...(options.extraArguments ?? []),
    ...["-kernel", elf],
  ];
}

/** Starts a firmware in QEMU. */
export function startQemu(
  chip: ChipJson,
  elf: string,
  onConsole: ConsoleListener,
  options?: QemuOptions,
): RunningProgram {
  const [program, ...args] = qemuCommand(chip, elf, options);
  const child = spawn(program!, args, { stdio: ["ignore", "pipe", "pipe"] });
  let complaints = "";
  child.stdout.setEncoding("utf8").on("data", onConsole);
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  const ended = new Promise<ProgramEnd>((resolve) => {
    child.on("error", (error) => resolve({ kind: "failed", message: `cannot start QEMU: ${error.message}` }));
    child.on("close", (status, signal) => {
      if (status === 0) resolve({ kind: "ended" });
      else if (status === panicStatus) resolve({ kind: "panic" });
      else if (status === flashInUseStatus && options?.flash !== undefined)
        resolve({ kind: "failed", message: `${options.flash} is the flash of another emulator that runs` });
      else
        resolve({
          kind: "failed",
          message: `QEMU ended with ${signal ?? `status ${status}`}\n${complaints}`.trim(),
        });
    });
  });
  return {
    ended,
    async stop() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** QEMU's option for the machine's flash. A comma in a file's name is written twice. */
function flashDrive(bytes: number, file: string | undefined): string {
  const flash = "if=pflash";
  if (file === undefined) return `${flash},driver=null-co,size=${bytes},read-zeroes=on`;
  return `${flash},format=raw,file=${file.replaceAll(",", ",,")}`;
}
