// The processor time that code generation and linking take, without pxt's front end: of examples/hello-mqtt, and of synthetic programs of
// 1, 4 and 16 times a size. Each in a process of its own: the first compilation of a process, and the median of later ones.
// Prints a table, and writes bench/results/compile-time.json. `--project DIR` prints one project's times as JSON.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chipOfBoard, runtimeOf } from "../cli/boards.js";
import { bundleExtension } from "../cli/bundle.js";
import { compileProject } from "../cli/makecode/compile.js";
import { formatDiagnostic } from "../cli/makecode/project.js";
import { targetRoot } from "../cli/makecode/root.js";
import { type CompileTime, totalTime } from "./compile-time/compile-time.js";
import { syntheticProgram } from "./compile-time/synthetic.js";
import { board } from "./language/programs.js";

const runs = 5;
const seed = 1;
/** Modules of the smallest synthetic program. */
const modules = 8;
const factors = [1, 4, 16];
/** What hello-mqtt may take, in ms. */
const goal = 300;

interface Times {
  first: CompileTime;
  later: CompileTime;
}

/**
 * Processor time of this thread in ms, from Linux (proc(5), schedstat): what a clock shows when nothing else runs, since V8
 * compiles and collects on other threads.
 */
function mainThreadTime(): number {
  return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
}

Object.assign(globalThis, { benchmarkClock: mainThreadTime });

async function compile(project: string, extensionPath: string): Promise<CompileTime> {
  const runtime = runtimeOf(chipOfBoard(board));
  const { success, diagnostics, outfiles } = await compileProject(project, {
    kind: "native",
    runtime,
    extensionPath,
  });
  if (!success) throw new Error(`${project}:\n${diagnostics.map(formatDiagnostic).join("\n")}`);
  return JSON.parse(outfiles["compile-time.json"]!) as CompileTime;
}

async function timesHere(project: string): Promise<Times> {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-bench-"));
  try {
    const extension = await bundleExtension("bench/compile-time/extension.ts", join(folder, "extension.js"));
    const all: CompileTime[] = [];
    for (let i = 0; i < runs; i++) all.push(await compile(project, extension));
    const later = all.slice(1).sort((a, b) => totalTime(a) - totalTime(b));
    return { first: all[0]!, later: later[Math.floor(later.length / 2)]! };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timesInNewProcess(project: string): Times {
  const args = ["--import", "tsx", fileURLToPath(import.meta.url), "--project", project];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`compiling ${project} failed`);
  return JSON.parse(stdout) as Times;
}

function writeSynthetic(folder: string, factor: number): string {
  const project = join(folder, `synthetic-${factor}`);
  mkdirSync(project);
  const config = { name: "synthetic", description: "", files: ["main.ts"], dependencies: { core: "*" } };
  writeFileSync(join(project, "pxt.json"), JSON.stringify(config));
  writeFileSync(join(project, "main.ts"), syntheticProgram(modules * factor, seed));
  return project;
}

function printTable(results: Map<string, Times>): void {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const columns = ["procedures", "code bytes", "generate", "link", "write", "all", "first"];
  say(
    `Main thread's processor time in ms: median of ${runs - 1} later compilations of a process; "first" is all of the first\n`,
  );
  say("".padEnd(22) + columns.map((column) => column.padStart(11)).join(""));
  for (const [name, { first, later }] of results) {
    const times = [later.generate, later.link, later.writeImages, totalTime(later), totalTime(first)];
    const cells = [later.procedures, later.codeBytes, ...times.map((time) => time.toFixed(1))];
    say(name.padEnd(22) + cells.map((cell) => String(cell).padStart(11)).join(""));
  }
  const hello = totalTime(results.get("examples/hello-mqtt")!.first);
  say(`\nGoal: hello-mqtt under ${goal} ms: ${hello < goal ? "reached" : "not reached"}`);
}

const [option, project] = process.argv.slice(2);
if (option === "--project") {
  process.stdout.write(JSON.stringify(await timesHere(project!)));
} else {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-bench-"));
  try {
    const results = new Map<string, Times>();
    results.set("examples/hello-mqtt", timesInNewProcess(join(targetRoot, "examples/hello-mqtt")));
    for (const factor of factors) {
      results.set(`synthetic ${factor}×`, timesInNewProcess(writeSynthetic(folder, factor)));
    }
    printTable(results);
    const content = { command: "npm run bench:compile", milliseconds: Object.fromEntries(results) };
    writeFileSync(
      join(targetRoot, "bench/results/compile-time.json"),
      `${JSON.stringify(content, null, 2)}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
