// The listings in docs/compiler.md. A comment says what the code block below it is made from:
//
//   <!-- listing: source -->         the example program
//   <!-- listing: class facts -->    the stage of that name; in a block of language "diff", what it has changed

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chipOfBoard } from "../boards.js";
import { targetRoot } from "../makecode/root.js";
import { stagesOf } from "./listing.js";

export const pagePath = join(targetRoot, "docs/compiler.md");
const example = {
  project: join(targetRoot, "docs/compiler-example"),
  functionName: "checksum",
  board: "esp8266",
};

/**
 * The page with every listing made anew.
 *
 * @throws Error when a listing has no stage, or a stage that changes the function has no listing
 */
export async function updatedPage(page: string): Promise<string> {
  const stages = await stagesOf(example.project, example.functionName, chipOfBoard(example.board));
  const source = readFileSync(join(example.project, "main.ts"), "utf8");
  const shown = new Set<string>();
  const updated = page.replace(
    /^<!-- listing: (.+) -->\n\n```(\w*)\n[\s\S]*?^```$/gm,
    (_, name: string, language: string) => {
      shown.add(name);
      const stage = stages.find((s) => s.name === name);
      const text = name === "source" ? source : language === "diff" ? stage?.changes : stage?.text;
      if (text === undefined) throw new Error(`${pagePath}: there is no stage "${name}"`);
      return `<!-- listing: ${name} -->\n\n\`\`\`${language}\n${text.trimEnd() || " no change"}\n\`\`\``;
    },
  );
  for (const { name, changes } of stages)
    if (changes !== "" && !shown.has(name))
      throw new Error(`${pagePath}: the stage "${name}" has no listing`);
  return updated;
}
