// Projects that hold some of the ten programs: bench/programs without the calls of the others. pxt's front end leaves out
// what nobody calls.

import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { targetRoot } from "../../cli/makecode/root.js";

/** The project of all ten programs. */
export const allPrograms = join(targetRoot, "bench/programs");

/** Writes the project with only these programs into `folder`, which is made. */
export function writePrograms(names: readonly string[], folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(join(allPrograms, "pxt.json"), join(folder, "pxt.json"));
  const lines = readFileSync(join(allPrograms, "main.ts"), "utf8").split("\n");
  const called = (line: string) => /^measure\("(\w+)"/.exec(line)?.[1];
  const all = lines.flatMap((line) => called(line) ?? []);
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new Error(`bench/programs has no program ${unknown}, but ${all.join(", ")}`);
  const kept = lines.filter((line) => names.includes(called(line) ?? names[0]!));
  writeFileSync(join(folder, "main.ts"), kept.join("\n"));
}
