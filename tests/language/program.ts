// Compiles one program for pxt's JavaScript runtime or for a chip, runs it there, and gives what it printed.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chipOfBoard, runtimeOf } from "../../cli/boards.js";
import { startQemu } from "../../cli/emulators/qemu.js";
import { compileProject } from "../../cli/makecode/compile.js";
import { formatDiagnostic } from "../../cli/makecode/project.js";
import { runInSimulator, SimulatorError } from "../../cli/makecode/simulator.js";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import type { RenodeBoard } from "../support/renode.js";

/** What a program printed, up to its last line or the message of the panic that ended it. */
export type Console = string[];

/** The line by which a program says that it has come to its end. */
export const lastLine = "DONE";

/** How long a program may run, in ms. The slowest take some seconds on two busy cores. */
const timeLimit = 180_000;

/** The board of programs for which a test names none. */
const usualBoard = "esp8266";

/**
 * Compiles `source`, a project's main.ts: to JavaScript, or to a firmware in ELF format as base64. Throws with the messages of the
 * front end when it is not accepted.
 */
export async function compileFor(
  kind: "js" | "native",
  source: string,
  runtime: RuntimeImage = runtimeOf(chipOfBoard(usualBoard)),
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-program-"));
  try {
    const config = { name: "program", dependencies: { esp8266: "*" }, files: ["main.ts"] };
    writeFileSync(join(folder, "pxt.json"), JSON.stringify(config));
    writeFileSync(join(folder, "main.ts"), source);
    const { success, diagnostics, outfiles } = await compileProject(folder, { kind, runtime });
    const content = outfiles[kind === "js" ? "binary.js" : "firmware.elf"];
    if (success && content !== undefined) return content;
    throw new Error(`not accepted (${kind}):\n${diagnostics.map(formatDiagnostic).join("\n")}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a program on pxt's JavaScript runtime. */
export async function runOnSimulator(javascript: string): Promise<Console> {
  const end = new AbortController();
  const output = new Output(() => end.abort());
  try {
    // A console has no place for half a surrogate pair.
    const onConsole = (text: string) => output.add(Buffer.from(text).toString());
    await runInSimulator(javascript, { onConsole, signal: end.signal });
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    // The chip's words for the same end.
    if (error.kind === "panic") output.add(`PANIC ${error.message}\n`);
    else output.add(`Uncaught exception: ${error.message}\nPANIC 999\n`);
  }
  return output.finish();
}

/** QEMU's arguments for a clock that counts instructions: every run is the same, and nobody waits for time to pass. */
export const countedTime = ["-icount", "shift=0,sleep=off"];

/**
 * Runs a program in the chip's emulator.
 * @param extraArguments for QEMU
 */
export async function runOnChip(
  elf: Uint8Array,
  extraArguments: string[] = [],
  board = usualBoard,
): Promise<Console> {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-program-"));
  const path = join(folder, "firmware.elf");
  writeFileSync(path, elf);
  const end = new AbortController();
  const output = new Output(() => end.abort());
  const qemu = startQemu(chipOfBoard(board), path, (text) => output.add(text), { extraArguments });
  end.signal.addEventListener("abort", () => void qemu.stop());
  const outcome = await qemu.ended;
  if (!end.signal.aborted && outcome.kind === "failed") output.add(`(${outcome.message})\n`);
  rmSync(folder, { recursive: true, force: true });
  return output.finish();
}

/** Runs a program in Renode, under the chip's memory rules. */
export async function runInRenode(elf: Uint8Array, board: RenodeBoard): Promise<Console> {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-program-"));
  const path = join(folder, "firmware.elf");
  writeFileSync(path, elf);
  const { console, end } = await board.run(path, new RegExp(`^${lastLine}$`));
  rmSync(folder, { recursive: true, force: true });
  const output = new Output(() => {});
  output.add(console);
  if (end.kind === "failed") output.add(`(${end.message})\n`);
  if (end.kind === "timeout") output.add("(no end in Renode)\n");
  return output.finish();
}

/** Collects what a program prints, and says `stop` at its last line or when its time is up. */
class Output {
  private readonly lines: string[] = [];
  private rest = "";
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly stop: () => void) {
    this.timer = setTimeout(() => {
      this.lines.push(`(no end after ${timeLimit} ms)`);
      stop();
    }, timeLimit);
  }

  add(text: string): void {
    const lines = (this.rest + text).split(/\r?\n/);
    this.rest = lines.pop()!;
    for (const line of lines) {
      if (this.lines.at(-1) === lastLine) return;
      // The chip's debug lines and a panic's trace of calls are no part of what the program prints.
      if (/^(# |at 0x)/.test(line)) continue;
      // A panic's meaning is told on the chip only.
      this.lines.push(line.replace(/^(PANIC \d+):.*/, "$1"));
      if (line !== lastLine) continue;
      clearTimeout(this.timer);
      this.stop();
    }
  }

  /** What was printed. */
  finish(): Console {
    clearTimeout(this.timer);
    if (this.rest && this.lines.at(-1) !== lastLine) this.lines.push(this.rest);
    return this.lines;
  }
}
