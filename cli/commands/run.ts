// `pxt-esp run`: compiles a project, runs it in an emulator or on the simulator's runtime, and watches its console.

import { constants } from "node:os";
import { chipFor, simulatorBoard } from "../boards.js";
import { type Command, CommandError, projectFolder, readArguments } from "../command.js";
import { compileForChip } from "../compile.js";
import { SettingsFile } from "../flash-file.js";
import { emulatorOf, prepareFlash, runFirmware } from "../run-in-emulator.js";
import { runOnSimulator } from "../run-on-simulator.js";
import type { Outcome, WatchOptions } from "../watch.js";

export const runCommand: Command = {
  name: "run",
  summary: "compile a project and run it in an emulator",
  help: `Usage: pxt-esp run <project folder> [--board <board>] [--emulator <name>] [--flash <file>]
                   [--until <regex>] [--timeout <seconds>]

Compiles a MakeCode project and runs it. The program's console goes to standard output as it comes. Without --until and
--timeout it runs until Ctrl-C, or until the program ends.

Options:
  --board <board>      board to run on; pxt-esp boards lists them; ${simulatorBoard} is pxt's JavaScript runtime. When
                       not given, the one whose package the project depends on
  --emulator <name>    one of the board's emulators; the first of them when not given
  --flash <file>       keep the board's flash in this file, which is made when it does not exist: settings
                       survive the run. A file of one board can't be used with another
  --until <regex>      stop as soon as a line of the console matches
  --timeout <seconds>  give up after this time, counted from the start of the program
  --help               this text

Exit status:
  0    a line matched --until; without --until: the program ended by itself
  1    time-out, or the program ended before a line matched, or an error before it ran
  2    panic or uncaught exception; its message is on the console
  130  Ctrl-C (128 + the signal's number, for the other signals too)
`,
  async run(args) {
    const parsed = readArguments(this, args, {
      board: { type: "string" },
      emulator: { type: "string" },
      flash: { type: "string" },
      until: { type: "string" },
      timeout: { type: "string" },
    });
    if (!parsed) return 0;
    const { board, emulator, flash, until, timeout } = parsed.values;
    const project = projectFolder(this, parsed.positionals);
    const pattern = regularExpression(until);
    const options: WatchOptions = {
      until: pattern && ((line) => pattern.test(line)),
      timeout: seconds(timeout),
    };
    if (board === simulatorBoard) {
      if (emulator !== undefined) throw new CommandError(`the board ${simulatorBoard} has no emulators`);
      const settings = flash === undefined ? undefined : new SettingsFile(flash);
      return report(await runOnSimulator(project, { ...options, settings }), pattern, options.timeout);
    }
    const chip = chipFor(board, project);
    const name = emulatorOf(chip, emulator);
    if (flash !== undefined) prepareFlash(chip, name, flash);
    const firmware = await compileForChip(project, chip);
    return report(await runFirmware(firmware, chip, name, { ...options, flash }), pattern, options.timeout);
  },
};

/** Says on standard error what the console does not show, and gives the exit status. */
function report(outcome: Outcome, pattern?: RegExp, timeout?: number): number {
  switch (outcome.kind) {
    case "matched":
      return 0;
    case "ended":
      if (!pattern) return 0;
      return complain(`the program ended before a line matched ${pattern}`, 1);
    case "timeout":
      return complain(
        pattern ? `no line matched ${pattern} within ${timeout} s` : `stopped after ${timeout} s`,
        1,
      );
    case "panic":
      return complain(
        outcome.message ?? "the program stopped with a panic; its last lines above tell why",
        2,
      );
    case "failed":
      return complain(outcome.message, 1);
    case "interrupted":
      return 128 + constants.signals[outcome.signal];
  }
}

function complain(message: string, status: number): number {
  process.stderr.write(`pxt-esp: ${message}\n`);
  return status;
}

function regularExpression(source: string | undefined): RegExp | undefined {
  if (source === undefined) return undefined;
  try {
    return new RegExp(source);
  } catch (error) {
    throw new CommandError(`--until: ${(error as Error).message}`);
  }
}

function seconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === "" || !(value > 0 && value < 2 ** 31 / 1000)) {
    throw new CommandError(`--timeout takes a number of seconds, not '${text}'`);
  }
  return value;
}
