// The runtime as a library for a vendor's SDK: compiled against the SDK's headers, with the port that calls the SDK
// (targets/sdk-port) instead of the emulated board's, and without what the SDK brings itself. The SDK's own build asks for it
// (targets/build/sdk-main.ts) and links it.
//
//   libpxt_runtime.a   the runtime, as one object, and the port
//   pxt_esp.ld         what its linker must know: which functions to keep, since programs call them, or the runtime where they are there

import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { ChipJson } from "../../compiler/chip.js";
import {
  BASE_SOURCES,
  baseCompilationOf,
  compilationOf,
  includeFlags,
  isForAbi,
  libraryCompilations,
  PACKAGES,
  readChip,
  runtimeLibraries,
  sourcesIn,
} from "./build-runtime.js";
import { archivesOf, call0Library } from "./call0-library.js";
import { makeCoreTables } from "./core-tables.js";
import { repositoryRoot } from "./debian-source.js";
import { type ElfFile, readElf } from "./elf.js";
import { makeOf } from "./files.js";
import { libgccCompilations } from "./libgcc.js";
import { VTABLE_SECTION } from "./linker-script.js";
import { type Compilation, compileAll } from "./objects.js";
import { run } from "./process.js";
import { readSdk } from "./sdk.js";
import type { ThirdPartyLibrary } from "./third-party.js";
import { codeFlags, ownFlags, tool, toolEnvironment } from "./toolchain.js";

export interface SdkLibraryOptions {
  /** Folder in targets/ that describes the chip. */
  board: string;
  /** Folder for the library, its linker script and its objects. */
  out: string;
  /** The SDK's folders of headers, and its definitions ("-D…"). */
  sdkFlags: string[];
  /** What moves TLS's sessions. */
  tls: TlsLibrary;
  log: (line: string) => void;
}

/** BearSSL, as on the emulated boards, or the SDK's mbed TLS. */
export const TLS_LIBRARIES = ["bearssl", "mbedtls"] as const;
export type TlsLibrary = (typeof TLS_LIBRARIES)[number];

/** Sources of targets/runtime that an SDK replaces. */
const REPLACED = ["net/network.cpp"];
/** And those that sessions of mbed TLS do (targets/sdk-port/mbedtls). */
const REPLACED_BY_MBEDTLS = ["peer-check", "session-cache", "steps", "tls"].map((name) => `tls/${name}.cpp`);
/** What these use of BearSSL: SHA-256. */
const BEARSSL_FOR_MBEDTLS = ["sha2small", "dec32be", "enc32be"];

/** Third-party libraries that an SDK brings itself. */
const BROUGHT = ["lwip"];

/** Sources of the port; folders of headers are targets/build/build-runtime.ts's. */
export const portFolder = join(repositoryRoot, "targets/sdk-port");

/** Bytes that interrupts and the SDK's functions take on a fiber's stack (targets/runtime/ram-shares.h). */
const C_STACK_FOR_PORT = 256;

const definitions = ["-DPXT_ESP_NETWORK_THREAD", `-DC_STACK_FOR_PORT=${C_STACK_FOR_PORT}`];

/**
 * Names of C and C++ that the runtime gives to functions of its own besides those of its C library: they take memory from the
 * collector's heap and from the system heap; division and 64-bit arithmetic (targets/runtime/division-windowed.S, wide-integers.c).
 */
const OWN_NAMES =
  "malloc free realloc itoa _Znwj _Znaj _ZdlPv _ZdaPv _ZdlPvj _ZdaPvj __udivsi3 __umodsi3 __divsi3 __modsi3 __udivdi3 __umoddi3 __divdi3 __muldi3".split(
    " ",
  );

/** What comes in front of such a name, since the SDK has functions under it for itself. */
export const ownNamePrefix = "pxt_own_";

function ownName(name: string): string {
  return `${ownNamePrefix}${name}`;
}

