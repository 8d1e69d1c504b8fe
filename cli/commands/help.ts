// What `pxt-esp --help` prints.

import type { Command } from "../command.js";

export function helpText(commands: Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return `Usage: pxt-esp <command> [options]

Builds and runs MakeCode projects on ESP boards.

Commands:
${commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`).join("\n")}

pxt-esp <command> --help tells the options of a command.
`;
}
