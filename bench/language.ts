// The ten programs of bench/programs, compiled by the code generator, against C and Lua on the same emulated core. Prints a
// table, and writes bench/results/language.json and language.svg. Exit status 1 when results differ or a program does not
// come to its end; goals that are not reached are printed only.
//
// `--ours` measures only ours, writes nothing, and takes the other figures from bench/results/language.json.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chipOfBoard } from "../cli/boards.js";
import { targetRoot } from "../cli/makecode/root.js";
import { buildC, buildLua } from "./language/bare.js";
import { drawChart } from "./language/chart.js";
import { type Counts, countPrograms, emptyProgram } from "./language/count.js";
import { compileOurs } from "./language/ours.js";
import { board, programs } from "./language/programs.js";
import {
  formatTable,
  type Measurement,
  meanRatio,
  measurementOf,
  missedGoals,
  ratio,
  type Version,
  versionTitles,
} from "./language/table.js";

const resultFolder = join(targetRoot, "bench/results");
const resultFile = join(resultFolder, "language.json");
const chip = chipOfBoard(board);
const names = [emptyProgram, ...programs.map((program) => program.name)];
const say = (line: string) => process.stdout.write(`${line}\n`);

/** What language.json holds. */
interface Results {
  command: string;
  /** Executed on QEMU's LX106, by version and program. */
  instructions: Record<Version, Measurement>;
  /** Relative to C, by version and program; "mean" is the geometric mean. */
  ratios: Record<"ours" | "lua", Record<string, number>>;
  /** What each program prints, in every version. */
  results: Record<string, string>;
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

/** Prints every result that is not C's, and every version that did not come to its end. Whether there is none. */
function checkResults(expected: Record<string, string>, counts: Partial<Record<Version, Counts>>): boolean {
  let agree = true;
  for (const [version, { programs: counted, failure }] of Object.entries(counts)) {
    const title = versionTitles[version as Version];
    for (const { name, result } of counted) {
      if (result === expected[name]) continue;
      say(`WRONG RESULT: ${title}: ${name} gives ${result}, C gives ${expected[name]}`);
      agree = false;
    }
    if (failure === undefined) continue;
    say(`${title} did not come to its end: ${failure}`);
    agree = false;
  }
  return agree;
}

function ratiosOf(measured: Measurement, c: Measurement): Record<string, number> {
  const rounded = (value: number) => Number(value.toFixed(3));
  const each = programs.map(({ name }) => [name, ratio(measured, c, name)] as const);
  return Object.fromEntries(
    [...each, ["mean", meanRatio(measured, c)] as const].flatMap(([name, value]) =>
      value === undefined ? [] : [[name, rounded(value)]],
    ),
  );
}

function report(instructions: Record<Version, Measurement>): void {
  say("Instructions on the emulated LX106, and their ratios to C\n");
  say(formatTable(instructions));
  const missed = missedGoals(instructions.ours, instructions.c);
  say(missed.length === 0 ? "\nAll goals are reached." : `\nNot reached:\n${missed.join("\n")}`);
}

if (process.argv.includes("--ours")) {
  const { instructions, results } = storedResults();
  const ours = await measureOurs();
  report({ ...instructions, ours: measurementOf(ours.programs) });
  if (!checkResults(results, { ours })) process.exitCode = 1;
} else {
  const counts = {
    c: await countPrograms(chip, await buildC(chip, say), names),
    ours: await measureOurs(),
    lua: await countPrograms(chip, await buildLua(chip, say), names),
  };
  const [c, ours, lua] = [counts.c, counts.ours, counts.lua].map(({ programs }) => measurementOf(programs));
  const instructions = { c: c!, ours: ours!, lua: lua! };
  const results = Object.fromEntries(counts.c.programs.map(({ name, result }) => [name, result]));
  const content: Results = {
    command: "npm run bench:language",
    instructions,
    ratios: { ours: ratiosOf(ours!, c!), lua: ratiosOf(lua!, c!) },
    results,
  };
  writeFileSync(resultFile, `${JSON.stringify(content, null, 2)}\n`);
  writeFileSync(join(resultFolder, "language.svg"), drawChart(instructions));
  report(instructions);
  if (!checkResults(results, counts)) process.exitCode = 1;
}