/** Compiles what is out of date, and makes the library. */
export async function buildSdkLibrary(options: SdkLibraryOptions): Promise<void> {
  const { board, out, log } = options;
  const emulated = await readChip(board);
  const chip = { ...emulated, toolchain: (await readSdk(board)).sdk.toolchain };
  const libraries = (await runtimeLibraries(log))
    .filter(({ name }) => !BROUGHT.includes(name))
    .map((library) => neededOf(library, options.tls));
  await mkdir(out, { recursive: true });
  const runtime = await runtimeCompilations(chip, options, libraries);
  const thirdParty = libraries.flatMap((library) =>
    libraryCompilations(chip, library, out, [...codeFlags(chip), ...options.sdkFlags]),
  );
  const isCall0 = chip.abi === "call0";
  const arithmetic = isCall0
    ? await libgccCompilations(chip, chip.abi, join(out, "third-party/libgcc"), log, [])
    : [];
  const port = await portCompilations(chip, options, libraries);
  await compileAll([...runtime, ...thirdParty, ...arithmetic, ...port], { force: false, log });
  const objects = (list: Compilation[]): string[] => list.map(({ object }) => object);
  const inputs = [...objects(runtime), ...objects(thirdParty)];
  if (isCall0) inputs.push(...objects(arithmetic), ...(await archivesOf(chip)));
  else inputs.push(...(await call0Parts(emulated, join(out, "third-party"), log)));
  const script = join(out, "pxt_esp.ld");
  const files = [...inputs, ...objects(port), fileURLToPath(import.meta.url)];
  await makeOf(script, { files, parameters: chip.toolchain }, async () => {
    log("link libpxt_runtime.a");
    const whole = join(out, "pxt_esp_runtime.o");
    await linkRuntime(chip, inputs, await cNames(emulated, objects(arithmetic)), whole);
    const archive = join(out, "libpxt_runtime.a");
    await rm(archive, { force: true });
    await run(tool(chip, "ar"), ["rcs", archive, whole, ...objects(port)]);
    const kept = await keptNames(whole, objects(runtime));
    await writeFile(script, linkerScript([...kept, ...(await weaklyCalled(whole, objects(port)))]));
  });
}

/** A library with those of its sources that the choice of TLS leaves to it. */
function neededOf(library: ThirdPartyLibrary, tls: TlsLibrary): ThirdPartyLibrary {
  if (tls === "bearssl" || library.name !== "bearssl") return library;
  return {
    ...library,
    sources: library.sources.filter(({ object }) => BEARSSL_FOR_MBEDTLS.includes(object)),
  };
}

async function runtimeCompilations(
  chip: ChipJson,
  options: SdkLibraryOptions,
  libraries: ThirdPartyLibrary[],
): Promise<Compilation[]> {
  const runtimeFolder = join(repositoryRoot, "targets/runtime");
  const replaced = options.tls === "mbedtls" ? [...REPLACED, ...REPLACED_BY_MBEDTLS] : REPLACED;
  const sources = (await sourcesIn(runtimeFolder, true)).filter(
    (source) => !replaced.includes(relative(runtimeFolder, source)) && isForAbi(source, chip.abi),
  );
  for (const name of PACKAGES) sources.push(...(await sourcesIn(join(repositoryRoot, "libs", name), false)));
  const objects = join(options.out, "objects");
  const flags = [
    ...codeFlags(chip),
    ...definitions,
    `-I${portFolder}`,
    ...includeFlags(libraries),
    ...options.sdkFlags,
  ];
  return [
    ...sources.map((source) => compilationOf(chip, source, objects, [...flags, ...ownFlags])),
    ...BASE_SOURCES.map((name) => baseCompilationOf(chip, name, objects, flags)),
  ];
}

/** How the port's sources are compiled, which the SDK's part completes (sdk.h). Their warnings are errors. */
export async function portCompilations(
  chip: ChipJson,
  options: SdkLibraryOptions,
  libraries: ThirdPartyLibrary[],
): Promise<Compilation[]> {
  const sources = await sourcesIn(portFolder, false);
  if (options.tls === "mbedtls") sources.push(...(await sourcesIn(join(portFolder, "mbedtls"), false)));
  const flags = [
    ...codeFlags(chip),
    ...ownFlags,
    "-Wextra",
    ...definitions,
    `-I${portFolder}`,
    ...includeFlags(libraries),
    ...options.sdkFlags,
  ];
  return sources.map((source) => compilationOf(chip, source, join(options.out, "objects"), flags));
}

/**
 * The same functions where C++ is windowed: made with the emulated board's tools. Their calls reach 512 KB, and an SDK's linker script may
 * put the sections of one object further apart: so they are in one.
 */
async function call0Parts(
  emulated: ChipJson,
  folder: string,
  log: (line: string) => void,
): Promise<string[]> {
  if (emulated.toolchain.core !== undefined) await makeCoreTables(emulated.toolchain.core, log);
  const [library, ...entries] = await call0Library(emulated, folder, { force: false, log });
  const joined = join(folder, "call0/joined.o");
  const script = join(folder, "call0/joined.ld");
  const sections = "SECTIONS { .text.pxt_call0 : { *(.literal .literal.* .text .text.*) } }\n";
  await makeOf(joined, { files: [library!], parameters: sections }, async () => {
    await writeFile(script, sections);
    await run(tool(emulated, "ld"), ["-r", "-T", script, library!, "-o", joined], {
      environment: toolEnvironment(emulated),
    });
  });
  return [joined, ...entries];
}

