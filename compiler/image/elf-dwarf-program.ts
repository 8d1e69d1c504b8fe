// The program as debug information sees it: functions with their lines, and the files that these are in.

import type { LinkedFirmware, LinkedLine } from "../link/firmware.js";
import type { SourceLocation } from "../link/object.js";

export interface DebugFunction {
  name: string;
  address: number;
  size: number;
  declaredAt: SourceLocation | undefined;
  /** By address, all within the function. */
  lines: LinkedLine[];
}

/** The program's functions that have places in the source, by address. */
export function debugFunctions(firmware: LinkedFirmware): DebugFunction[] {
  const { lines } = firmware;
  const functions: DebugFunction[] = [];
  let next = 0;
  for (const { name, address, size, kind, origin, declaredAt } of firmware.symbols) {
    if (kind !== "func" || origin !== "program") continue;
    while (next < lines.length && lines[next]!.address < address) next++;
    const first = next;
    while (next < lines.length && lines[next]!.address < address + size) next++;
    if (next > first || declaredAt)
      functions.push({ name, address, size, declaredAt, lines: lines.slice(first, next) });
  }
  return functions;
}

/** Every file that functions or lines are in, each with its number in the line table, from 1. */
export function sourceFiles(functions: readonly DebugFunction[]): Map<string, number> {
  const files = new Map<string, number>();
  const add = (file: string): void => {
    if (!files.has(file)) files.set(file, files.size + 1);
  };
  for (const { declaredAt, lines } of functions) {
    if (declaredAt) add(declaredAt.file);
    for (const line of lines) add(line.file);
  }
  return files;
}

/** First address of the functions, and the first behind them. */
export function extentOf(functions: readonly DebugFunction[]): { low: number; high: number } {
  return {
    low: Math.min(...functions.map((f) => f.address)),
    high: Math.max(...functions.map((f) => f.address + f.size)),
  };
}
