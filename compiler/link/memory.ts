// What each memory region holds, and what to say when it is too much.

import type { ChipJson } from "../chip.js";
import { LinkError } from "./errors.js";
import type { LinkedSegment, RegionUse } from "./firmware.js";
import type { SectionKind } from "./object.js";

/** Bytes that one function or object of the program takes. */
export interface ProgramBytes {
  region: string;
  name: string;
  kind: SectionKind;
  bytes: number;
}

/** First address of a region that a program may not use: its end, less what is reserved for others. */
export function regionLimit(chip: ChipJson, region: string): number {
  const { address, size, reserved } = chip.regions[region]!;
  return Number(address) + Number(size) - (reserved ?? []).reduce((sum, share) => sum + share.bytes, 0);
}

/**
 * Accounts for every byte of every region.
 *
 * @param ends first address behind the last thing in each region
 * @returns one entry per region of the chip; `free` is negative when the region overflows
 */
export function memoryUse(
  chip: ChipJson,
  runtime: readonly LinkedSegment[],
  ends: ReadonlyMap<string, number>,
  program: readonly ProgramBytes[],
  literals: { region: string; bytes: number },
): RegionUse[] {
  return Object.entries(chip.regions).map(([region, json]) => {
    const address = Number(json.address);
    const runtimeEnd = runtime
      .filter((segment) => segment.region === region)
      .reduce((end, segment) => Math.max(end, segment.address + segment.size), address);
    const end = ends.get(region) ?? address;
    const code = program
      .filter((item) => item.region === region && item.kind === "text")
      .reduce((sum, item) => sum + item.bytes, 0);
    const pools = literals.region === region ? literals.bytes : 0;
    return {
      region,
      title: json.title,
      address,
      size: Number(json.size),
      reserved: json.reserved ?? [],
      runtime: runtimeEnd - address,
      code,
      literals: pools,
      data: end - runtimeEnd - code - pools,
      free: regionLimit(chip, region) - end,
    };
  });
}

/** @throws LinkError for the first region that holds more than it has, naming the biggest parts */
export function checkRegions(
  chip: ChipJson,
  memory: readonly RegionUse[],
  program: readonly ProgramBytes[],
): void {
  for (const { region, title, size, reserved, runtime, free } of memory) {
    if (free >= 0) continue;
    const usable = regionLimit(chip, region) - Number(chip.regions[region]!.address);
    const biggest = program
      .filter((item) => item.region === region)
      .sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1))
      .slice(0, 5)
      .map((item) => `  ${item.name}: ${item.bytes} bytes`);
    const kept = reserved.map((share) => `${share.bytes} bytes reserved for ${share.for}`);
    const capacity = kept.length > 0 ? `${size} bytes, ${kept.join(", ")}` : `${size} bytes`;
    throw new LinkError(
      [
        `${title} (region ${region}, ${capacity}) overflows by ${-free} bytes: ` +
          `${usable - free} bytes needed, ${usable} available.`,
        `The runtime takes ${runtime} bytes. The biggest parts of the program there:`,
        ...(biggest.length > 0 ? biggest : ["  none"]),
      ].join("\n"),
    );
  }
}

/** The memory table for people: one line per region, bytes, right-aligned. */
export function formatMemoryTable(memory: readonly RegionUse[]): string {
  const header = ["region", "size", "reserved", "runtime", "code", "literals", "data", "free"];
  const rows = memory.map((use) => [
    use.title,
    ...[
      use.size,
      use.reserved.reduce((sum, share) => sum + share.bytes, 0),
      use.runtime,
      use.code,
      use.literals,
      use.data,
      use.free,
    ].map(String),
  ]);
  const widths = header.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]!.length)),
  );
  return [header, ...rows]
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
        .join("  "),
    )
    .join("\n");
}
