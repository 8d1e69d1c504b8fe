// The boards that programs can be built for: one for each chip described in targets/, and the simulator.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ChipJson } from "../compiler/chip.js";
import type { RuntimeImage } from "../compiler/link/runtime-image.js";
import { CommandError } from "./command.js";
import { targetRoot } from "./makecode/root.js";

/** The board that stands for pxt's JavaScript runtime. */
export const simulatorBoard = "sim";

/** All chips in targets/, by name of their folder. */
export function chips(): ChipJson[] {
  const targets = join(targetRoot, "targets");
  return readdirSync(targets)
    .sort()
    .map((name) => join(targets, name, "chip.json"))
    .filter((path) => existsSync(path))
    .map((path) => JSON.parse(readFileSync(path, "utf8")) as ChipJson);
}

/** The chip of a board. Throws a CommandError that lists the boards when there is none of that name, or none is given. */
export function chipOfBoard(board: string | undefined): ChipJson {
  const all = chips();
  const chip = all.find((candidate) => candidate.id === board);
  if (!chip) throw unknownBoard(board, all);
  return chip;
}

/**
 * The chip of the board that is named or, when none is, of the one whose package the project depends on.
 * Throws a CommandError that lists the boards when that does not tell it.
 */
export function chipFor(board: string | undefined, project: string): ChipJson {
  if (board !== undefined) return chipOfBoard(board);
  const all = chips();
  const dependencies = dependenciesOf(join(project, "pxt.json"));
  const named = all.filter((chip) => dependencies.includes(chip.id));
  if (named.length !== 1) throw unknownBoard(undefined, all);
  return named[0]!;
}

/** The packages that a pxt.json names; none when it can't be read, about which the compilation has more to say. */
function dependenciesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  try {
    const { dependencies } = JSON.parse(readFileSync(path, "utf8")) as { dependencies?: object };
    return Object.keys(dependencies ?? {});
  } catch {
    return [];
  }
}

/** The error for a board that does not exist, or is not told. */
function unknownBoard(board: string | undefined, all: ChipJson[]): CommandError {
  const names = [...all.map((chip) => chip.id), simulatorBoard].join(", ");
  return new CommandError(
    board === undefined
      ? `no --board given, and the project's pxt.json does not depend on one board's package; boards: ${names}`
      : `unknown board '${board}'; boards: ${names}`,
  );
}

/** The C++ runtime that programs for this chip are linked with. Throws a CommandError when it is not built. */
export function runtimeOf(chip: ChipJson): RuntimeImage {
  const path = join(targetRoot, "built/runtime", chip.id, "runtime.json");
  if (!existsSync(path)) {
    throw new CommandError(
      `the runtime for ${chip.id} is not built (${path} is missing); run "npm run build" first`,
    );
  }
  return JSON.parse(readFileSync(path, "utf8")) as RuntimeImage;
}

/** The runtime in a folder that `npm run runtime` has made. Throws a CommandError when there is none, or it is another board's. */
export function runtimeIn(folder: string, board: string | undefined): RuntimeImage {
  const path = join(folder, "runtime.json");
  if (!existsSync(path)) throw new CommandError(`there is no runtime in ${folder}: ${path} is missing`);
  const runtime = JSON.parse(readFileSync(path, "utf8")) as RuntimeImage;
  if (board !== undefined && board !== runtime.chip.id)
    throw new CommandError(`the runtime in ${folder} is for the board ${runtime.chip.id}, not ${board}`);
  return runtime;
}
