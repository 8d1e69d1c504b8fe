// QEMU in record mode: it counts every instruction executed, leaving out the time a machine sleeps, and its debug stub
// stops the machine at an address.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type QemuOptions, qemuCommand } from "../cli/emulators/qemu.js";
import type { ChipJson } from "../compiler/chip.js";
import { GdbStub } from "./gdb-stub.js";

/** How long QEMU may take to open its sockets, in ms. */
const startTime = 10_000;

/** A machine under a debugger; it stands still unless a method lets it run. */
export interface Machine {
  /** Lets the machine run until it is about to execute the instruction at `address`, from somewhere else. */
  runTo(address: number): Promise<void>;
  /** Executes the instruction at an address just reached, whatever interrupts come before. It must not be a jump. */
  pass(address: number): Promise<void>;
  /** Reads `count` 32-bit words of the machine's memory. */
  words(address: number, count: number): Promise<number[]>;
  /** Lets the machine run freely. */
  run(): void;
  /** Waits until the console shows a line that matches. */
  shows(line: RegExp): Promise<void>;
}

/** One that is being recorded. */
export interface Recording extends Machine {
  /** Instructions executed since reset. */
  instructions(): Promise<number>;
}

/** How a run went. */
export interface Run {
  console: string;
  /** Why the machine was ended before what was waited for. */
  failure?: string;
}

/**
 * Starts a firmware in record mode and gives it to `use`. Ends it when `use` is done, when QEMU ends, or after `timeLimit` ms;
 * the latter two are failures.
 */
export function record(
  chip: ChipJson,
  elf: string,
  timeLimit: number,
  use: (recording: Recording) => Promise<void>,
): Promise<Run> {
  return inspect(chip, elf, timeLimit, use, (folder) => [
    ...["-icount", `shift=0,rr=record,rrfile=${join(folder, "record")}`],
    ...["-object", "filter-replay,id=f0,netdev=n0"],
  ]);
}

/** The same without counting: the firmware runs at QEMU's full speed. */
export function debug(
  chip: ChipJson,
  elf: string,
  timeLimit: number,
  use: (machine: Machine) => Promise<void>,
): Promise<Run> {
  return inspect(chip, elf, timeLimit, use, () => []);
}

async function inspect(
  chip: ChipJson,
  elf: string,
  timeLimit: number,
  use: (recording: Recording) => Promise<void>,
  more: (folder: string) => string[],
): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-bench-"));
  const socket = (name: string) => join(folder, name);
  const options: QemuOptions = {
    monitor: `unix:${socket("monitor")},server=on,wait=off`,
    extraArguments: [
      ...more(folder),
      ...["-chardev", `socket,id=gdb,path=${socket("gdb")},server=on,wait=off`, "-gdb", "chardev:gdb", "-S"],
    ],
  };
  try {
    return await follow(qemuCommand(chip, elf, options), timeLimit, async (shows) => {
      const stub = await retry(() => GdbStub.connect(socket("gdb")));
      await use({
        runTo: (address) => stub.runTo(address),
        // The stub's own step executes the first instruction of an interrupt's handler when one is pending.
        pass: async (address) =>
          stub.runTo(address + instructionBytes((await stub.words(address & ~3, 1))[0]!, address)),
        instructions: () => instructionCount(socket("monitor")),
        words: (address, count) => stub.words(address, count),
        run: () => stub.run(),
        shows,
      });
      stub.close();
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a firmware until its console shows a line, with a clock that advances by 1 ns per instruction executed. */
export function runTimed(chip: ChipJson, elf: string, timeLimit: number, line: RegExp): Promise<Run> {
  const command = qemuCommand(chip, elf, { extraArguments: ["-icount", "shift=0,sleep=off"] });
  return follow(command, timeLimit, (shows) => shows(line));
}

/** Starts QEMU and ends it when `use` is done. */
async function follow(
  command: string[],
  timeLimit: number,
  use: (shows: Recording["shows"]) => Promise<void>,
): Promise<Run> {
  const [program, ...args] = command;
  const child = spawn(program!, args, { stdio: ["ignore", "pipe", "pipe"] });
  let console = "";
  let onOutput = () => {};
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      console += text;
      onOutput();
    });
  }
  const shows = (line: RegExp) =>
    new Promise<void>((resolve) => {
      onOutput = () => {
        // What stands behind the last end of a line is still growing.
        const lines = console.split(/\r?\n/).slice(0, -1);
        if (lines.some((candidate) => line.test(candidate))) resolve();
      };
      onOutput();
    });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`${timeLimit / 1000} s passed`), timeLimit);
  });
  try {
    const failure = await Promise.race([use(shows), expired, ended.then(() => "QEMU ended")]);
    return failure === undefined ? { console } : { console, failure: `${failure}\n${console}` };
  } finally {
    clearTimeout(timer);
    child.kill("SIGKILL");
    await ended;
  }
}

/** Length of the instruction at `address`, which begins in `word` [Xtensa ISA, code density option]. */
function instructionBytes(word: number, address: number): number {
  const firstByte = (word >>> (8 * (address & 3))) & 0xff;
  return (firstByte & 15) >= 8 ? 2 : 3;
}

/** Asks QEMU's monitor, which answers "… instruction count = N" while it records. */
function instructionCount(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const monitor = connect(path);
    let text = "";
    monitor.setEncoding("latin1").on("data", (piece: string) => {
      text += piece;
      const count = /instruction count = (\d+)\r?\n/.exec(text);
      if (!count) return;
      monitor.destroy();
      resolve(Number(count[1]));
    });
    monitor.once("error", reject);
    monitor.write("info replay\n");
  });
}

async function retry<T>(attempt: () => Promise<T>): Promise<T> {
  for (const start = Date.now(); ; await pause(20)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() - start > startTime) throw error;
    }
  }
}
