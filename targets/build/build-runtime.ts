// Builds the C++ runtime of a board: MakeCode's libs/base, the packages' C++, the platform layer, the board's port and
// the network stack become built/runtime/<board>/runtime.elf and runtime.json (docs/abi.md, "The runtime image").

import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import type { ChipJson } from "../../compiler/chip.js";
import { call0Library } from "./call0-library.js";
import { makeCoreTables } from "./core-tables.js";
import { repositoryRoot } from "./debian-source.js";
import type { ElfFile } from "./elf.js";
import { exists } from "./files.js";
import { runtimeImage } from "./image.js";
import { libgccCompilations } from "./libgcc.js";
import { link, sizeTable } from "./link.js";
import type { RuntimeChip } from "./linker-script.js";
import { type Compilation, compileAll } from "./objects.js";
import { run } from "./process.js";
import { type ThirdPartyLibrary, thirdPartyLibraries } from "./third-party.js";
import {
  baseFlags,
  baseFolder,
  commonFlags,
  cxxFlags,
  ownFlags,
  speedFlags,
  speedFolders,
  tool,
  toolEnvironment,
} from "./toolchain.js";

/**
 * The C++ files of libs/base; its other .cpp files, if any come, are not the runtime's. gc.cpp is compiled as a part of
 * targets/runtime/collector/collector.cpp.
 */
export const BASE_SOURCES = "pxt core buffer control controlgc loops advmath trig"
  .split(" ")
  .map((name) => `${name}.cpp`);

/** MakeCode packages with C++ of their own. */
export const PACKAGES = ["core", "flash", "net", "time", "wifi"];

export interface BuildOptions {
  /** Folder in targets/ that describes the chip, such as "esp8266". */
  board: string;
  /** Compile everything, whether it changed or not. */
  force?: boolean;
  log?: (line: string) => void;
}

/** Builds what is out of date. Prints nothing but through `log`. Throws with the compiler's or linker's message. */
export async function buildRuntime(options: BuildOptions): Promise<void> {
  const log = options.log ?? (() => {});
  const chip = await readChip(options.board);
  const objects = await compileRuntime(chip, { force: options.force ?? false, log });
  const elfPath = join(runtimeFolder(options.board), "runtime.elf");
  if (!options.force && (await isLinkUpToDate(chip, objects, elfPath))) return;
  log("link runtime.elf");
  const elf = await linkImage(chip, objects, elfPath);
  for (const line of sizeTable(chip, elf)) log(line);
}

/** Links objects to an ELF file, and writes the runtime's image as a .json file next to it. */
export async function linkImage(chip: RuntimeChip, objects: string[], elfPath: string): Promise<ElfFile> {
  const elf = await link(chip, objects, elfPath);
  const image = runtimeImage(chip, elf, await demangle(chip, elf));
  const path = imagePath(elfPath);
  await writeFile(`${path}.${process.pid}.part`, JSON.stringify(image));
  await rename(`${path}.${process.pid}.part`, path);
  await writeFile(objectListPath(elfPath), objects.join("\n"));
  return elf;
}

/** The file with the image of the runtime whose ELF file this is. */
export function imagePath(elfPath: string): string {
  return elfPath.replace(/\.elf$/, ".json");
}

