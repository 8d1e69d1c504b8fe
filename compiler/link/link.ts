// The linker: places a program behind the runtime in the regions that the chip names (docs/abi.md), resolves what refers
// to what, and accounts for every byte. Deterministic: sections keep their given order.

import { architectureOf } from "../architectures.js";
import { bytesFromBase64 } from "./base64.js";
import type { CodeRelocations } from "./code-relocations.js";
import { hex, LinkError } from "./errors.js";
import type { LinkedFirmware, LinkedLine, LinkedSegment, LinkedSymbol } from "./firmware.js";
import { definitionsOf, liveSections } from "./liveness.js";
import { checkRegions, memoryUse, type ProgramBytes, regionLimit } from "./memory.js";
import { displayNameOf, type ObjectSection, type SectionContent, type SectionKind } from "./object.js";
import type { RuntimeImage } from "./runtime-image.js";
import { alignUp, type FunctionGroup, layOutText, literalAddresses, literalKey } from "./text-layout.js";

/** What a program is linked from. */
export interface LinkInput {
  image: RuntimeImage;
  sections: ObjectSection[];
}

export interface LinkOptions {
  /**
   * Symbols to keep; sections that can't be reached from them are dropped. Everything is kept when left out. The
   * header and the globals are always roots.
   */
  roots?: readonly string[];
  /** Symbol of the program header: word 0 of the runtime's `pxt_program_info`. */
  header: string;
  /** Symbol of the globals array, zeroed data RAM; word 1. Left out when the program has none. */
  globals?: string;
}

interface Placed {
  section: ObjectSection;
  content: SectionContent;
  address: number;
}

/** The linker gives up its own symbol of the runtime under this name. */
const PROGRAM_INFO = "pxt_program_info";

/** First byte behind everything that the linker placed is a multiple of this: the heap begins there. */
const HEAP_ALIGNMENT = 8;

/**
 * Links a program to its runtime.
 *
 * @throws LinkError when a symbol is undefined or defined twice, a region overflows, or a literal is out of reach
 */
