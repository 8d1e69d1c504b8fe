// Tables of an Xtensa core's instructions for Debian's assembler and linker, which know those of one core and load another
// core's from a shared library that XTENSA_GNU_CONFIG names (binutils' include/xtensa-dynconfig.h). QEMU has the tables of the cores that
// it emulates; Debian's source package of QEMU is where they come from.

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheDir, extractTar, fetchDebianSource } from "./debian-source.js";
import { exists, makeOnce } from "./files.js";
import { run } from "./process.js";

const SOURCE = {
  package: "qemu",
  version: "7.2+dfsg",
  file: "qemu_7.2+dfsg.orig.tar.xz",
  sha256: "91aca71520040edc40b8d437aa3004dae614f58e286cf653ee8996c07af2962f",
  binaryPackage: "qemu-system-misc",
};

/** The parts of the archive that are needed: tables, and the types that they are made of. */
const KEPT = ["target/xtensa/core-*", "target/xtensa/xtensa-isa*.h", "include/hw/xtensa/xtensa-isa.h"];

/** The compiler of this machine. */
const HOST_COMPILER = "gcc";

/**
 * Values of the core's configuration in the order in which binutils' `struct xtensa_config_v1` has them, by their names in the core's
 * core-isa.h; a name that it does not define stands for 0.
 */
const CONFIGURATION = [
  ..."BE DENSITY CONST16 ABS ADDX L32R".split(" ").map((name) => `XCHAL_HAVE_${name}`),
  "XSHAL_USE_ABSOLUTE_LITERALS",
  "XSHAL_HAVE_TEXT_SECTION_LITERALS",
  ..."MAC16 MUL16 MUL32 MUL32_HIGH DIV32 NSA MINMAX SEXT LOOPS THREADPTR RELEASE_SYNC S32C1I BOOLEANS FP FP_DIV FP_RECIP FP_SQRT"
    .split(" ")
    .map((name) => `XCHAL_HAVE_${name}`),
  ..."FP_RSQRT FP_POSTINC DFP DFP_DIV DFP_RECIP DFP_SQRT DFP_RSQRT WINDOWED"
    .split(" ")
    .map((name) => `XCHAL_HAVE_${name}`),
  "XCHAL_NUM_AREGS",
  "XCHAL_HAVE_WIDE_BRANCHES",
  "XCHAL_HAVE_PREDICTED_BRANCHES",
  ..."ICACHE_SIZE DCACHE_SIZE ICACHE_LINESIZE DCACHE_LINESIZE ICACHE_LINEWIDTH DCACHE_LINEWIDTH DCACHE_IS_WRITEBACK"
    .split(" ")
    .map((name) => `XCHAL_${name}`),
  "XCHAL_HAVE_MMU",
  "XCHAL_MMU_MIN_PTE_PAGE_SIZE",
  "XCHAL_HAVE_DEBUG",
  "XCHAL_NUM_IBREAK",
  "XCHAL_NUM_DBREAK",
  "XCHAL_DEBUGLEVEL",
  "XCHAL_MAX_INSTRUCTION_SIZE",
  "XCHAL_INST_FETCH_WIDTH",
  "XSHAL_ABI",
  "XTHAL_ABI_WINDOWED",
  "XTHAL_ABI_CALL0",
];

/** Values that are the tools', not the core's. */
const FIXED: Record<string, number> = {
  XSHAL_USE_ABSOLUTE_LITERALS: 0,
  XSHAL_HAVE_TEXT_SECTION_LITERALS: 1,
  XTHAL_ABI_WINDOWED: 0,
  XTHAL_ABI_CALL0: 1,
};

const folder = join(cacheDir, "debian", `xtensa-cores-${SOURCE.version}`);

/** The shared library with a core's tables. */
export function coreTablesPath(core: string): string {
  return join(folder, `${core}.so`);
}

/** Makes the library when it is not there; the first time the source is fetched, 23 MB of which some files are kept. */
export async function makeCoreTables(core: string, log: (line: string) => void): Promise<void> {
  await makeOnce(coreTablesPath(core), async (work) => {
    const source = await coreSources(log);
    if (!(await exists(join(source, "target/xtensa", `core-${core}`))))
      throw new Error(`chip.json: toolchain.core is "${core}", which QEMU does not have`);
    const code = `${work}.c`;
    const headers = `${work}.include`;
    try {
      await writeFile(code, librarySource(core));
      await mkdir(`${headers}/qemu`, { recursive: true });
      await writeFile(`${headers}/qemu/osdep.h`, "#include <stddef.h>\n#include <stdint.h>\n");
      const includes = [headers, join(source, "target/xtensa"), join(source, "include")];
      await run(HOST_COMPILER, [
        ...["-shared", "-fPIC", "-O1", "-w", "-DATTRIBUTE_UNUSED="],
        ...includes.map((include) => `-I${include}`),
        ...[code, "-o", work],
      ]);
    } finally {
      await rm(code, { force: true });
      await rm(headers, { recursive: true, force: true });
    }
  });
}

function librarySource(core: string): string {
  const values = CONFIGURATION.map((name) => FIXED[name] ?? name);
  const defaults = CONFIGURATION.filter((name) => FIXED[name] === undefined).map(
    (name) => `#ifndef ${name}\n#define ${name} 0\n#endif`,
  );
  return [
    `#include "core-${core}/core-isa.h"`,
    `#include "core-${core}/xtensa-modules.c.inc"`,
    ...defaults,
    `const int xtensa_config_v1[] = {${values.join(", ")}};`,
    "",
  ].join("\n");
}

async function coreSources(log: (line: string) => void): Promise<string> {
  const source = join(folder, "source");
  await makeOnce(source, async (work) => {
    log(`fetch ${SOURCE.file} for the instructions of Xtensa cores (23 MB, once)`);
    const archive = await fetchDebianSource(SOURCE);
    await extractTar(archive, work, { members: KEPT.map((member) => `*/${member}`), strip: 1 });
    await rm(archive);
  });
  return source;
}
