// The C and C++ tools for a chip: commands and flags.

import { join } from "node:path";
import type { ChipJson } from "../../compiler/chip.js";
import { coreTablesPath } from "./core-tables.js";
import { repositoryRoot } from "./debian-source.js";

/** libs/base's C++, as pxt-common-packages has it. */
export const baseFolder = join(repositoryRoot, "node_modules/pxt-common-packages/libs/base");

/** Where Debian's picolibc package for a toolchain prefix such as "xtensa-lx106-elf-" puts its files. */
export function libcFolder(chip: ChipJson): string {
  return `/usr/lib/${chip.toolchain.prefix.replace(/-$/, "")}`;
}

/** The path of a tool such as "g++" for the chip. */
export function tool(chip: ChipJson, name: string): string {
  return `${chip.toolchain.prefix}${name}`;
}

/** What the chip's tools are told by their environment: the core whose instructions they are to know (core-tables.ts). */
export function toolEnvironment(chip: ChipJson): Record<string, string> {
  const { core } = chip.toolchain;
  return core === undefined ? {} : { XTENSA_GNU_CONFIG: coreTablesPath(core) };
}

/** Flags that say which ABI C and C++ have. */
export function abiFlags(abi: ChipJson["abi"]): string[] {
  return [`-mabi=${abi}`];
}

/** Whether constants are in memory that is read in aligned words only. */
export function readsConstantsInWords(chip: ChipJson): boolean {
  return chip.regions[chip.place.rodata]!.access === "word";
}

/** Flags for every compilation. */
export function commonFlags(chip: ChipJson): string[] {
  return [
    `-specs=${libcFolder(chip)}/picolibc.specs`,
    `-I${join(repositoryRoot, "targets", chip.id, "include")}`,
    ...abiFlags(chip.abi),
    ...codeFlags(chip),
  ];
}

/** The same where C library, ABI and description of the core are those of a vendor's compiler: before GCC 11 they have no option for the ABI. */
export function codeFlags(chip: ChipJson): string[] {
  return [
    "-Os",
    "-g",
    ...(readsConstantsInWords(chip) ? ["-mforce-l32"] : []),
    "-mlongcalls",
    "-mtext-section-literals",
    "-ffunction-sections",
    "-fdata-sections",
    // The memory functions must not become calls of themselves.
    "-fno-tree-loop-distribute-patterns",
    `-ffile-prefix-map=${repositoryRoot}/=`,
  ];
}

/** Flags for C++, besides the common ones. */
export const cxxFlags = [
  "-std=gnu++17",
  "-fno-exceptions",
  "-fno-rtti",
  "-fno-threadsafe-statics",
  "-fno-use-cxa-atexit",
];

/** Flags for sources of this repository: their warnings are errors. */
export const ownFlags = ["-Wall", "-Werror"];

/** Names of the folders of this repository whose sources are compiled for speed, and the flags for that. */
export const speedFolders = ["collector", "fast", "net", "runtime"];
export const speedFlags = ["-O2"];

/** Flags for base's C++, whose warnings are not ours to mend. */
export const baseFlags = [
  "-O2",
  "-w",
  "-include",
  join(repositoryRoot, "targets/runtime/pxt/word-aligned-base.h"),
];
