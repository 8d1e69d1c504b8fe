// Debian's Xtensa binutils as an independent judge of what our assembler, linker and ELF writer make.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const prefix = "xtensa-lx106-elf-";

/** Runs one of the tools and returns its standard output. */
export function binutil(tool: string, ...args: string[]): string {
  return execFileSync(prefix + tool, args, { encoding: "utf8", maxBuffer: 1 << 28 });
}

/** Runs `body` with a directory that is gone afterwards. */
export function withScratchDirectory<T>(body: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), "pxt-esp-"));
  try {
    return body(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The bytes that GNU as makes of these lines, each instruction taken as written, at address 0. */
export function gnuAssemble(lines: readonly string[]): Uint8Array {
  return withScratchDirectory((directory) => {
    const path = (name: string): string => join(directory, name);
    writeFileSync(path("in.s"), `${lines.join("\n")}\n`);
    binutil("as", "--no-transform", "-o", path("out.o"), path("in.s"));
    binutil("objcopy", "-O", "binary", "-j", ".text", path("out.o"), path("out.bin"));
    return new Uint8Array(readFileSync(path("out.bin")));
  });
}

/** What objdump prints for code at `address`: one entry per instruction. */
export function disassemble(bytes: Uint8Array, address: number): { address: number; text: string }[] {
  return withScratchDirectory((directory) => {
    const path = join(directory, "code.bin");
    writeFileSync(path, bytes);
    const listing = binutil("objdump", "-D", "-b", "binary", "-m", "xtensa", `--adjust-vma=${address}`, path);
    return [...listing.matchAll(/^\s*([0-9a-f]+):\s+[0-9a-f]+\s+(.*)$/gm)].map((match) => ({
      address: Number.parseInt(match[1]!, 16),
      text: match[2]!.replace(/\s+/g, " ").trim(),
    }));
  });
}
