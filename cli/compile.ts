// Compiles a project for a chip and gives its output files their final form.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ChipJson } from "../compiler/chip.js";
import { runtimeOf } from "./boards.js";
import { compileProject } from "./makecode/compile.js";
import { ProjectError } from "./makecode/project.js";

export interface Firmware {
  /** Content of each output file, by its name. */
  files: Map<string, Uint8Array>;
  /** What each memory region of the chip holds, for people. */
  memoryTable: string;
}

/** Names of the files that `pxt-esp build` writes, and how the compiler hands them over. */
const outputs = [
  { name: "firmware.elf", encoding: "base64" },
  { name: "firmware.bin", encoding: "base64" },
  { name: "firmware.uf2", encoding: "base64" },
  { name: "firmware.map", encoding: "utf8" },
] as const;

/** Compiles the project in a folder. Throws a ProjectError with everything that is wrong with it. */
export async function compileForChip(projectDir: string, chip: ChipJson): Promise<Firmware> {
  const result = await compileProject(projectDir, { kind: "native", runtime: runtimeOf(chip) });
  if (!result.success) throw new ProjectError(result.diagnostics);
  const content = (name: string): string => {
    const text = result.outfiles[name];
    if (text === undefined) throw new Error(`the compiler gave no ${name}`);
    return text;
  };
  return {
    files: new Map(outputs.map(({ name, encoding }) => [name, Buffer.from(content(name), encoding)])),
    memoryTable: content("memory.txt"),
  };
}

/** Writes the firmware's files into a folder, which is made when it is not there. */
export function writeFirmware(firmware: Firmware, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of firmware.files) writeFileSync(join(folder, name), content);
}
