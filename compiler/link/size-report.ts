// What the program's code takes, by function and by package, biggest first.

import type { LinkedFirmware, LinkedSymbol } from "./firmware.js";

export interface FunctionSize {
  name: string;
  /** Folder of the source file. */
  package: string;
  /** Where it is declared; the main function stands in several files. */
  file?: string;
  line?: number;
  /** Machine code, entries for function values and interface calls included. */
  bytes: number;
}

export interface PackageSize {
  package: string;
  functions: number;
  bytes: number;
}

export interface SizeReport {
  functions: FunctionSize[];
  packages: PackageSize[];
  /** Everything else that the program puts into flash, in bytes. */
  literalPools: number;
  constants: number;
}

/** The package of the project's own files, and of the main function. */
export const PROJECT_PACKAGE = "(project)";
/** Routines that the code generator adds to every program. */
export const ROUTINES_PACKAGE = "(routines)";

const MODULES = "pxt_modules/";

export function sizeReport(firmware: LinkedFirmware): SizeReport {
  const symbols = firmware.symbols.filter((s) => s.origin === "program");
  const functions = new Map<string, FunctionSize>();
  for (const symbol of symbols) {
    if (symbol.kind !== "func") continue;
    const size = describe(symbol);
    const key = `${size.file}:${size.line}:${size.name}`;
    const known = functions.get(key);
    if (known) known.bytes += size.bytes;
    else functions.set(key, size);
  }
  const packages = new Map<string, PackageSize>();
  for (const f of functions.values()) {
    const sum = packages.get(f.package) ?? { package: f.package, functions: 0, bytes: 0 };
    packages.set(f.package, { ...sum, functions: sum.functions + 1, bytes: sum.bytes + f.bytes });
  }
  const pools = symbols.filter((s) => s.name === ".literals");
  const rodata = firmware.segments.filter((s) => s.origin === "program" && s.name === ".program.rodata");
  return {
    functions: [...functions.values()].sort((a, b) => b.bytes - a.bytes || compare(a.name, b.name)),
    packages: [...packages.values()].sort((a, b) => b.bytes - a.bytes || compare(a.package, b.package)),
    literalPools: pools.reduce((sum, s) => sum + s.size, 0),
    constants: rodata.reduce((sum, s) => sum + s.size, 0),
  };
}

function describe({ name, size, declaredAt }: LinkedSymbol): FunctionSize {
  // Further entries are named after their function: "Dog.speak [arguments]".
  const own = name.replace(/ \[[^\]]*\]$/, "");
  if (!declaredAt) {
    const isRoutine = own.startsWith("_pxt_");
    return { name: own, package: isRoutine ? ROUTINES_PACKAGE : PROJECT_PACKAGE, bytes: size };
  }
  const { file, line } = declaredAt;
  return { name: own, package: packageOf(file), file, line, bytes: size };
}

function packageOf(file: string): string {
  return file.startsWith(MODULES) ? file.slice(MODULES.length).split("/")[0]! : PROJECT_PACKAGE;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Both tables for people. */
export function formatSizeReport(report: SizeReport): string {
  const total = report.packages.reduce((sum, p) => sum + p.bytes, 0);
  const packages = [
    ...report.packages.map((p) => [p.package, String(p.functions), String(p.bytes)]),
    ["all code", String(report.functions.length), String(total)],
    ["literal pools", "", String(report.literalPools)],
    ["constants", "", String(report.constants)],
  ];
  const functions = report.functions.map((f) => [
    f.name,
    f.file === undefined ? f.package : `${f.file.replace(MODULES, "")}:${f.line}`,
    String(f.bytes),
  ]);
  return [
    table(["package", "functions", "bytes"], packages, ["left", "right", "right"]),
    "",
    table(["function", "place", "bytes"], functions, ["left", "left", "right"]),
    "",
  ].join("\n");
}

function table(header: string[], rows: string[][], align: ("left" | "right")[]): string {
  const widths = header.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]!.length)),
  );
  return [header, ...rows]
    .map((row) =>
      row
        .map((cell, i) => (align[i] === "left" ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
        .join("  "),
    )
    .join("\n");
}
