// Runs tests/net/host/board.cpp by hand: first seed, and number of runs.

import { spawnSync } from "node:child_process";
import { buildHostBoard, memories } from "./host-build.js";

const [first = "0", runs = "1000"] = process.argv.slice(2);
for (const memory of memories) {
  process.stdout.write(`lwIP's memory in ${memory}\n`);
  const { status } = spawnSync(await buildHostBoard(memory), [first, runs], { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}
