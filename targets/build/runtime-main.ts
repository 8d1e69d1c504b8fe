// npm run runtime -- --board BOARD --sdk PATH [--out FOLDER] [--built FOLDER]: the runtime with the vendor's SDK, for
// `pxt-esp build --runtime FOLDER`. Without --sdk, the runtime of the emulated board.

import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildRuntime } from "./build-runtime.js";
import { repositoryRoot } from "./debian-source.js";
import { buildSdkRuntime } from "./sdk-runtime.js";

const usage = `usage: npm run runtime -- --board BOARD --sdk PATH [--out FOLDER] [--built FOLDER]

  --board BOARD   a folder in targets/, such as those that "pxt-esp boards" lists
  --sdk PATH      where the vendor's SDK is installed; its environment must be set up (export.sh)
  --out FOLDER    where runtime.json goes; built/sdk/BOARD when not given
  --built FOLDER  the SDK's build folder, when it was built before: the SDK is not called

Without --sdk and --built, the runtime of the emulated board is built.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      board: { type: "string" },
      sdk: { type: "string" },
      out: { type: "string" },
      built: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const { board, sdk, built } = values;
  const log = (line: string): void => console.log(line);
  if (!board) throw new Error(usage);
  if (sdk === undefined && built === undefined) {
    await buildRuntime({ board, log });
    return;
  }
  const out = values.out ?? join(repositoryRoot, "built/sdk", board);
  await buildSdkRuntime({ board, sdk: sdk ?? "", out, ...(built === undefined ? {} : { built }), log });
  console.log(`${join(out, "runtime.json")} is made: pxt-esp build my-program --runtime ${out}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