/** Names that the SDK has functions under, and the runtime too. */
async function cNames(emulated: ChipJson, arithmetic: string[]): Promise<Set<string>> {
  const libraries = await archivesOf(emulated);
  return new Set([...OWN_NAMES, ...(await namesOf(emulated, [...arithmetic, ...libraries]))]);
}

/**
 * Joins the runtime's objects and picolibc's functions into one, so that programs print the same on every board, and flash is read in
 * aligned words. libgcc's arithmetic is among them, although the chip's ROM has it: picolibc's calls do not reach that far.
 */
async function linkRuntime(
  chip: ChipJson,
  inputs: string[],
  ownNames: Set<string>,
  whole: string,
): Promise<void> {
  await run(tool(chip, "g++"), [
    "-nostdlib",
    "-r",
    "-Wl,--start-group",
    ...inputs,
    "-Wl,--end-group",
    "-o",
    whole,
  ]);
  const elf = readElf(await readFile(whole));
  // The collector keeps flags in the upper bits of vtables' addresses, so they have to be in data RAM (docs/abi.md).
  const vtables = elf.sections.filter(({ name }) => VTABLE_SECTION.test(name));
  await run(tool(chip, "objcopy"), [
    ...globals(elf)
      .filter((name) => ownNames.has(name))
      .map((name) => `--redefine-sym=${name}=${ownName(name)}`),
    ...vtables.map(
      ({ name }) => `--rename-section=${name}=${name.replace(".rodata", ".data")},alloc,load,data,contents`,
    ),
    // Plain .text is instruction RAM in an SDK's linker script, and so is .iram1, which is what .iram.text is on the emulated boards.
    "--rename-section=.text=.text.pxt_esp",
    ...elf.sections
      .filter(({ name }) => name.startsWith(".iram.text."))
      .map(({ name }) => `--rename-section=${name}=${name.replace(".iram.text.", ".iram1.")}`),
    whole,
  ]);
}

/** Names that libraries define. */
async function namesOf(chip: ChipJson, libraries: string[]): Promise<string[]> {
  const output = await run(tool(chip, "nm"), [
    "--defined-only",
    "--extern-only",
    "--format=just-symbols",
    ...libraries,
  ]);
  return output.split("\n");
}

/** Names that an object defines for others. */
function globals({ symbols }: ElfFile): string[] {
  return symbols
    .filter(({ binding, section }) => section >= 0 && (binding === "global" || binding === "weak"))
    .map(({ name }) => name);
}

/** What programs may call: all that the runtime's own objects define. */
async function keptNames(whole: string, objects: string[]): Promise<string[]> {
  const there = new Set(globals(readElf(await readFile(whole))));
  const names = new Set<string>();
  for (const object of objects)
    for (const name of globals(readElf(await readFile(object))))
      names.add(there.has(name) ? name : ownName(name));
  return [...names].sort();
}

/**
 * Names of functions that an object calls where a port has them, and that the objects of this one have. Linkers take nothing from a library
 * for such calls alone.
 */
export async function weaklyCalled(object: string, port: string[]): Promise<string[]> {
  const elves = await Promise.all(port.map(async (path) => readElf(await readFile(path))));
  const defined = new Set(elves.flatMap(globals));
  return readElf(await readFile(object))
    .symbols.filter(({ binding, section, name }) => section < 0 && binding === "weak" && defined.has(name))
    .map(({ name }) => name)
    .sort();
}

/** What the SDK's own part of the port defines (targets/sdk-port/sdk.h), in a library that linkers see before this one. */
const SDK_SEAM = [
  "sdk_attach_station",
  "sdk_console_put",
  "sdk_pins",
  "sdk_analog_read",
  "sdk_pwm_set",
  "sdk_pwm_end",
];

function linkerScript(kept: string[]): string {
  return `/* Made by targets/build/sdk-library.ts: a part of the SDK's linker script. */
EXTERN(
${SDK_SEAM.map((name) => `  ${name}`).join("\n")}
${kept.map((name) => `  ${name}`).join("\n")}
)
_dram_start = _data_start;
_ctors_start = 0;
_ctors_end = 0;
`;
}
