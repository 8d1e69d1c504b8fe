// Where the target lives: the folder with pxtarget.json above this file, in the sources as in an installed package.

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

function findTargetRoot(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, "pxtarget.json"))) {
    const parent = dirname(directory);
    if (parent === directory)
      throw new Error(`pxtarget.json not found above ${fileURLToPath(import.meta.url)}`);
    directory = parent;
  }
  return directory;
}

/** Folder of the MakeCode target: pxtarget.json, libs/, sim/ and built/ are in it. */
export const targetRoot = findTargetRoot();
