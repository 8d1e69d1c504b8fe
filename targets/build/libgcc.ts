// The parts of libgcc that Debian's package for the lx106 leaves out because the ESP8266 has them in its ROM: division,
// and arithmetic and conversions of float and double. They are compiled from gcc's own sources in Debian's gcc-12-source.

import { createHash } from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ChipJson } from "../../compiler/chip.js";
import {
  cacheDir,
  extractDebMember,
  extractTar,
  fetchDebianSource,
  repositoryRoot,
} from "./debian-source.js";
import { makeOnce } from "./files.js";
import type { Compilation } from "./objects.js";
import { abiFlags, tool, toolEnvironment } from "./toolchain.js";

const GCC_VERSION = "12.2.0";
const SOURCE = {
  package: "gcc-12",
  version: "12.2.0-14+deb12u1",
  file: "gcc-12-source_12.2.0-14+deb12u1_all.deb",
  sha256: "8f2a5411028dfe216aeb6346b926df0cc7471f375c6a375bf180fbf279af02a1",
  binaryPackage: "gcc-12-source",
};
const TARBALL = `usr/src/gcc-12/gcc-${GCC_VERSION}-dfsg.tar.xz`;

/** Sources kept, with the SHA-256 of each: the 80 MB package they come from is deleted after unpacking. */
const KEPT: Record<string, string> = {
  "lib1funcs.S": "5e501c76ae7c72bf3075629ee856e63cbded6de71c287e5a92bff0d73ceb3089",
  "ieee754-df.S": "cf478fa6af966228eeaa25c72e88fb383bba7447483c58bab3905c23df40f7bd",
  "ieee754-sf.S": "94ef85bf059969b5ef4b34d97ba104d4ac0532b9b5045322a0ce573ac3033071",
};

/** Functions to compile: lib1funcs.S holds all of them, each behind an "#ifdef L_<name>" (libgcc's t-xtensa). */
const FUNCTIONS = [
  ..."umulsidi3 udivsi3 divsi3 umodsi3 modsi3".split(" "),
  ..."negsf2 addsubsf3 mulsf3 divsf3 cmpsf2 fixsfsi fixsfdi fixunssfsi fixunssfdi".split(" "),
  ..."floatsisf floatunsisf floatdisf floatundisf".split(" "),
  ..."negdf2 addsubdf3 muldf3 divdf3 cmpdf2 fixdfsi fixdfdi fixunsdfsi fixunsdfdi".split(" "),
  ..."floatsidf floatunsidf floatdidf floatundidf truncdfsf2 extendsfdf2".split(" "),
];

/** Where windowed C++ can divide by an instruction, targets/runtime/division-windowed.S has these. */
const DIVISIONS = "udivsi3 divsi3 umodsi3 modsi3".split(" ");

/**
 * Integer division by zero executes the instruction "ill" in gcc's sources. MakeCode's runtimes expect 0 instead, as ARM's
 * libraries and JavaScript's "| 0" give it.
 */
function divisionByZero(abi: ChipJson["abi"]): string {
  return `-Dill=movi a2, 0; ${abi === "windowed" ? "retw" : "ret"}`;
}

/**
 * The compilations that make the missing functions with an ABI, one object each. Fetches the sources the first time.
 * @param abiOptions the compiler's options for the ABI; none for a compiler that knows no other
 */
export async function libgccCompilations(
  chip: ChipJson,
  abi: ChipJson["abi"],
  objectFolder: string,
  log: (line: string) => void,
  abiOptions = abiFlags(abi),
): Promise<Compilation[]> {
  const folder = await libgccSources(log);
  const isOurs = (name: string): boolean =>
    abi === "windowed" && chip.features.div32 === true && DIVISIONS.includes(name);
  return FUNCTIONS.filter((name) => !isOurs(name)).map((name) => ({
    source: join(folder, "lib1funcs.S"),
    object: join(objectFolder, `${name}.o`),
    compiler: tool(chip, "gcc"),
    environment: toolEnvironment(chip),
    flags: [
      `-DL_${name}`,
      divisionByZero(abi),
      ...abiOptions,
      `-I${join(repositoryRoot, "targets", chip.id, "include")}`,
      `-I${folder}`,
      "-mlongcalls",
      "-mtext-section-literals",
    ],
  }));
}

async function libgccSources(log: (line: string) => void): Promise<string> {
  const folder = join(cacheDir, "debian", `libgcc-xtensa-${SOURCE.version}`);
  await makeOnce(folder, async (work) => {
    log(`fetch ${SOURCE.file} for libgcc's Xtensa functions (83 MB, once)`);
    const deb = await fetchDebianSource(SOURCE);
    const tarball = join(work, "gcc.tar.xz");
    await mkdir(work, { recursive: true });
    await extractDebMember(deb, TARBALL, tarball);
    const members = Object.keys(KEPT).map((name) => `gcc-${GCC_VERSION}/libgcc/config/xtensa/${name}`);
    await extractTar(tarball, work, { members, strip: 4 });
    await rm(tarball);
    await rm(deb);
  });
  for (const [name, sha256] of Object.entries(KEPT)) {
    const actual = createHash("sha256")
      .update(await readFile(join(folder, name)))
      .digest("hex");
    if (actual !== sha256)
      throw new Error(`${join(folder, name)}: SHA-256 is ${actual}, the pinned one is ${sha256}`);
  }
  return folder;
}
