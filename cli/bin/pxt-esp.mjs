#!/usr/bin/env node
// The `pxt-esp` command: starts the bundle that the build makes from cli/main.ts.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

// A reader that has seen enough, such as head, is no mistake.
process.stdout.on("error", (error) => {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EPIPE") throw error;
});

const bundle = new URL("../../built/cli.mjs", import.meta.url);
if (existsSync(bundle)) {
  const { main } = await import(bundle.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write(
    `pxt-esp is not built yet: ${fileURLToPath(bundle)} is missing. Run "npm run build" in ${fileURLToPath(new URL("../..", import.meta.url))} first.\n`,
  );
  process.exitCode = 1;
}
