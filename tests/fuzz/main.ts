// npx tsx tests/fuzz/main.ts [--seed N] [--count N] [--batch N] [--gc-stress] [--no-shrink] [--compiler FILE] [--print]: compares the
// programs of the seeds N, N + 1, … on pxt's JavaScript runtime and on the emulated chip; `--print` only prints them.
// Exit status 1 when they print different things.

import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { chipOfBoard, runtimeOf } from "../../cli/boards.js";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import { buildGcStressRuntime } from "../../targets/build/gc-stress.js";
import { printProgram } from "./batch.js";
import { compare, differs, type Setting } from "./compare.js";
import { generateProgram } from "./generate/program.js";
import { report } from "./report.js";
import { shrink } from "./shrink.js";

const board = "esp8266";
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "150" },
    batch: { type: "string", default: "150" },
    "gc-stress": { type: "boolean", default: false },
    "no-shrink": { type: "boolean", default: false },
    compiler: { type: "string" },
    print: { type: "boolean", default: false },
  },
});

const say = (line: string) => process.stdout.write(`${line}\n`);

function numberOf(option: "seed" | "count" | "batch"): number {
  const value = Number(values[option]);
  if (Number.isSafeInteger(value) && (option === "seed" || value > 0)) return value;
  throw new Error(`--${option} wants a number, not "${values[option]}"`);
}

async function settingOf(): Promise<Setting> {
  const runtime = values["gc-stress"]
    ? (JSON.parse(readFileSync(await buildGcStressRuntime(board), "utf8")) as RuntimeImage)
    : runtimeOf(chipOfBoard(board));
  return values.compiler === undefined ? { runtime } : { runtime, extensionPath: values.compiler };
}

async function main(): Promise<void> {
  const [seed, count, size] = [numberOf("seed"), numberOf("count"), numberOf("batch")];
  const setting = await settingOf();
  for (let first = seed; first < seed + count; first += size) {
    const n = Math.min(size, seed + count - first);
    const programs = Array.from({ length: n }, (_, i) => generateProgram(first + i));
    if (values.print) {
      for (const program of programs) say(`// seed ${program.seed}\n${printProgram(program)}`);
      continue;
    }
    const started = Date.now();
    const results = await compare(programs, setting);
    const bad = results.filter((result) => result.rejected !== undefined || differs(result));
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    say(`seeds ${first} to ${first + n - 1}: ${n} programs, ${bad.length} failed, ${seconds} s`);
    if (bad.length > 0) process.exitCode = 1;
    for (const failure of bad) {
      const shrinks = !values["no-shrink"] && failure.rejected === undefined;
      say(report(shrinks ? await shrink(failure, setting) : failure));
    }
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
