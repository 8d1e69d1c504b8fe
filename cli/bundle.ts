// Bundles compiler extensions: the code generator that is shipped, and those that list or measure.

import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { targetRoot } from "./makecode/root.js";

/**
 * Bundles the extension whose source is `entryPoint`, from the repository's root, into `outfile`, whose path it returns.
 * `constants` are filled in where the source names them. The licences of the node modules in it are comments at its end.
 */
export async function bundleExtension(
  entryPoint: string,
  outfile: string,
  constants: Record<string, string> = {},
): Promise<string> {
  const { metafile } = await build({
    absWorkingDir: targetRoot,
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    metafile: true,
    format: "iife",
    platform: "browser",
    target: "es2020",
    define: Object.fromEntries(
      Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]),
    ),
    logLevel: "warning",
  });
  appendFileSync(resolve(targetRoot, outfile), licences(Object.keys(metafile.inputs)));
  return outfile;
}

/** The licences of the node modules among a bundle's inputs, as comments. */
function licences(inputs: readonly string[]): string {
  const folders = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []),
  );
  return [...folders]
    .map((folder) => {
      const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE"]
        .map((name) => join(targetRoot, folder, name))
        .find(existsSync);
      if (!file) throw new Error(`${folder} has no file with its licence`);
      const text = readFileSync(file, "utf8").replaceAll("*/", "* /");
      return `/*! Licence of ${folder.replace(/^.*node_modules\//, "")}, which is part of this file:\n${text}*/\n`;
    })
    .join("");
}
