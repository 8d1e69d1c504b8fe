// Builds programs and reads their ELF files with Debian's binutils.

import assert from "node:assert/strict";
import { join } from "node:path";
import { cli, project, temporaryFolder } from "../support/cli.js";
import type { TestScope } from "../support/process.js";
import { binutil } from "../support/xtensa-binutils.js";

/** Builds a program for the ESP8266; returns the path of its firmware.elf. */
export async function buildElf(t: TestScope, main: string): Promise<string> {
  const out = temporaryFolder(t);
  const built = await cli(t, "build", project(t, main), "--board", "esp8266", "--out", out);
  assert.equal(built.status, 0, built.stderr);
  return join(out, "firmware.elf");
}

export interface Call {
  address: number;
  /** Name of the function that holds it. */
  from: string;
  /** Name of the function called; undefined for a call through a register. */
  to: string | undefined;
}

/** All calls in the program's functions, as objdump disassembles them. */
export function callsOf(elf: string): Call[] {
  const names = new Set(functionsOf(elf).map((f) => f.name));
  const calls: Call[] = [];
  let from: string | undefined;
  for (const line of binutil("objdump", "-d", elf).split("\n")) {
    const heading = /^[0-9a-f]+ <(.*)>:$/.exec(line);
    if (heading) from = names.has(heading[1]!) ? heading[1] : undefined;
    const call = /^([0-9a-f]+):\t\S+\s+\t(?:call0\t[0-9a-f]+ <(.*)>|callx0)/.exec(line);
    if (call && from !== undefined) calls.push({ address: Number.parseInt(call[1]!, 16), from, to: call[2] });
  }
  return calls;
}

/** The functions that the debug information describes, as readelf shows them. */
export function functionsOf(elf: string): { name: string; low: number; size: number }[] {
  const text = binutil("readelf", "--debug-dump=info", elf);
  return [
    ...text.matchAll(
      /DW_AT_name\s+: (.*)\n.*DW_AT_external.*\n.*DW_AT_low_pc\s+: (0x[0-9a-f]+)\n.*DW_AT_high_pc\s+: (0x[0-9a-f]+)/g,
    ),
  ].map(([, name, low, size]) => ({ name: name!, low: Number(low), size: Number(size) }));
}

/** File and line of each address, as addr2line tells them. */
export function addr2line(
  elf: string,
  addresses: readonly number[],
): { function: string; file: string; line: number }[] {
  const args = addresses.map((address) => `0x${address.toString(16)}`);
  const lines = binutil("addr2line", "-f", "-e", elf, ...args)
    .trimEnd()
    .split("\n");
  return addresses.map((_, i) => {
    const [, file, line] = /^(.*):(\d+|\?)/.exec(lines[2 * i + 1]!)!;
    return { function: lines[2 * i]!, file: file!.replace(/^\.\//, ""), line: Number(line) };
  });
}
