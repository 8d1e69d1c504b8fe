// Renode for tests: one process with the board, in which firmware runs one after the other.

import { findRenode, Renode, renodeMissing } from "../../cli/emulators/renode.js";
import type { ProgramEnd } from "../../cli/running-program.js";
import type { ChipJson } from "../../compiler/chip.js";

/** Why a test with Renode is skipped; false when it is not. */
export const withoutRenode: string | false = findRenode() === undefined && renodeMissing;

/** How long a firmware may run, in ms, before a test gives up. */
const longestRun = 180_000;

/** What became of a firmware: how it ended, or that a line of its console matched. */
export interface RenodeRun {
  console: string;
  end: ProgramEnd | { kind: "matched" } | { kind: "timeout" };
}

/** The board in Renode; started by its first firmware, and restarted when it has failed. */
export class RenodeBoard {
  private renode: Renode | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly chip: ChipJson) {}

  /** Runs a firmware until it ends or a line of its console matches, when those that were asked for before it have ended. */
  run(elf: string, until?: RegExp): Promise<RenodeRun> {
    const run = this.last.then(() => this.runNow(elf, until));
    this.last = run.catch(() => {});
    return run;
  }

  async close(): Promise<void> {
    await this.renode?.close();
  }

  private async runNow(elf: string, until?: RegExp): Promise<RenodeRun> {
    this.renode ??= new Renode(this.chip);
    let console = "";
    let line = "";
    let onMatch = () => {};
    const matched = new Promise<RenodeRun["end"]>((resolve) => {
      onMatch = () => resolve({ kind: "matched" });
    });
    const program = this.renode.run(elf, (text) => {
      console += text;
      const lines = (line + text).split("\n");
      line = lines.pop()!;
      if (until && lines.some((each) => until.test(each))) onMatch();
    });
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<RenodeRun["end"]>((resolve) => {
      void program.started?.then(() => {
        timer = setTimeout(() => resolve({ kind: "timeout" }), longestRun);
      });
    });
    const end = await Promise.race([program.ended, matched, timeout]);
    clearTimeout(timer);
    await program.stop();
    if (end.kind === "failed") {
      await this.renode.close();
      this.renode = undefined;
    }
    return { console, end };
  }
}
