// Instructions that it takes to set, get and remove named values in flash (libs/flash), on the emulated board. Prints a table, and
// writes bench/results/settings.json.
//
// Virtual time is instructions executed here, 1 ns each (runTimed), so the program's own clock counts them. A set's share of
// collections and erasures is in its number; the time that a flash takes is not.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chipOfBoard } from "../cli/boards.js";
import { compileForChip, writeFirmware } from "../cli/compile.js";
import { targetRoot } from "../cli/makecode/root.js";
import { board } from "./language/programs.js";
import { runTimed } from "./recording.js";

const timeLimit = 120_000;
const nanosecondsPerMicrosecond = 1000;

const chip = chipOfBoard(board);
const folder = mkdtempSync(join(tmpdir(), "pxt-esp-bench-"));
try {
  writeFirmware(await compileForChip(join(targetRoot, "bench/settings"), chip), folder);
  const { console: text, failure } = await runTimed(chip, join(folder, "firmware.elf"), timeLimit, /^DONE$/);
  if (failure !== undefined) throw new Error(`the program did not end: ${failure}`);
  const lines = [...text.matchAll(/^(.+) (\d+) (\d+)\r?$/gm)];
  const perCall = new Map(
    lines.map(([, name, calls, micros]) => [
      name!,
      Math.round((Number(micros) * nanosecondsPerMicrosecond) / Number(calls)),
    ]),
  );
  process.stdout.write("Instructions per call, with those of the loop around it\n\n");
  for (const [name, instructions] of perCall)
    process.stdout.write(`${name.padEnd(26)} ${instructions.toLocaleString("en").padStart(9)}\n`);
  const content = { command: "npm run bench:settings", instructions: Object.fromEntries(perCall) };
  writeFileSync(join(targetRoot, "bench/results/settings.json"), `${JSON.stringify(content, null, 1)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