/** Reads targets/<board>/chip.json; throws when there is no such board. */
export async function readChip(board: string): Promise<RuntimeChip> {
  const path = join(repositoryRoot, "targets", board, "chip.json");
  try {
    return JSON.parse(await readFile(path, "utf8")) as RuntimeChip;
  } catch (error) {
    throw new Error(`no board "${board}": ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Where the board's runtime is built. */
export function runtimeFolder(board: string): string {
  return join(repositoryRoot, "built", "runtime", board);
}

/** Compiles what is out of date; returns the paths of all objects, in the order of linking. */
export async function compileRuntime(
  chip: RuntimeChip,
  options: { force: boolean; log: (line: string) => void },
): Promise<string[]> {
  const folder = runtimeFolder(chip.id);
  await mkdir(folder, { recursive: true });
  const libraries = await runtimeLibraries(options.log);
  if (chip.toolchain.core !== undefined) await makeCoreTables(chip.toolchain.core, options.log);
  const compilations = [
    ...(await ownCompilations(chip, libraries)),
    ...BASE_SOURCES.map((name) => baseCompilation(chip, name, libraries)),
    ...libraries.flatMap((library) => libraryCompilations(chip, library, folder, commonFlags(chip))),
    ...(await libgccCompilations(chip, chip.abi, join(folder, "third-party", "libgcc"), options.log)),
  ];
  await compileAll(compilations, options);
  const objects = compilations.map((compilation) => compilation.object);
  if (chip.abi !== "call0") objects.push(...(await call0Library(chip, join(folder, "third-party"), options)));
  return objects;
}

/** The third-party libraries that the runtime contains, fetched when they are not there. */
export function runtimeLibraries(log: (line: string) => void): Promise<ThirdPartyLibrary[]> {
  return thirdPartyLibraries(join(repositoryRoot, "targets/runtime"), log);
}

/** How a source of this repository is compiled for the chip's emulated board. The object's name is the source's path. */
export function ownCompilation(
  chip: RuntimeChip,
  source: string,
  libraries: ThirdPartyLibrary[],
): Compilation {
  return compilationOf(chip, source, join(runtimeFolder(chip.id), "objects"), [
    ...commonFlags(chip),
    ...portFlags(chip),
    ...ownFlags,
    ...includeFlags(libraries),
  ]);
}

/** How a source of this repository is compiled into a folder, with flags for the board besides what its language and place want. */
export function compilationOf(
  chip: ChipJson,
  source: string,
  objects: string,
  boardFlags: string[],
): Compilation {
  const isCxx = source.endsWith(".cpp");
  const isFast = speedFolders.includes(basename(dirname(source)));
  return {
    source,
    object: join(objects, `${objectName(relative(repositoryRoot, source))}.o`),
    compiler: tool(chip, isCxx ? "g++" : "gcc"),
    environment: toolEnvironment(chip),
    flags: [...boardFlags, ...featureFlags(chip), ...(isCxx ? cxxFlags : []), ...(isFast ? speedFlags : [])],
  };
}

async function ownCompilations(chip: RuntimeChip, libraries: ThirdPartyLibrary[]): Promise<Compilation[]> {
  const targets = join(repositoryRoot, "targets");
  const sources = [
    ...(await sourcesIn(join(targets, "runtime"), true)),
    ...(await sourcesIn(join(targets, chip.port), true)),
    ...(await sourcesIn(join(targets, chip.id), false)),
  ];
  for (const name of PACKAGES) sources.push(...(await sourcesIn(join(repositoryRoot, "libs", name), false)));
  return sources
    .filter((source) => isForAbi(source, chip.abi))
    .map((source) => ownCompilation(chip, source, libraries));
}

/** A source whose name ends with an ABI is for chips whose C++ has that one. */
export function isForAbi(source: string, abi: string): boolean {
  const only = /-(call0|windowed)\.\w+$/.exec(source)?.[1];
  return only === undefined || only === abi;
}

/** What they are told of the chip's emulated board besides: constants of its port. */
function portFlags(chip: ChipJson): string[] {
  return Object.entries(chip.portConstants).map(([name, value]) => `-D${name}=${value}`);
}

/** What sources of this repository are told of the chip on every board: a macro for each feature that it has. */
function featureFlags(chip: ChipJson): string[] {
  return Object.keys(chip.features)
    .filter((name) => chip.features[name])
    .map((name) => `-DCHIP_HAS_${name.toUpperCase()}`);
}

/** How one of libs/base's sources is compiled for the chip's emulated board. */
export function baseCompilation(
  chip: RuntimeChip,
  name: string,
  libraries: ThirdPartyLibrary[],
): Compilation {
  return baseCompilationOf(chip, name, join(runtimeFolder(chip.id), "objects"), [
    ...commonFlags(chip),
    ...includeFlags(libraries),
  ]);
}

/** How it is compiled into a folder, with flags for the board. */
export function baseCompilationOf(
  chip: ChipJson,
  name: string,
  objects: string,
  boardFlags: string[],
): Compilation {
  return {
    source: join(baseFolder, name),
    object: join(objects, `base.${basename(name, ".cpp")}.o`),
    compiler: tool(chip, "g++"),
    environment: toolEnvironment(chip),
    flags: [...boardFlags, ...cxxFlags, ...baseFlags],
  };
}

/** How a third-party library is compiled into a folder, with these flags besides its own. */
export function libraryCompilations(
  chip: ChipJson,
  library: ThirdPartyLibrary,
  folder: string,
  codeFlags: string[],
): Compilation[] {
  return library.sources.map(({ file, flags, object }) => ({
    source: file,
    object: join(folder, "third-party", library.name, `${object}.o`),
    compiler: tool(chip, "gcc"),
    environment: toolEnvironment(chip),
    flags: [...codeFlags, "-w", ...flags, ...includeFlags([library])],
  }));
}

/** Where this repository's and base's headers are, and those of the libraries. */
export function includeFlags(libraries: ThirdPartyLibrary[]): string[] {
  const folders = [
    join(repositoryRoot, "targets/runtime/pxt"),
    join(repositoryRoot, "targets/runtime"),
    join(repositoryRoot, "targets/runtime/net"),
    ...libraries.flatMap((library) => library.includes),
    join(repositoryRoot, "libs/core"),
    baseFolder,
  ];
  return folders.map((folder) => `-I${folder}`);
}

/** C, C++ and assembler sources in a folder, sorted; none when there is no such folder. */
export async function sourcesIn(folder: string, recursive: boolean): Promise<string[]> {
  if (!(await exists(folder))) return [];
  const files = await readdir(folder, { recursive });
  return files
    .filter((file) => /\.(cpp|c|S)$/.test(file))
    .sort()
    .map((file) => join(folder, file));
}

/** The name of a source's object, without its ending. */
export function objectName(path: string): string {
  return path.replace(/\.\w+$/, "").replace(/[/\\]/g, ".");
}

/** C++ names without parameters, for the linker's names. */
export async function demangle(chip: RuntimeChip, elf: ElfFile): Promise<Map<string, string>> {
  const mangled = [
    ...new Set(elf.symbols.map((symbol) => symbol.name).filter((name) => name.startsWith("_Z"))),
  ];
  const output = await run(tool(chip, "c++filt"), ["--no-params"], { input: `${mangled.join("\n")}\n` });
  const names = output.split("\n");
  return new Map(mangled.map((name, index) => [name, names[index]!]));
}

function objectListPath(elfPath: string): string {
  return elfPath.replace(/\.elf$/, ".objects");
}

/** Whether the image was linked from these objects, as they are now, and with the chip and the build as they are now. */
async function isLinkUpToDate(chip: RuntimeChip, objects: string[], elfPath: string): Promise<boolean> {
  const linked = await readFile(objectListPath(elfPath), "utf8").catch(() => "");
  if (linked !== objects.join("\n")) return false;
  const build = ["linker-script.ts", "link.ts", "image.ts", "elf.ts"];
  const inputs = [
    ...objects,
    join(repositoryRoot, "targets", chip.id, "chip.json"),
    ...build.map((name) => join(repositoryRoot, "targets/build", name)),
  ];
  const time = await stat(imagePath(elfPath)).then(
    (file) => file.mtimeMs,
    () => 0,
  );
  for (const input of inputs) if ((await stat(input)).mtimeMs > time) return false;
  return true;
}
