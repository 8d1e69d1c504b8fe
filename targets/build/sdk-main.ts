// What an SDK's build calls for the runtime (targets/sdk-port/library.mk and library.cmake):
//
//   npx tsx targets/build/sdk-main.ts --board BOARD --out FOLDER --includes FILE [--tls LIBRARY] [-- FLAG…]
//
// `--includes` is a file with the SDK's folders of headers, one a line or separated by spaces or semicolons. `--tls` is bearssl, or
// mbedtls, the SDK's own.

import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { buildSdkLibrary, TLS_LIBRARIES } from "./sdk-library.js";

const usage =
  "usage: npx tsx targets/build/sdk-main.ts --board BOARD --out FOLDER --includes FILE [--tls LIBRARY] [-- FLAG...]";

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      board: { type: "string" },
      out: { type: "string" },
      includes: { type: "string" },
      tls: { type: "string", default: "bearssl" },
    },
    allowPositionals: true,
  });
  const tls = TLS_LIBRARIES.find((name) => name === values.tls);
  if (!values.board || !values.out || !values.includes || !tls) throw new Error(usage);
  const folders = (await readFile(values.includes, "utf8")).split(/[\s;]+/).filter((folder) => folder !== "");
  await buildSdkLibrary({
    board: values.board,
    out: values.out,
    // Warnings in the SDK's headers are not ours to mend.
    sdkFlags: [...folders.flatMap((folder) => ["-isystem", folder]), ...positionals],
    tls,
    log: (line) => console.log(line),
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
