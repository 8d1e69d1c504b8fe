// npx tsx targets/build/main.ts --board esp8266 [--force]: builds the C++ runtime of a board.

import { parseArgs } from "node:util";
import { buildRuntime } from "./build-runtime.js";

const usage = "usage: npx tsx targets/build/main.ts --board BOARD [--force]";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { board: { type: "string" }, force: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  if (!values.board) throw new Error(usage);
  await buildRuntime({ board: values.board, force: values.force ?? false, log: (line) => console.log(line) });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
