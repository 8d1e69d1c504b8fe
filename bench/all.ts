// `npm run bench`: every benchmark, one after the other. Exit status 1 when one of them fails.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { board } from "./language/programs.js";

const benchmarks = [
  "language",
  "code-size",
  "compile-time",
  "size-and-boot",
  "settings",
  "net",
  "mqtt",
  "tls",
];

for (const name of benchmarks) {
  process.stdout.write(`\n=== ${name} ===\n\n`);
  const script = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const { status } = spawnSync(process.execPath, ["--import", "tsx", script, board], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
