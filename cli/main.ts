// The command line `pxt-esp`: finds the command, gives it its arguments, and turns its outcome into an exit status.

import { CommandError } from "./command.js";
import { boardsCommand } from "./commands/boards.js";
import { buildCommand } from "./commands/build.js";
import { debugCommand } from "./commands/debug.js";
import { flashCommand } from "./commands/flash.js";
import { helpText } from "./commands/help.js";
import { menuconfigCommand } from "./commands/menuconfig.js";
import { runCommand } from "./commands/run.js";
import { serveCommand } from "./commands/serve.js";
import { staticpkgCommand } from "./commands/staticpkg.js";
import { traceCommand } from "./commands/trace.js";
import { ProjectError } from "./makecode/project.js";

const commands = [
  buildCommand,
  runCommand,
  flashCommand,
  debugCommand,
  traceCommand,
  menuconfigCommand,
  serveCommand,
  staticpkgCommand,
  boardsCommand,
];

/**
 * Runs one command line, without "node" and the script's name. Returns the exit status; what went wrong has then been
 * written to standard error.
 */
export async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  try {
    if (name === undefined) throw new CommandError(`no command given\n\n${helpText(commands)}`);
    if (name === "--help" || name === "-h") return print(helpText(commands));
    if (name === "help" && (rest.length === 0 || rest[0]?.startsWith("-"))) return print(helpText(commands));
    const wanted = name === "help" ? rest[0] : name;
    const command = commands.find((candidate) => candidate.name === wanted);
    if (!command) {
      throw new CommandError(
        `unknown ${wanted?.startsWith("-") ? "option" : "command"} '${wanted}'; see pxt-esp --help`,
      );
    }
    if (name === "help") return print(command.help);
    return await command.run(rest);
  } catch (error) {
    if (error instanceof ProjectError) {
      process.stderr.write(`${error.message}\n`);
      return 1;
    }
    if (!(error instanceof CommandError) && !isSystemError(error)) throw error;
    process.stderr.write(`pxt-esp: ${error.message}\n`);
    return 1;
  }
}

/** A folder that can't be written, a file that can't be read, and the like: Node's message names the path. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}
