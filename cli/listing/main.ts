// For developers of the compiler: prints one function at every stage of its compilation, or brings the listings in
// docs/compiler.md up to date.
//
//   npm run --silent listing -- <project folder> <function> <board>
//   npm run listing -- --page

import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { chipOfBoard } from "../boards.js";
import { formatDiagnostic, ProjectError } from "../makecode/project.js";
import { stagesOf } from "./listing.js";
import { pagePath, updatedPage } from "./page.js";

async function main([project, functionName, board]: string[]): Promise<void> {
  if (project === "--page") writeFileSync(pagePath, await updatedPage(readFileSync(pagePath, "utf8")));
  else if (project && functionName) {
    for (const { name, text, changes } of await stagesOf(resolve(project), functionName, chipOfBoard(board)))
      process.stdout.write(changes === "" ? `=== ${name}: no change\n\n` : `=== ${name}\n\n${text}\n\n`);
  } else throw new Error("usage: npm run listing -- <project folder> <function> <board>");
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const lines =
    error instanceof ProjectError ? error.diagnostics.map(formatDiagnostic) : [(error as Error).message];
  process.stderr.write(`${lines.join("\n")}\n`);
  process.exitCode = 1;
}
