// Brings everything that is made from the sources up to date; run by the set-up and by `npm run build`. With a board as argument, of
// the C++ runtimes only that board's.

import { build } from "esbuild";
import { buildRuntime } from "../targets/build/build-runtime.js";
import { bundleExtension } from "./bundle.js";
import { targetRoot } from "./makecode/root.js";
import { buildSimulator, buildTarget } from "./makecode/target.js";
import { step } from "./setup/log.mjs";
import { fingerprint, type Product, staleProducts, writeStamp } from "./setup/products.mjs";

const log = (line: string) => process.stdout.write(`  ${line}\n`);

const builders: Record<Product["builder"], (product: Product) => Promise<unknown>> = {
  /** The code generator as one classic script, which pxt evaluates in Node and in the editor's web worker. */
  compiler: () => bundleExtension("compiler/extension.ts", "built/compiler.js"),
  /** Our part of MakeCode's editor, which its page loads. */
  editor: () => bundleExtension("editor/extension.ts", "built/editor.js"),
  target: async () => {
    await buildTarget(log);
    await buildSimulator(log);
  },
  cli: () =>
    build({
      absWorkingDir: targetRoot,
      entryPoints: ["cli/main.ts"],
      outfile: "built/cli.mjs",
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      packages: "external",
      logLevel: "warning",
    }),
  runtime: (product) => buildRuntime({ board: product.board!, log }),
};

try {
  for (const product of staleProducts(targetRoot, process.argv[2])) {
    const print = fingerprint(targetRoot, product);
    await step(`Building ${product.title}`, () => builders[product.builder](product));
    writeStamp(targetRoot, product, print);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
