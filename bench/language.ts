// The ten programs of bench/programs, compiled by the code generator, against C and Lua on the same emulated core.
// `--ours` measures only ours and takes the other figures from bench/results/language.json.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chipOfBoard } from "../cli/boards.js";
import { targetRoot } from "../cli/makecode/root.js";
import { buildC } from "./language/bare.js";
import { type Counts, countPrograms, emptyProgram } from "./language/count.js";
import { compileOurs } from "./language/ours.js";
import { programs } from "./language/programs.js";
import { formatTable, type Measurement, measurementOf, missedGoals, type Version } from "./language/table.js";

const resultFile = join(targetRoot, "bench/results/language.json");
const chip = chipOfBoard("esp8266");
const names = [emptyProgram, ...programs.map((program) => program.name)];
const say = (line: string) => process.stdout.write(`${line}\n`);

type Instructions = Partial<Record<Version, Measurement>> & { c: Measurement };

interface Results {
  instructions: Instructions;
}

async function measureOurs(): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-bench-"));
  try {
    return await countPrograms(chip, await compileOurs(folder), names);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The figures of the last complete run. */
function storedResults(): Results {
  if (existsSync(resultFile)) return JSON.parse(readFileSync(resultFile, "utf8")) as Results;
  throw new Error(`${resultFile} is missing; run the benchmark without --ours first`);
}

function report(instructions: Instructions, ours: Counts): void {
  say(formatTable(instructions));
  for (const missed of missedGoals(instructions.ours!, instructions.c)) say(`not reached: ${missed}`);
  if (ours.failure) say(`\nOurs did not come to its end: ${ours.failure}`);
}

const ours = await measureOurs();
if (process.argv.includes("--ours")) {
  report({ c: storedResults().instructions.c, ours: measurementOf(ours.programs) }, ours);
} else {
  const c = await countPrograms(chip, await buildC(chip, say), names);
  const instructions = { c: measurementOf(c.programs), ours: measurementOf(ours.programs) };
  writeFileSync(resultFile, `${JSON.stringify({ instructions }, null, 2)}\n`);
  report(instructions, ours);
}
