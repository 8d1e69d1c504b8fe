// Debian's C library and libgcc for Xtensa use the call0 ABI. For chips whose C++ is windowed, what is needed of them becomes one object
// in which every symbol has "call0_" in front, and functions under the usual names that enter it (targets/runtime/abi-windowed.S,
// _pxt_call0_from_cpp). Routines of generated code call the former directly.

import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ChipJson } from "../../compiler/chip.js";
import { repositoryRoot } from "./debian-source.js";
import { makeOf } from "./files.js";
import { libgccCompilations } from "./libgcc.js";
import { type Compilation, compileAll } from "./objects.js";
import { run } from "./process.js";
import { abiFlags, commonFlags, libcFolder, tool, toolEnvironment } from "./toolchain.js";

/** In front of every name of the object. */
const PREFIX = "call0_";

/** What windowed code calls. At most one word of arguments is on the stack. */
const FUNCTIONS = [
  ..."acos acosh asin asinh atan atan2 atanh cos cosh exp expm1 fmod log log10 log1p log2 pow sin sinh sqrt tan tanh".split(
    " ",
  ),
  ..."ldexp strtod ecvt_r".split(" "),
  ..."__ashldi3 __ashrdi3 __lshrdi3 __moddi3 __powidf2 __udivmoddi4".split(" "),
];

/** What routines of generated code call (`call_library` in targets/runtime/generated-code.h), besides. */
const ROUTINES = "__adddf3 __subdf3 __muldf3 __divdf3".split(" ");

/** Makes the objects, and gives their paths. */
export async function call0Library(
  chip: ChipJson,
  folder: string,
  options: { force: boolean; log: (line: string) => void },
): Promise<string[]> {
  const parts = join(folder, "call0");
  await mkdir(parts, { recursive: true });
  const wide: Compilation = {
    source: join(repositoryRoot, "targets/runtime/wide-integers.c"),
    object: join(parts, "wide-integers.o"),
    compiler: tool(chip, "gcc"),
    flags: [...commonFlags(chip), ...abiFlags("call0")],
    environment: toolEnvironment(chip),
  };
  const entries: Compilation = {
    source: join(parts, "entries.S"),
    object: join(parts, "entries.o"),
    compiler: tool(chip, "gcc"),
    flags: commonFlags(chip),
    environment: toolEnvironment(chip),
  };
  await writeIfChanged(entries.source, FUNCTIONS.map(entry).join("\n"));
  const inLibrary = [wide, ...(await libgccCompilations(chip, "call0", parts, options.log))];
  await compileAll([...inLibrary, entries], options);
  const library = join(parts, "library.o");
  const objects = inLibrary.map(({ object }) => object);
  const archives = await archivesOf(chip);
  const parameters = [FUNCTIONS, ROUTINES, PREFIX];
  if (options.force) await rm(library, { force: true });
  await makeOf(library, { files: [...objects, ...archives], parameters }, () =>
    linkLibrary(chip, [...objects, ...archives], library),
  );
  return [library, entries.object];
}

/** picolibc's and libgcc's archives, by path, since a vendor's compiler may have a C library of its own. */
export async function archivesOf(chip: ChipJson): Promise<string[]> {
  const libc = ["libc.a", "libm.a"].map((name) => join(libcFolder(chip), "lib", name));
  return [...libc, (await run(tool(chip, "gcc"), ["-print-libgcc-file-name"])).trim()];
}

async function linkLibrary(chip: ChipJson, objects: string[], library: string): Promise<void> {
  const environment = toolEnvironment(chip);
  const whole = `${library}.${process.pid}.part`;
  await run(
    tool(chip, "ld"),
    [
      ...["-r", "-o", whole],
      ...[...FUNCTIONS, ...ROUTINES].flatMap((name) => ["-u", name]),
      ...["--start-group", ...objects, "--end-group"],
    ],
    { environment },
  );
  // The section says which ABI an object has; this one is entered with care.
  const flags = [`--prefix-symbols=${PREFIX}`, "--remove-section=.xtensa.info"];
  await run(tool(chip, "objcopy"), [...flags, whole, library], { environment });
  await rm(whole);
}

/** A windowed function that enters one of the call0 object. */
function entry(name: string): string {
  return `    .section .text.${name}, "ax"
    .literal_position
    .global ${name}
    .type ${name}, @function
    .align 4
${name}:
    entry a1, 64
    movi a8, ${PREFIX}${name}
    movi a9, _pxt_call0_from_cpp
    jx a9
    .size ${name}, . - ${name}
`;
}

async function writeIfChanged(path: string, content: string): Promise<void> {
  const old = await readFile(path, "utf8").catch(() => undefined);
  if (old !== content) await writeFile(path, content);
}
