// A project that holds one of the ten programs alone: bench/programs without the calls of the others. pxt's front end
// leaves out what nobody calls.

import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { targetRoot } from "../../cli/makecode/root.js";

/** The project of all ten programs. */
export const allPrograms = join(targetRoot, "bench/programs");

/** Writes the project with only the program `name` into `folder`, which is made. */
export function writeSingleProgram(name: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(join(allPrograms, "pxt.json"), join(folder, "pxt.json"));
  const lines = readFileSync(join(allPrograms, "main.ts"), "utf8").split("\n");
  const isOther = (line: string) => /^measure\("/.test(line) && !line.startsWith(`measure("${name}"`);
  const kept = lines.filter((line) => !isOther(line));
  if (!kept.some((line) => line.startsWith("measure(")))
    throw new Error(`bench/programs has no program ${name}`);
  writeFileSync(join(folder, "main.ts"), kept.join("\n"));
}
