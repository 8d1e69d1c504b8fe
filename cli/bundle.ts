// Bundles compiler extensions: the code generator that is shipped, and those that list or measure.

import { build } from "esbuild";
import { targetRoot } from "./makecode/root.js";

/**
 * Bundles the extension whose source is `entryPoint`, from the repository's root, into `outfile`, whose path it returns.
 * `constants` are filled in where the source names them.
 */
export async function bundleExtension(
  entryPoint: string,
  outfile: string,
  constants: Record<string, string> = {},
): Promise<string> {
  await build({
    absWorkingDir: targetRoot,
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2020",
    define: Object.fromEntries(
      Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]),
    ),
    logLevel: "warning",
  });
  return outfile;
}
