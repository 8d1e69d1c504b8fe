// What a command of `pxt-esp` is, and how its arguments are read.

import { statSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** What `pxt-esp <name> --help` prints. */
  help: string;
  /** Runs it with the arguments behind its name; the result is the exit status. */
  run(args: string[]): Promise<number>;
}

/** A mistake of the user's, or something missing: shown as one sentence, exit status 1. */
export class CommandError extends Error {}

type OptionTypes = Record<string, { type: "string" | "boolean" }>;

export interface ParsedArguments<Options extends OptionTypes> {
  values: { [Name in keyof Options]?: Options[Name]["type"] extends "boolean" ? boolean : string };
  positionals: string[];
}

/**
 * Reads a command's arguments. Returns undefined when they ask for help, which has then been printed.
 * Throws a CommandError that names the option when it is not one of `options`, or has no value.
 */
export function readArguments<Options extends OptionTypes>(
  command: Command,
  args: string[],
  options: Options,
): ParsedArguments<Options> | undefined {
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(command.help);
    return undefined;
  }
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    return { values: values as ParsedArguments<Options>["values"], positionals };
  } catch (error) {
    throw new CommandError(`${usageMistake(error)}; see pxt-esp ${command.name} --help`);
  }
}

/** Throws a CommandError when there are arguments that the command does not take. */
export function noMoreArguments(command: Command, rest: string[]): void {
  if (rest.length > 0)
    throw new CommandError(`unexpected argument '${rest[0]}'; see pxt-esp ${command.name} --help`);
}

/** The project folder, as an absolute path. Throws a CommandError when it is not given, or does not exist. */
export function projectFolder(command: Command, positionals: string[]): string {
  const [folder, ...rest] = positionals;
  if (folder === undefined)
    throw new CommandError(`no project folder given; see pxt-esp ${command.name} --help`);
  noMoreArguments(command, rest);
  const path = resolve(folder);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new CommandError(`there is no folder ${folder}`);
  return path;
}

/** Says in this program's own words what parseArgs objects to. */
function usageMistake(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /Unknown option '([^']+)'/.exec(message)?.[1];
  if (unknown) return `unknown option '${unknown}'`;
  const withoutValue = /^Option '(--[\w-]+)/.exec(message)?.[1];
  return withoutValue ? `option '${withoutValue}' needs a value` : message;
}
