// Runs programs on pxt's JavaScript runtime and on the emulated chip, many at once, and tells what each printed on both.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileProject } from "../../cli/makecode/compile.js";
import { formatDiagnostic } from "../../cli/makecode/project.js";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import { runOnChip, runOnSimulator } from "../language/program.js";
import { type Batch, isLastLine, linesByProgram, makeBatch } from "./batch.js";
import type { Program } from "./tree.js";

/** What the programs are run with. */
export interface Setting {
  runtime: RuntimeImage;
  /** The code generator's bundle; built/compiler.js when not given. */
  extensionPath?: string;
}

export interface Comparison {
  program: Program;
  /** What each printed, line by line, up to its end or what ended it. */
  simulator: string[];
  chip: string[];
  /** Why the front end did not accept it; then it has not been run. */
  rejected?: string;
}

export function differs({ simulator, chip }: Comparison): boolean {
  return simulator.length !== chip.length || simulator.some((line, i) => line !== chip[i]);
}

/** A compilation that failed, with its messages by program where they have a place. */
class Rejected extends Error {
  constructor(
    message: string,
    readonly byProgram: Map<number, string>,
  ) {
    super(message);
  }
}

async function compile(batch: Batch, kind: "js" | "native", setting: Setting): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-fuzz-"));
  try {
    const config = { name: "fuzz", dependencies: { esp8266: "*" }, files: ["main.ts"] };
    writeFileSync(join(folder, "pxt.json"), JSON.stringify(config));
    writeFileSync(join(folder, "main.ts"), batch.source);
    const { success, diagnostics, outfiles } = await compileProject(folder, { kind, ...setting });
    const content = outfiles[kind === "js" ? "binary.js" : "firmware.elf"];
    if (success && content !== undefined) return content;
    const byProgram = new Map<number, string>();
    for (const diagnostic of diagnostics) {
      const program = batch.programAt(diagnostic.line);
      if (diagnostic.severity === "error" && program !== undefined && !byProgram.has(program))
        byProgram.set(program, diagnostic.message);
    }
    throw new Rejected(diagnostics.map(formatDiagnostic).join("\n"), byProgram);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs the programs, in one firmware where that is possible, and gives their results in the same order.
 * @param untilStopped gives no results behind the first program that does not come to its end
 */
export async function compare(
  programs: readonly Program[],
  setting: Setting,
  options: { untilStopped?: boolean } = {},
): Promise<Comparison[]> {
  if (programs.length === 0) return [];
  const batch = makeBatch(programs);
  let javascript: string;
  try {
    javascript = await compile(batch, "js", setting);
  } catch (error) {
    const byProgram = error instanceof Rejected ? error.byProgram : new Map<number, string>();
    if (byProgram.size === 0) return halves(programs, setting, `no JavaScript: ${error}`);
    const accepted = await compare(
      programs.filter((_, i) => !byProgram.has(i)),
      setting,
      options,
    );
    return programs.flatMap((program, i) => {
      const rejected = byProgram.get(i);
      if (rejected !== undefined) return [{ program, simulator: [], chip: [], rejected }];
      const result = accepted.shift();
      return result ? [result] : [];
    });
  }
  let elf: Uint8Array;
  try {
    elf = Buffer.from(await compile(batch, "native", setting), "base64");
  } catch (error) {
    return halves(programs, setting, `no firmware: ${error}`);
  }
  const [simulator, chip] = await Promise.all([
    runOnSimulator(javascript),
    runOnChip(elf, [], setting.runtime.chip.id),
  ]);
  const onSimulator = linesByProgram(simulator, programs.length);
  const onChip = linesByProgram(chip, programs.length);
  const comparisons = programs.map((program, i) => ({
    program,
    simulator: onSimulator[i]!,
    chip: onChip[i]!,
  }));
  // Behind a program that does not come to its end, no other one runs.
  const ended = ({ simulator, chip }: Comparison) =>
    isLastLine(simulator.at(-1) ?? "") && isLastLine(chip.at(-1) ?? "");
  const stopped = comparisons.findIndex((c) => !ended(c));
  if (stopped < 0) return comparisons;
  const rest = options.untilStopped ? [] : await compare(programs.slice(stopped + 1), setting);
  return [...comparisons.slice(0, stopped + 1), ...rest];
}

/** For programs that do not compile together: the one that does not compile alone is to blame. */
async function halves(programs: readonly Program[], setting: Setting, why: string): Promise<Comparison[]> {
  if (programs.length === 1) return [{ program: programs[0]!, simulator: [], chip: [why] }];
  const half = programs.length >> 1;
  return [
    ...(await compare(programs.slice(0, half), setting)),
    ...(await compare(programs.slice(half), setting)),
  ];
}
