// The texts of the user interface in the sources of this project.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../support/cli.js";

/** The texts in a folder's sources: literals that are handed to lf(). */
export function textsIn(folder: string): string[] {
  return readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => {
      const source = readFileSync(join(repository, folder, name), "utf8");
      return [...source.matchAll(/\blf\(\s*("(?:[^"\\]|\\.)*")/g)];
    })
    .map((match) => JSON.parse(match[1]!) as string);
}
