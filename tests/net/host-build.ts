// Builds the network stack and the packages' C++ for this machine, with AddressSanitizer and UndefinedBehaviorSanitizer
// (tests/net/host/board.cpp).

import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Compilation, compileAll } from "../../targets/build/objects.js";
import { run } from "../../targets/build/process.js";
import { thirdPartyLibraries } from "../../targets/build/third-party.js";
import { repository } from "../support/cli.js";

/**
 * Where lwIP has its memory from: "pools", as on the board, so that it runs out where it does there; "pieces", each allocated by
 * itself, so that an access behind its end is found.
 */
export const memories = ["pools", "pieces"] as const;
export type Memory = (typeof memories)[number];

/** The compilers' flags, for linking as well. */
export const sanitizers = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-g", "-O1"];

const memoryFlags: Record<Memory, string[]> = {
  pools: ["-DMEM_SANITY_CHECK=1", "-DMEMP_SANITY_CHECK=1"],
  pieces: ["-DMEM_LIBC_MALLOC=1", "-DMEMP_MEM_MALLOC=1"],
};

const own = [
  "libs/net/host-name.cpp",
  "libs/net/sentences.cpp",
  "libs/net/server.cpp",
  "libs/net/sockets.cpp",
  "libs/net/udp.cpp",
  "libs/wifi/wifi.cpp",
  "targets/runtime/net/network-state.cpp",
  "targets/runtime/net/network.cpp",
  "targets/runtime/tls/reasons.cpp",
  "tests/net/host/board.cpp",
  "tests/net/host/peers.cpp",
  "tests/net/host/session.cpp",
];

/** Returns the program's path. Throws with the compiler's message. */
export async function buildHostBoard(memory: Memory): Promise<string> {
  const folder = join(repository, "built/tests/net-host", memory);
  const libraries = await thirdPartyLibraries(join(repository, "targets/runtime/net"), () => {});
  const lwip = libraries.find(({ name }) => name === "lwip")!;
  const includes = [
    join(repository, "tests/net/host"),
    join(repository, "targets/runtime/net"),
    join(repository, "targets/runtime"),
    join(repository, "libs/net"),
    ...lwip.includes,
  ].map((path) => `-I${path}`);
  const flags = [...sanitizers, ...memoryFlags[memory], ...includes, "-include", "sys/types.h"];
  const compilation = (source: string): Compilation => ({
    source,
    object: join(folder, `${basename(source)}.o`),
    compiler: source.endsWith(".c") ? "gcc" : "g++",
    flags: source.endsWith(".c") ? [...flags, "-w"] : [...flags, "-std=gnu++17", "-Wall", "-Werror"],
  });
  const sources = [...lwip.sources.map(({ file }) => file), ...own.map((path) => join(repository, path))];
  const compilations = sources.map(compilation);
  await compileAll(compilations, { force: false, log: () => {} });
  await mkdir(folder, { recursive: true });
  const program = join(folder, "board");
  const wrapped = ["mem_malloc", "mem_free", "memp_malloc", "memp_free"].map((name) => `-Wl,--wrap=${name}`);
  await run("g++", [...sanitizers, ...wrapped, "-o", program, ...compilations.map(({ object }) => object)]);
  return program;
}
