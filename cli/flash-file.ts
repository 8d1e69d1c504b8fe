// The file that a board's flash is kept in over runs: `pxt-esp run --flash`. For an emulator it is the flash itself, byte by byte.

import { closeSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { CommandError } from "./command.js";

/** What erased flash reads as. */
const ERASED = 0xff;

/**
 * Makes sure that the file is a flash of this size that can be written; one that does not exist is made, erased. Throws a
 * CommandError that names the file and what is wrong with it.
 */
export function prepareFlashFile(path: string, bytes: number): void {
  const size = sizeOfExisting(path);
  if (size === undefined) replaceFile(path, Buffer.alloc(bytes, ERASED));
  else if (size !== bytes)
    throw new CommandError(
      `--flash: ${path} has ${size} bytes, but the board's flash has ${bytes}: it is no flash of this board`,
    );
}

/** What marks a file as the simulator's. */
const FORMAT = "pxt-esp simulator settings 1";

/** MakeCode's stored state of the simulated board: names and values as its JavaScript runtime has them, all text. */
export type StoredState = Record<string, string>;

/**
 * The simulator's settings in a file, as JSON: `{ "format": …, "state": { … } }`. Each change is in the file when `set` returns,
 * whatever then happens to this process.
 */
export class SettingsFile {
  readonly state: StoredState;
  private readonly path: string;

  /** Reads the file; one that does not exist is made. Throws a CommandError when it is none, or can't be written. */
  constructor(path: string) {
    this.path = path;
    this.state = sizeOfExisting(path) === undefined ? {} : readState(path);
    this.write();
  }

  /** Keeps a change that the simulator has made to `state`. */
  write(): void {
    replaceFile(this.path, JSON.stringify({ format: FORMAT, state: this.state }, null, 2));
  }
}

function readState(path: string): StoredState {
  const text = attempt(path, () => readFileSync(path, "utf8"));
  try {
    const { format, state } = JSON.parse(text) as { format: unknown; state: StoredState };
    const isState =
      typeof state === "object" && Object.values(state).every((value) => typeof value === "string");
    if (format === FORMAT && isState) return state;
  } catch {
    // Said below.
  }
  throw new CommandError(`--flash: ${path} holds no settings of the simulator`);
}

/** A file's size; undefined when it does not exist. One that can't be written, or is no file, is an error. */
function sizeOfExisting(path: string): number | undefined {
  const stat = attempt(path, () => statSync(path, { throwIfNoEntry: false }));
  if (!stat) return undefined;
  if (!stat.isFile()) throw new CommandError(`--flash: ${path} is no file`);
  attempt(path, () => closeSync(openSync(path, "r+")));
  return stat.size;
}

/** Gives a file its content such that at each moment it has all of the former or all of the new. */
function replaceFile(path: string, content: string | Buffer): void {
  attempt(path, () => {
    writeFileSync(`${path}.part`, content);
    renameSync(`${path}.part`, path);
  });
}

function attempt<T>(path: string, what: () => T): T {
  try {
    return what();
  } catch (error) {
    throw new CommandError(`--flash: can't use ${path}: ${(error as Error).message}`);
  }
}
