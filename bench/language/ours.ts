// The ten programs in TypeScript, compiled by this working tree's code generator.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { chipOfBoard, runtimeOf } from "../../cli/boards.js";
import { bundleExtension } from "../../cli/bundle.js";
import { compileProject } from "../../cli/makecode/compile.js";
import { formatDiagnostic } from "../../cli/makecode/project.js";
import { elfSymbols } from "../elf-symbols.js";
import type { MarkedFirmware } from "./count.js";
import { board } from "./programs.js";
import { allPrograms } from "./selected-programs.js";

/** The function that the programs call around each measurement: C++'s control.micros(). */
const mark = "_ZN7control6microsEv";
const instructionsPerMicrosecond = 1000;

/**
 * Compiles the programs, all or those in `project`, into `folder`. Throws an Error with the front end's messages when they
 * are not accepted.
 */
export async function compileOurs(folder: string, project = allPrograms): Promise<MarkedFirmware> {
  const runtime = runtimeOf(chipOfBoard(board));
  const extensionPath = await bundleExtension("compiler/extension.ts", join(folder, "compiler.js"));
  const { success, diagnostics, outfiles } = await compileProject(project, {
    kind: "native",
    runtime,
    extensionPath,
  });
  if (!success) throw new Error(diagnostics.map(formatDiagnostic).join("\n"));
  const elf = join(folder, "ours.elf");
  const content = Buffer.from(outfiles["firmware.elf"]!, "base64");
  writeFileSync(elf, content);
  return { elf, mark: elfSymbols(content).get(mark)!, instructionsPerTick: instructionsPerMicrosecond };
}
