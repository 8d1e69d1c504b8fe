// `npm test`: type check, lint, and every tests/**/*.test.ts. Prints each result, each skipped test with its reason, and
// closes with one line of numbers. Arguments restrict it to the test files whose path contains one of them.

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { cpus } from "node:os";
import { join, relative } from "node:path";
import { run } from "node:test";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";

interface Skipped {
  name: string;
  reason: string;
}

/** How long one test file may take, in ms. */
const fileTimeout = 25 * 60_000;
const root = fileURLToPath(new URL("..", import.meta.url));
const filters = process.argv.slice(2);
const totals = { passed: 0, failed: 0 };
const skipped: Skipped[] = [];
const failures: string[] = [];
const say = (line: string) => process.stdout.write(`${line}\n`);

function pass(name: string): void {
  totals.passed++;
  say(`  ok    ${name}`);
}

function fail(name: string, why: string): void {
  totals.failed++;
  failures.push(name);
  say(`  FAIL  ${name}\n${why.replace(/^/gm, "        ")}`);
}

/** A check that is one command: passes when it ends with status 0. */
function check(name: string, script: string, args: string[]): void {
  const result = spawnSync(process.execPath, [join(root, "node_modules", script), ...args], {
    cwd: root,
    encoding: "utf8",
  });
  if (result.status === 0) pass(name);
  else fail(name, `${result.stdout}${result.stderr}`.trim());
}

async function runTests(files: string[]): Promise<void> {
  let file: string | undefined;
  const complaints = new Map<string, string>();
  const stream = run({ files, concurrency: Math.min(2, cpus().length), timeout: fileTimeout });
  for await (const event of stream) {
    if (event.type === "test:stderr") {
      const { file: source, message } = event.data as { file: string; message: string };
      complaints.set(source, (complaints.get(source) ?? "") + message);
    }
    if (event.type !== "test:pass" && event.type !== "test:fail") continue;
    const { data } = event;
    // A suite's outcome is that of its tests, which are counted one by one.
    if ((data.details as { type?: string }).type === "suite") continue;
    const source: string | undefined = data.file;
    if (source && source !== file) {
      file = source;
      say(relative(root, source));
    }
    if (data.skip !== undefined && data.skip !== false) {
      const reason = typeof data.skip === "string" && data.skip ? data.skip : "no reason given";
      skipped.push({ name: data.name, reason });
      say(`  skip  ${data.name}: ${reason}`);
    } else if (event.type === "test:pass" && data.name === data.file)
      fail(data.name, "there is no test in this file");
    else if (event.type === "test:pass") pass(data.name);
    else {
      const error = (data.details as { error?: Error }).error;
      const why = inspect(error?.cause ?? error, { depth: 4, breakLength: 110 });
      // A file that fails as a whole says why on its standard error only.
      fail(data.name, data.name === data.file ? `${why}\n${complaints.get(data.file) ?? ""}` : why);
    }
  }
}

function testFiles(folder = join(root, "tests")): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory())
        return entry.name === "node_modules" || entry.name === "built" ? [] : testFiles(path);
      return entry.name.endsWith(".test.ts") ? [path] : [];
    });
}

// Debian puts servers, Mosquitto among them, where only root looks.
process.env.PATH += ":/usr/sbin";

if (filters.length === 0) {
  say("checks");
  check("every source file passes TypeScript's strict checks", "typescript/bin/tsc", ["--noEmit", "-p", "."]);
  check("every source file passes the linter and is formatted", "@biomejs/biome/bin/biome", [
    "check",
    "--error-on-warnings",
    ".",
  ]);
}
const files = testFiles().filter(
  (path) => filters.length === 0 || filters.some((filter) => relative(root, path).includes(filter)),
);
if (files.length > 0) await runTests(files);

if (failures.length > 0) say(`\nFailed:\n${failures.map((failure) => `  ${failure}`).join("\n")}`);
if (skipped.length > 0)
  say(`\nSkipped:\n${skipped.map(({ name, reason }) => `  ${name}: ${reason}`).join("\n")}`);
const nothing = totals.passed + totals.failed === 0;
if (nothing) say(`no test file matches ${filters.join(", ")}`);
say(`\n${totals.passed} passed, ${totals.failed} failed, ${skipped.length} skipped`);
process.exitCode = totals.failed > 0 || nothing ? 1 : 0;
