// Firmware that is all C++: sources with a `pxt_native_main` linked with the runtime, in place of a TypeScript program.
// The runtime's own tests are made this way.

import { mkdir } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { compileRuntime, ownCompilation, readChip, runtimeLibraries } from "./build-runtime.js";
import { link } from "./link.js";
import { compileAll } from "./objects.js";

/** Builds `elf` from the board's runtime and the given sources. Throws with the compiler's or linker's message. */
export async function buildNative(options: {
  board: string;
  sources: string[];
  elf: string;
  /** Macros for these sources. */
  defines?: Record<string, string>;
  log?: (line: string) => void;
}): Promise<void> {
  const log = options.log ?? (() => {});
  const chip = await readChip(options.board);
  const runtimeObjects = await compileRuntime(chip, { force: false, log });
  const libraries = await runtimeLibraries(log);
  const defines = Object.entries(options.defines ?? {}).map(([name, value]) => `-D${name}=${value}`);
  const compilations = options.sources.map((source) => {
    const compilation = ownCompilation(chip, source, libraries);
    const object = `${options.elf.replace(/\.elf$/, "")}.objects/${basename(compilation.object)}`;
    return { ...compilation, object, flags: [...compilation.flags, ...defines] };
  });
  await compileAll(compilations, { force: false, log });
  await mkdir(dirname(options.elf), { recursive: true });
  const objects = [...runtimeObjects, ...compilations.map((compilation) => compilation.object)];
  await link(chip, objects, options.elf);
}
