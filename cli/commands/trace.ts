// `pxt-esp trace`: translates the call stacks in a board's console output.

import { readFileSync } from "node:fs";
import { ConsoleTranslator } from "../../compiler/trace/console-translator.js";
import { ProgramMap } from "../../compiler/trace/program-map.js";
import { type Command, CommandError, noMoreArguments, readArguments } from "../command.js";

export const traceCommand: Command = {
  name: "trace",
  summary: "translate call stacks in a board's console output",
  help: `Usage: pxt-esp trace <firmware.elf> < console.log

Reads a board's console output from standard input and writes it to standard output, with each call stack that a panic
printed as addresses ("at 0x40230026^4 …") translated to functions and lines. It shows other lines as they come, so it may
stand behind a serial monitor. firmware.elf must be that of the very program on the board.

Options:
  --help  this text

Exit status: 0; 1 when the file is not there or has no debug information.
`,
  async run(args) {
    const parsed = readArguments(this, args, {});
    if (!parsed) return 0;
    const [path, ...rest] = parsed.positionals;
    if (path === undefined) throw new CommandError(`no firmware.elf given; see pxt-esp ${this.name} --help`);
    noMoreArguments(this, rest);
    const translator = new ConsoleTranslator(readMap(path));
    for await (const text of process.stdin.setEncoding("utf8")) {
      process.stdout.write(translator.push(text as string));
    }
    process.stdout.write(translator.flush());
    return 0;
  },
};

function readMap(path: string): ProgramMap {
  try {
    return new ProgramMap(readFileSync(path));
  } catch (error) {
    throw new CommandError(`${path}: ${(error as Error).message}`);
  }
}
