// Builds the programs that bench/mqtt.ts and bench/net.ts run.

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileForChip, writeFirmware } from "../../cli/compile.js";
import { targetRoot } from "../../cli/makecode/root.js";
import type { ChipJson } from "../../compiler/chip.js";
import { buildNative } from "../../targets/build/native.js";
import { elfSymbols } from "../elf-symbols.js";
import type { MarkedFirmware } from "./count.js";

const sources = join(targetRoot, "bench/mqtt");

/** Compiles a project of this folder, or of `from`, with the peer's port in place of its own, into `folder`. */
export async function buildProgram(
  chip: ChipJson,
  name: string,
  folder: string,
  port: number,
  from = sources,
): Promise<MarkedFirmware> {
  const project = join(folder, name);
  cpSync(join(from, name), project, { recursive: true });
  const main = join(project, "main.ts");
  writeFileSync(main, readFileSync(main, "utf8").replace(/^const PORT = \d+;$/m, `const PORT = ${port};`));
  writeFirmware(await compileForChip(project, chip), project);
  return marked(join(project, "firmware.elf"), "_ZN7control6microsEv");
}

/** Compiles raw.cpp of this folder, or of `from`, with the runtime into `folder`. */
export async function buildRaw(
  chip: ChipJson,
  folder: string,
  port: number,
  from = sources,
): Promise<MarkedFirmware> {
  const elf = join(folder, "raw.elf");
  await buildNative({
    board: chip.id,
    sources: [join(from, "raw.cpp")],
    elf,
    defines: { PORT: String(port) },
  });
  return marked(elf, "bench_mark");
}

function marked(elf: string, mark: string): MarkedFirmware {
  const address = elfSymbols(readFileSync(elf)).get(mark);
  if (address === undefined) throw new Error(`${elf} has no function ${mark}`);
  return { elf, mark: address };
}
