// `pxt-esp boards`: lists the boards.

import { chips, simulatorBoard } from "../boards.js";
import { type Command, noMoreArguments, readArguments } from "../command.js";

export const boardsCommand: Command = {
  name: "boards",
  summary: "list the boards and their emulators",
  help: `Usage: pxt-esp boards

Lists the boards with their emulators, one a line: the name that --board takes, what it is, the name that --emulator takes, and
what the emulator has of the board.
`,
  async run(args) {
    const parsed = readArguments(this, args, {});
    if (!parsed) return 0;
    noMoreArguments(this, parsed.positionals);
    const rows = chips().flatMap((chip) =>
      Object.entries(chip.emulators).map(([emulator, { supports }]) => [
        chip.id,
        chip.name,
        emulator,
        supports.join(", "),
      ]),
    );
    rows.push([simulatorBoard, "pxt's JavaScript runtime in Node", "", "run only: network, flash"]);
    const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
    for (const row of rows)
      process.stdout.write(
        `${row
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join("  ")
          .trimEnd()}\n`,
      );
    return 0;
  },
};
