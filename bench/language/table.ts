// The comparison as data and as text.

import { type Count, emptyProgram } from "./count.js";
import { goalOf, meanGoal, programs } from "./programs.js";

/** The versions of the programs that are compared. */
export type Version = "c" | "ours" | "lua";

export const versionTitles: Record<Version, string> = { c: "C -O2", ours: "pxt-esp", lua: "Lua 5.1" };

/** Instructions by program, the empty one included. A program that did not come to its end is left out. */
export type Measurement = Record<string, number>;

export function measurementOf(counts: Count[]): Measurement {
  return Object.fromEntries(counts.map(({ name, instructions }) => [name, instructions]));
}

/** Instructions relative to C's, where both are known. */
export function ratio(measured: Measurement | undefined, c: Measurement, name: string): number | undefined {
  const own = measured?.[name];
  const base = c[name];
  return own === undefined || base === undefined ? undefined : own / base;
}

export function geometricMean(values: number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** The geometric mean of the ratios of all programs; undefined when one is missing. */
export function meanRatio(measured: Measurement | undefined, c: Measurement): number | undefined {
  const ratios = programs.flatMap(({ name }) => ratio(measured, c, name) ?? []);
  return ratios.length === programs.length ? geometricMean(ratios) : undefined;
}

/** What of the goals is not reached, a sentence each. */
export function missedGoals(ours: Measurement, c: Measurement): string[] {
  const mean = meanRatio(ours, c);
  const missed = mean === undefined || mean > meanGoal ? [`geometric mean: at most ${meanGoal}`] : [];
  for (const program of programs) {
    const own = ratio(ours, c, program.name);
    if (own === undefined) missed.push(`${program.name}: did not come to its end`);
    else if (own >= goalOf(program)) {
      missed.push(`${program.name}: ${formatRatio(own)}, to be under ${goalOf(program)}`);
    }
  }
  return missed;
}

export function formatRatio(value: number | undefined): string {
  if (value === undefined) return "–";
  return value.toPrecision(value >= 100 ? 3 : 2).replace(/^(\d+)\.0$/, "$1");
}

/** The mean of all programs, or in brackets of those that came to their end. */
function formatMean(measured: Measurement | undefined, c: Measurement): string {
  const mean = meanRatio(measured, c);
  if (mean !== undefined) return formatRatio(mean);
  const ratios = programs.flatMap(({ name }) => ratio(measured, c, name) ?? []);
  return `(${formatRatio(geometricMean(ratios))} of ${ratios.length})`;
}

/** A line for each program: instructions of every version, their ratios to C, and the goal for ours. */
export function formatTable(measured: Partial<Record<Version, Measurement>> & { c: Measurement }): string {
  const versions = (["c", "ours", "lua"] as const).filter((version) => measured[version]);
  const others = versions.filter((version) => version !== "c");
  const count = (version: Version, name: string) => measured[version]?.[name]?.toLocaleString("en") ?? "–";
  const rows = [
    [
      "",
      ...versions.map((version) => versionTitles[version]),
      ...others.map((v) => `${versionTitles[v]} / C`),
      "goal",
    ],
    ...programs.map((program) => [
      program.name,
      ...versions.map((version) => count(version, program.name)),
      ...others.map((version) => formatRatio(ratio(measured[version], measured.c, program.name))),
      `< ${goalOf(program)}`,
    ]),
    [
      "geometric mean",
      ...versions.map(() => ""),
      ...others.map((version) => formatMean(measured[version], measured.c)),
      `≤ ${meanGoal}`,
    ],
    [
      `(${emptyProgram})`,
      ...versions.map((version) => count(version, emptyProgram)),
      ...others.map(() => ""),
      "",
    ],
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: string[]) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]! + 2))).join("");
  return rows.map((row) => line(row).trimEnd()).join("\n");
}
