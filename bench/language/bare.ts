// Builds bare programs for QEMU's LX106 board from C sources: what C and Lua run on in the comparison.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { ChipJson } from "../../compiler/chip.js";
import { repositoryRoot } from "../../targets/build/debian-source.js";
import { libgccCompilations } from "../../targets/build/libgcc.js";
import { type Compilation, compileAll } from "../../targets/build/objects.js";
import { run } from "../../targets/build/process.js";
import { thirdPartyLibraries } from "../../targets/build/third-party.js";
import { libcFolder, tool } from "../../targets/build/toolchain.js";
import { elfSymbols } from "../elf-symbols.js";
import type { MarkedFirmware } from "./count.js";

export const referenceFolder = join(repositoryRoot, "bench/reference");

/** CCOUNT runs at 40 MHz. */
const instructionsPerCycle = 25;

/** How the comparison's C is compiled. */
export const optimisation = "-O2";

/** What libgcc for this core lacks besides the functions that libgcc.ts compiles. */
const wideIntegers = join(repositoryRoot, "targets/runtime/wide-integers.c");

/** The C and assembler files of a folder. */
export function sourcesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.[cS]$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** Compiles and links `sources` with the board's start-up, picolibc and libgcc into built/bench/<name>.elf. */
export async function buildBare(
  chip: ChipJson,
  name: string,
  sources: string[],
  flags: string[],
  log: (line: string) => void,
): Promise<MarkedFirmware> {
  const folder = join(repositoryRoot, "built/bench", name);
  const common = [`-specs=${libcFolder(chip)}/picolibc.specs`, "-mlongcalls", "-mtext-section-literals"];
  const board = [...sourcesIn(join(referenceFolder, "board")), wideIntegers];
  const own = [...board, ...sources].map(
    (source): Compilation => ({
      source,
      object: join(folder, `${basename(source)}.o`),
      compiler: tool(chip, "gcc"),
      flags: [...common, optimisation, "-ffunction-sections", "-DPICOLIBC_DOUBLE_PRINTF_SCANF", ...flags],
    }),
  );
  const compilations = [...own, ...(await libgccCompilations(chip, chip.abi, join(folder, "libgcc"), log))];
  await compileAll(compilations, { force: false, log: () => {} });
  const elf = join(folder, "firmware.elf");
  await run(tool(chip, "gcc"), [
    ...common,
    ...["-nostartfiles", "-Wl,--gc-sections", "-DPICOLIBC_DOUBLE_PRINTF_SCANF"],
    ...[`-T${join(referenceFolder, "board/board.ld")}`, "-o", elf],
    ...compilations.map((compilation) => compilation.object),
    ...["-lm", "-lc", "-lgcc"],
  ]);
  const mark = elfSymbols(readFileSync(elf)).get("mark")!;
  return { elf, mark, instructionsPerTick: instructionsPerCycle };
}

/** The ten programs in C. */
export function buildC(chip: ChipJson, log: (line: string) => void): Promise<MarkedFirmware> {
  return buildBare(chip, "c", sourcesIn(join(referenceFolder, "c")), ["-Wall", "-Werror"], log);
}

/** The ten programs in Lua, with Lua 5.1 from Debian's source package, fetched the first time. */
export async function buildLua(chip: ChipJson, log: (line: string) => void): Promise<MarkedFirmware> {
  const folder = join(referenceFolder, "lua");
  const [lua] = await thirdPartyLibraries(folder, log);
  const text = join(folder, "programs.lua");
  const hash = createHash("sha256").update(readFileSync(text)).digest("hex");
  return buildBare(
    chip,
    "lua",
    [...sourcesIn(folder), ...lua!.sources.map(({ file }) => file)],
    // The text's hash has the object that includes it made anew when the text has changed.
    [
      ...lua!.includes.map((include) => `-I${include}`),
      `-DPROGRAMS_LUA="${text}"`,
      `-DPROGRAMS_HASH=${hash}`,
    ],
    log,
  );
}
