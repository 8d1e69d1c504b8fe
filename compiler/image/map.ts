// firmware.map: what is where, for people. Regions, segments, and every symbol by address with its size.

import { hex } from "../link/errors.js";
import type { LinkedFirmware } from "../link/firmware.js";
import { formatMemoryTable } from "../link/memory.js";

/** Makes the map as text. */
export function formatMap(firmware: LinkedFirmware): string {
  const { chip, memory, segments, symbols, entry } = firmware;
  const size = (bytes: number): string => String(bytes).padStart(8);
  const regions = memory.map(
    (use) => `${hex(use.address)} ${size(use.size)}  ${use.region.padEnd(8)} ${use.title}`,
  );
  const segmentLines = [...segments]
    .sort((a, b) => a.address - b.address)
    .map((s) => `${hex(s.address)} ${size(s.size)}  ${s.region.padEnd(8)} ${s.origin.padEnd(8)} ${s.name}`);
  const symbolLines = symbols.map(
    (s) =>
      `${hex(s.address)} ${size(s.size)}  ${s.region.padEnd(8)} ${s.origin.padEnd(8)} ${s.kind.padEnd(6)} ${s.name}`,
  );
  return [
    `${chip.name}, entry ${hex(entry)}`,
    "",
    "Memory, in bytes",
    formatMemoryTable(memory),
    "",
    "Regions: address, size, region, title",
    ...regions,
    "",
    "Segments: address, size, region, origin, name",
    ...segmentLines,
    "",
    "Symbols: address, size, region, origin, kind, name",
    ...symbolLines,
    "",
  ].join("\n");
}