export function link(
  image: RuntimeImage,
  sections: readonly ObjectSection[],
  options: LinkOptions,
): LinkedFirmware {
  const { chip } = image;
  const { relocations } = architectureOf(chip);
  const definitions = definitionsOf(sections);
  const needed = [options.header, ...(options.globals === undefined ? [] : [options.globals])];
  const roots = options.roots === undefined ? undefined : [...needed, ...options.roots];
  for (const name of needed)
    if (!definitions.has(name)) throw new LinkError(`undefined symbol: ${name}, which the runtime reads`);
  const live = liveSections(sections, definitions, roots, (name) => Object.hasOwn(image.symbols, name));
  const ofKind = (kind: SectionKind): ObjectSection[] => live.filter((section) => section.kind === kind);

  const runtime = runtimeSegments(image);
  const ends = new Map<string, number>();
  for (const { region, address, size } of runtime)
    ends.set(region, Math.max(ends.get(region) ?? 0, address + size));
  const endOf = (region: string): number => {
    const described = chip.regions[region];
    if (!described) throw new LinkError(`${chip.name} has no region named ${region}`);
    return ends.get(region) ?? Number(described.address);
  };

  // Text: functions grow when their calls don't reach, so lay out until nothing changes.
  const textRegion = chip.place.text;
  const textStart = alignUp(endOf(textRegion), 16);
  const functions = ofKind("text").map((section) => ({ section, content: section as SectionContent }));
  const longSites = functions.map(() => new Set<number>());
  const runtimeAddress = (name: string): number | undefined =>
    Object.hasOwn(image.symbols, name) ? image.symbols[name]![0] : undefined;
  let groups: FunctionGroup[] = [];
  for (let changed = true; changed; ) {
    groups = layOutText(functions, textStart, relocations.literalReach);
    const addresses = symbolAddresses(groups.flatMap((group) => group.functions));
    changed = false;
    let index = 0;
    for (const { section, content, address } of groups.flatMap((group) => group.functions)) {
      const sites = longSites[index]!;
      const known = sites.size;
      for (const relocation of content.relocations) {
        if (relocation.kind !== "call") continue;
        const base = addresses.get(relocation.symbol) ?? runtimeAddress(relocation.symbol);
        const target = base === undefined ? undefined : base + (relocation.addend ?? 0);
        if (target !== undefined && relocations.reaches(relocation, address + relocation.offset, target))
          continue;
        sites.add(relocation.site);
      }
      if (sites.size > known) {
        functions[index] = { section, content: section.withLongCalls!(sites) };
        changed = true;
      }
      index++;
    }
  }
  const textEnd = alignUp(groups[groups.length - 1]?.end ?? textStart, 4);
  if (groups.length > 0) ends.set(textRegion, textEnd);

  // The other kinds, in this order, each behind what its region holds already.
  const placed: Placed[] = groups.flatMap((group) => group.functions);
  const spans = new Map<SectionKind, { region: string; address: number; size: number }>();
  if (groups.length > 0)
    spans.set("text", { region: textRegion, address: textStart, size: textEnd - textStart });
  for (const kind of ["rodata", "data", "bss"] as const) {
    const members = ofKind(kind);
    if (members.length === 0) continue;
    const region = chip.place[kind];
    const start = alignUp(endOf(region), Math.max(4, ...members.map((section) => section.align)));
    let end = start;
    for (const section of members) {
      // Regions with word access only are read in whole words, so everything begins at one.
      const address = alignUp(end, Math.max(4, section.align));
      placed.push({ section, content: section, address });
      end = address + section.size;
    }
    end = alignUp(end, 4);
    spans.set(kind, { region, address: start, size: end - start });
    ends.set(region, end);
  }

  const programBytes = placed.map(
    ({ section, content }): ProgramBytes => ({
      region: chip.place[section.kind],
      name: displayNameOf(section),
      kind: section.kind,
      bytes: section.kind === "text" ? content.bytes.length : section.size,
    }),
  );
  const literalBytes = groups.reduce((sum, group) => sum + 4 * group.literals.size, 0);
  const memory = memoryUse(chip, runtime, ends, programBytes, { region: textRegion, bytes: literalBytes });
  checkRegions(chip, memory, programBytes);

  // Content.
  const addresses = symbolAddresses(placed);
  const addressOf = (name: string): number => {
    const address = addresses.get(name) ?? runtimeAddress(name);
    if (address === undefined) throw new LinkError(`undefined symbol: ${name}`);
    return address;
  };
  const program: LinkedSegment[] = [...spans].map(([kind, { region, address, size }]) => ({
    name: `.program.${kind}`,
    origin: "program",
    region,
    address,
    size,
    data: new Uint8Array(kind === "bss" ? 0 : size),
    executable: kind === "text",
    writable: kind === "data" || kind === "bss",
  }));
  const segmentAt = (kind: SectionKind): LinkedSegment =>
    program.find((segment) => segment.name === `.program.${kind}`)!;

  for (const group of groups) writeGroup(group, segmentAt("text"), addressOf, relocations);
  for (const { section, address } of placed) {
    if (section.kind === "text" || section.kind === "bss") continue;
    const segment = segmentAt(section.kind);
    segment.data.set(section.bytes, address - segment.address);
    const view = new DataView(segment.data.buffer);
    for (const relocation of section.relocations) {
      if (relocation.kind !== "word")
        throw new LinkError(`${displayNameOf(section)}: a ${relocation.kind} relocation outside code`);
      const value = addressOf(relocation.symbol) + (relocation.addend ?? 0);
      view.setUint32(address - segment.address + relocation.offset, value, true);
    }
  }

  const dataRegion = chip.place.bss;
  patchProgramInfo(image, runtime, [
    addressOf(options.header),
    options.globals === undefined ? 0 : addressOf(options.globals),
    alignUp(endOf(dataRegion), HEAP_ALIGNMENT),
    regionLimit(chip, dataRegion),
    textStart,
    textEnd,
  ]);

  const segments = [...runtime, ...program];
  return {
    chip,
    entry: image.entry,
    segments,
    symbols: linkedSymbols(image, segments, placed, groups),
    lines: linkedLines(placed),
    memory,
    addressOf,
  };
}

function symbolAddresses(placed: readonly Placed[]): Map<string, number> {
  const addresses = new Map<string, number>();
  for (const { content, address } of placed)
    for (const symbol of content.symbols) addresses.set(symbol.name, address + symbol.offset);
  return addresses;
}

/** The runtime as segments of a firmware. */
export function runtimeSegments(image: RuntimeImage): LinkedSegment[] {
  const functions = [...Object.values(image.symbols), ...Object.values(image.elfSymbols)]
    .filter(([, , kind]) => kind === "func")
    .map(([address]) => address);
  return image.segments.map(({ name, region, address, size, data }) => {
    if (!image.chip.regions[region])
      throw new LinkError(`the runtime's ${name} is in an unknown region, ${region}`);
    const content = bytesFromBase64(data);
    // A segment's content may be shorter than the segment: the rest are zeros.
    const bytes = new Uint8Array(content.length === 0 ? 0 : size);
    bytes.set(content);
    const holdsCode = functions.some((start) => start >= address && start < address + size);
    const inData = region === image.chip.place.data || region === image.chip.place.bss;
    return {
      name,
      origin: "runtime",
      region,
      address,
      size,
      data: bytes,
      executable: holdsCode,
      writable: inData,
    };
  });
}

