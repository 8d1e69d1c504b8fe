// Runs a MakeCode program on the emulated board, with what the command line does not offer: the emulator's monitor, which can
// cut the board's link, and ports of this machine that lead to the board.

import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chipOfBoard } from "../../cli/boards.js";
import { compileForChip, writeFirmware } from "../../cli/compile.js";
import { qemuCommand } from "../../cli/emulators/qemu.js";
import { project } from "../support/cli.js";
import { type Started, start, type TestScope } from "../support/process.js";

export const board = "esp8266";

/** What the programs of these tests begin with. */
export const JOIN = `wifi.connect("network", "password");\n`;

export interface ProgramOptions {
  /** The board's network, in QEMU's arguments. */
  network?: string[];
}

export class Program {
  private constructor(
    readonly console: Started,
    private readonly monitorPath: string,
  ) {}

  /** Compiles and starts a program that may use all of `net`, `wifi`, `mqtt` and `time`. */
  static async start(t: TestScope, source: string, options: ProgramOptions = {}): Promise<Program> {
    const chip = chipOfBoard(board);
    const folder = mkdtempSync(join(tmpdir(), "pxt-esp-test-"));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const dependencies = { esp8266: "*", time: "*" };
    writeFirmware(await compileForChip(project(t, source, { dependencies }), chip), folder);
    const path = join(folder, "monitor");
    const [command, ...args] = qemuCommand(chip, join(folder, "firmware.elf"), {
      ...options,
      monitor: `unix:${path},server=on,wait=off`,
    });
    return new Program(start(t, command!, args), path);
  }

  /** Cuts the board's link, or restores it. */
  async link(state: "off" | "on"): Promise<void> {
    const monitor = connect(this.monitorPath);
    await new Promise<void>((resolve, reject) => {
      let text = "";
      monitor.on("error", reject);
      monitor.on("data", (data) => {
        text += data.toString();
        // The prompt comes before the command and after it.
        if (text.split("(qemu)").length > 2) resolve();
      });
      monitor.write(`set_link n0 ${state}\n`);
    });
    monitor.destroy();
  }

  /** What the program has printed, by lines. */
  get lines(): string[] {
    return this.console.stdout.split(/\r?\n/).filter((line) => line !== "");
  }
}
