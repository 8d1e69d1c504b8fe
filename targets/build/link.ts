// Linking the runtime's objects for a chip, and what must hold afterwards.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ChipJson } from "../../compiler/chip.js";
import { type ElfFile, readElf } from "./elf.js";
import { regionOf } from "./image.js";
import { linkerScript, type RuntimeChip, usableBytes, VTABLE_SYMBOL } from "./linker-script.js";
import { run, ToolError } from "./process.js";
import { abiFlags, libcFolder, readsConstantsInWords, tool, toolEnvironment } from "./toolchain.js";

/** Members of picolibc's libc.a that read no bytes, or that the runtime hands bytes in data RAM only. */
const LIBC_WITHOUT_FLASH_BYTES = /^libc_(errno_errno|tinystdio_(ecvt_r|dtoa_ryu|strtod|atod_ryu|ryu_\w+))$/;

/** Tables of functions of BearSSL's, which the collector never meets. */
const BEARSSL_VTABLE = /^(br_\w+|ccert)_vtable$/;

/**
 * Links objects to `elf`; the linker script and a map are written next to it. An overflow of a region is an error that
 * names the region.
 */
export async function link(chip: RuntimeChip, objects: string[], elf: string): Promise<ElfFile> {
  const script = elf.replace(/\.elf$/, ".ld");
  const map = elf.replace(/\.elf$/, ".map");
  await writeFile(script, linkerScript(chip));
  try {
    const libraries =
      chip.abi === "call0"
        ? [
            `-L${join(libcFolder(chip), "lib")}`,
            "-Wl,--start-group",
            "-lc",
            "-lm",
            "-lgcc",
            "-Wl,--end-group",
          ]
        : []; // Debian's libraries are call0: call0-library.ts
    const args = [
      "-nostdlib",
      `-T${script}`,
      "-Wl,--gc-sections",
      "-Wl,--no-warn-rwx-segments",
      `-Wl,-Map=${map}`,
      ...abiFlags(chip.abi),
      ...objects,
      ...libraries,
      "-o",
      elf,
    ];
    await run(tool(chip, "g++"), args, { environment: toolEnvironment(chip) });
  } catch (error) {
    throw error instanceof ToolError ? explainLinkError(chip, error) : error;
  }
  const file = readElf(await readFile(elf));
  requireVtablesInDataRam(chip, file);
  if (readsConstantsInWords(chip)) requireWordReadersOnly(await readFile(map, "utf8"));
  return file;
}

/** Lines of a table that tells how much of each region the runtime takes. */
export function sizeTable(chip: ChipJson, elf: ElfFile): string[] {
  const used = new Map<string, number>();
  for (const section of elf.sections) {
    if (!section.isAllocated || section.size === 0) continue;
    const region = regionOf(chip, section.address);
    used.set(region, (used.get(region) ?? 0) + section.size);
  }
  return Object.entries(chip.regions).map(([name, region]) => {
    const bytes = used.get(name) ?? 0;
    const total = usableBytes(chip, name);
    return `${region.title.padEnd(16)} ${String(bytes).padStart(7)} of ${String(total).padStart(7)} bytes, ${total - bytes} free`;
  });
}

function explainLinkError(chip: ChipJson, error: ToolError): Error {
  const overflows = [...error.message.matchAll(/region `(\w+)' overflowed by (\d+) bytes/g)];
  if (overflows.length === 0) return error;
  const sentences = overflows.map(
    ([, name, bytes]) =>
      `the runtime does not fit into the ${chip.regions[name!]!.title} (${name}): ${bytes} bytes too many`,
  );
  return new Error(sentences.join("\n"));
}

function requireVtablesInDataRam(chip: RuntimeChip, elf: ElfFile): void {
  const misplaced = elf.symbols.filter(
    (symbol) =>
      symbol.type === "object" &&
      symbol.section >= 0 &&
      VTABLE_SYMBOL.test(symbol.name) &&
      !BEARSSL_VTABLE.test(symbol.name) &&
      regionOf(chip, symbol.address) !== chip.place.data,
  );
  if (misplaced.length > 0)
    throw new Error(
      `vtables must be in data RAM, but these are not: ${misplaced.map((s) => s.name).join(", ")}`,
    );
}

/**
 * picolibc's functions read bytes one by one. Those that the runtime may hand bytes in flash are replaced by memory.cpp's;
 * this finds out when another one gets linked.
 */
function requireWordReadersOnly(map: string): void {
  const linked = new Set([...map.matchAll(/libc\.a\((libc_\w+)\.c\.o\)/g)].map((match) => match[1]!));
  const unknown = [...linked].filter((member) => !LIBC_WITHOUT_FLASH_BYTES.test(member));
  if (unknown.length > 0)
    throw new Error(
      `picolibc's ${unknown.join(", ")} got linked and may read flash byte by byte: add word-reading versions to ` +
        "targets/runtime/memory.cpp, or list them in targets/build/link.ts if they read no bytes",
    );
}
