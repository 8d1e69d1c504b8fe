// Bytes of machine code, ours against pxt-core's own for ARM Thumb, of each of the ten programs alone and of the examples.
// Prints a table, and writes bench/results/code-size.json with every procedure.

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chipFor, chipOfBoard, runtimeOf } from "../cli/boards.js";
import { bundleExtension } from "../cli/bundle.js";
import { compileProject } from "../cli/makecode/compile.js";
import { formatDiagnostic } from "../cli/makecode/project.js";
import { targetRoot } from "../cli/makecode/root.js";
import type { ChipJson } from "../compiler/chip.js";
import { type CodeSize, sizeOfProcedures, totalSize } from "./code-size/code-size.js";
import { emptyProgram } from "./language/count.js";
import { board, programs } from "./language/programs.js";
import { allPrograms, writePrograms } from "./language/selected-programs.js";

const say = (line: string) => process.stdout.write(`${line}\n`);

type BackEnd = "ours" | "thumb";

interface Project {
  folder: string;
  chip: ChipJson;
}

async function measure({ folder, chip }: Project, extensionPath: string): Promise<CodeSize> {
  const { success, diagnostics, outfiles } = await compileProject(folder, {
    kind: "native",
    runtime: runtimeOf(chip),
    extensionPath,
  });
  if (!success) throw new Error(`${folder}:\n${diagnostics.map(formatDiagnostic).join("\n")}`);
  return JSON.parse(outfiles["code-size.json"]!) as CodeSize;
}

/** All projects by name, those of single programs written into `folder`; examples are for the boards that they name. */
function projects(folder: string): Map<string, Project> {
  const found = new Map<string, Project>();
  const chip = chipOfBoard(board);
  for (const name of [emptyProgram, ...programs.map((program) => program.name)]) {
    found.set(name, { folder: join(folder, name), chip });
    writePrograms([name], join(folder, name));
  }
  found.set("all ten", { folder: allPrograms, chip });
  for (const name of readdirSync(join(targetRoot, "examples")).sort()) {
    const example = join(targetRoot, "examples", name);
    found.set(`examples/${name}`, { folder: example, chip: chipFor(undefined, example) });
  }
  return found;
}

function printTable(sizes: Map<string, Record<BackEnd, CodeSize>>): void {
  const row = (cells: (string | number)[]) =>
    say(cells.map((cell, at) => (at === 0 ? String(cell).padEnd(22) : String(cell).padStart(11))).join(""));
  row(["", "procedures", "procedures", "", "all code", "all code", ""]);
  row(["", "pxt-esp", "pxt Thumb", "ratio", "pxt-esp", "pxt Thumb", "ratio"]);
  for (const [name, { ours, thumb }] of sizes) {
    const procedures = [ours, thumb].map((size) => sizeOfProcedures(size.procedures));
    const all = [ours, thumb].map(totalSize);
    const ratio = ([own, other]: number[]) => (own! / other!).toFixed(2);
    row([name, ...procedures, ratio(procedures), ...all, ratio(all)]);
  }
}

const folder = mkdtempSync(join(tmpdir(), "pxt-esp-bench-"));
try {
  const all = projects(folder);
  const sizes = new Map<string, Record<BackEnd, CodeSize>>();
  // Thumb last: what its extension changes in pxt-core stays changed.
  const measured: Partial<Record<BackEnd, Map<string, CodeSize>>> = {};
  for (const backEnd of ["ours", "thumb"] as const) {
    const outfile = join(folder, `${backEnd}.js`);
    const extension = await bundleExtension("bench/code-size/extension.ts", outfile, { BACK_END: backEnd });
    const ofAll = new Map<string, CodeSize>();
    for (const [name, project] of all) ofAll.set(name, await measure(project, extension));
    measured[backEnd] = ofAll;
  }
  for (const name of all.keys()) {
    sizes.set(name, { ours: measured.ours!.get(name)!, thumb: measured.thumb!.get(name)! });
  }
  say("Bytes of machine code: the program's procedures, and with them helpers, literal pools and padding\n");
  printTable(sizes);
  const content = { command: "npm run bench:code", sizes: Object.fromEntries(sizes) };
  writeFileSync(join(targetRoot, "bench/results/code-size.json"), `${JSON.stringify(content, null, 1)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
