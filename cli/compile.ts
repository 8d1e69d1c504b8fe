// Compiles a project for a chip and gives its output files their final form.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ChipJson } from "../compiler/chip.js";
import type { RegionUse } from "../compiler/link/firmware.js";
import type { RuntimeImage } from "../compiler/link/runtime-image.js";
import type { SizeReport } from "../compiler/link/size-report.js";
import { runtimeOf } from "./boards.js";
import { type CompileRequest, compileProject } from "./makecode/compile.js";
import { formatDiagnostic, ProjectError } from "./makecode/project.js";
import { tlsMemory } from "./tls-memory.js";

export interface Firmware {
  /** Content of each output file, by its name. */
  files: Map<string, Uint8Array>;
  /** What each memory region of the chip holds, for people. */
  memoryTable: string;
  /** The same as data. */
  memory: RegionUse[];
  /** What the program's code takes, by function and package. */
  report: SizeReport;
}

/** Names of the files that `pxt-esp build` writes, and how the compiler hands them over. */
const outputs = [
  { name: "firmware.elf", encoding: "base64" },
  { name: "firmware.bin", encoding: "base64" },
  { name: "firmware.uf2", encoding: "base64" },
  { name: "firmware.map", encoding: "utf8" },
] as const;

/** Further files, which not all image formats have. */
const furtherOutputs = ["bootloader.bin", "partitions.bin"];

/** Compiles a project for a chip. Throws a ProjectError with everything that is wrong with it. */
export async function compileForChip(
  projectDir: string,
  chip: ChipJson,
  runtime: RuntimeImage = runtimeOf(chip),
): Promise<Firmware> {
  const { file, outfiles } = await compile(projectDir, { kind: "native", runtime });
  const memory = JSON.parse(file("memory.json")) as RegionUse[];
  const report = JSON.parse(file("report.json")) as SizeReport;
  return {
    files: new Map([
      ...outputs.map(({ name, encoding }) => [name, Buffer.from(file(name), encoding)] as const),
      ...furtherOutputs
        .filter((name) => outfiles[name] !== undefined)
        .map((name) => [name, Buffer.from(file(name), "base64")] as const),
    ]),
    memoryTable: `${file("memory.txt").trimEnd()}\n${tlsMemory(runtime, memory, report)}`,
    memory,
    report,
  };
}

/** Compiles a project to JavaScript. Throws a ProjectError with everything that is wrong with it. */
export async function compileForSimulator(projectDir: string): Promise<string> {
  return (await compile(projectDir, { kind: "js" })).file("binary.js");
}

/** Compiles, writes warnings to standard error, and gives access to the output files by name. */
async function compile(projectDir: string, request: CompileRequest) {
  const result = await compileProject(projectDir, request);
  const errors = result.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  if (!result.success || errors.length > 0) throw new ProjectError(errors);
  for (const warning of result.diagnostics) process.stderr.write(`${formatDiagnostic(warning)}\n`);
  const { outfiles } = result;
  const file = (name: string): string => {
    const content = outfiles[name];
    if (content === undefined) throw new Error(`the compiler gave no ${name}`);
    return content;
  };
  return { file, outfiles };
}

/** Writes the firmware's files into a folder, which is made when it is not there. */
export function writeFirmware(firmware: Firmware, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of firmware.files) writeFileSync(join(folder, name), content);
}
