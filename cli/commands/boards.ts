// `pxt-esp boards`: lists the boards.

import { chips, simulatorBoard } from "../boards.js";
import { type Command, CommandError, readArguments } from "../command.js";

export const boardsCommand: Command = {
  name: "boards",
  summary: "list the boards",
  help: `Usage: pxt-esp boards

Lists the boards, one a line: the name that --board takes, what it is, and its emulators.
`,
  async run(args) {
    const parsed = readArguments(this, args, {});
    if (!parsed) return 0;
    if (parsed.positionals.length > 0)
      throw new CommandError(`unexpected argument '${parsed.positionals[0]}'`);
    const rows = chips().map((chip) => [
      chip.id,
      chip.name,
      `emulators: ${Object.keys(chip.emulators).join(", ")}`,
    ]);
    rows.push([simulatorBoard, "pxt's JavaScript runtime in Node", "run only"]);
    const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
    for (const [id, name, more] of rows) {
      process.stdout.write(`${id!.padEnd(widths[0]!)}  ${name!.padEnd(widths[1]!)}  ${more}\n`);
    }
    return 0;
  },
};