/** Writes a literal pool and its functions. */
function writeGroup(
  group: FunctionGroup,
  segment: LinkedSegment,
  addressOf: (name: string) => number,
  relocations: CodeRelocations,
): void {
  const { data } = segment;
  const view = new DataView(data.buffer);
  const literals = literalAddresses(group);
  for (const [key, literal] of group.literals) {
    const value = "value" in literal ? literal.value : addressOf(literal.symbol) + (literal.addend ?? 0);
    view.setUint32(literals.get(key)! - segment.address, value, true);
  }
  for (const { section, content, address } of group.functions) {
    const offset = address - segment.address;
    data.set(content.bytes, offset);
    for (const relocation of content.relocations) {
      const pc = address + relocation.offset;
      const at = offset + relocation.offset;
      try {
        if (relocation.kind === "literal") {
          const target = literals.get(literalKey(relocation.literal))!;
          if (pc - target > relocations.literalReach)
            throw tooLarge(section, content, relocations.literalReach);
          data.set(relocations.loadLiteral(relocation, pc, target), at);
        } else if (relocation.kind === "call") {
          const target = addressOf(relocation.symbol) + (relocation.addend ?? 0);
          data.set(relocations.call(relocation, pc, target), at);
        } else view.setUint32(at, addressOf(relocation.symbol) + (relocation.addend ?? 0), true);
      } catch (error) {
        if (error instanceof LinkError) throw error;
        throw new LinkError(`${displayNameOf(section)} at ${hex(pc)}: ${(error as Error).message}`);
      }
    }
  }
}

function tooLarge(section: ObjectSection, content: SectionContent, reach: number): LinkError {
  return new LinkError(
    `${displayNameOf(section)} is too large: ${content.bytes.length} bytes of code, but it can load its constants over ` +
      `${reach} bytes at most. Split it into several functions.`,
  );
}

/** Fills in the runtime's struct that says where the program is, as far as the struct goes. */
function patchProgramInfo(image: RuntimeImage, runtime: readonly LinkedSegment[], words: number[]): void {
  const symbol = image.symbols[PROGRAM_INFO];
  if (!symbol) throw new LinkError(`the runtime has no ${PROGRAM_INFO}`);
  const [address, size] = symbol;
  const segment = runtime.find((s) => address >= s.address && address + size <= s.address + s.data.length);
  if (!segment) throw new LinkError(`the runtime's ${PROGRAM_INFO} is not in a segment with content`);
  const view = new DataView(segment.data.buffer);
  for (const [index, word] of words.slice(0, size / 4).entries())
    view.setUint32(address - segment.address + 4 * index, word, true);
}

function linkedSymbols(
  image: RuntimeImage,
  segments: readonly LinkedSegment[],
  placed: readonly Placed[],
  groups: readonly FunctionGroup[],
): LinkedSymbol[] {
  const regionOf = (address: number): string =>
    segments.find((segment) => address >= segment.address && address < segment.address + segment.size)
      ?.region ?? "";
  const symbols: LinkedSymbol[] = [];
  for (const [name, [address, size, kind]] of Object.entries(image.elfSymbols))
    symbols.push({ name, address, size, kind, origin: "runtime", region: regionOf(address) });
  for (const { poolAddress, literals } of groups) {
    if (literals.size === 0) continue;
    const region = regionOf(poolAddress);
    symbols.push({
      name: ".literals",
      address: poolAddress,
      size: 4 * literals.size,
      kind: "object",
      origin: "program",
      region,
    });
  }
  for (const { section, content, address } of placed)
    for (const { name, displayName, offset, size, kind, declaredAt } of content.symbols)
      symbols.push({
        name: displayName ?? name,
        address: address + offset,
        size,
        kind,
        origin: "program",
        region: image.chip.place[section.kind],
        ...(declaredAt ? { declaredAt } : {}),
      });
  return symbols.sort((a, b) => a.address - b.address || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function linkedLines(placed: readonly Placed[]): LinkedLine[] {
  return placed
    .flatMap(({ content, address }) =>
      content.lines.map(({ offset, file, line, column }) => ({
        address: address + offset,
        file,
        line,
        column,
      })),
    )
    .sort((a, b) => a.address - b.address);
}
