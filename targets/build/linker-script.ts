// The linker script of the C++ runtime, made from the chip's description (targets/<chip>/chip.json).
//
// Two things are special. Vtables go to data RAM, because the collector keeps flags in the upper bits of their addresses
// (docs/abi.md). And so do picolibc's and libgcc's constants, because those libraries read them byte by byte, which flash
// does not allow. The tables of picolibc's mathematical functions and number conversion are words and may stay in flash.

import type { ChipJson } from "../../compiler/chip.js";

/** The chip's description as the runtime's build needs it: also where vectors and interrupt handlers go. */
export interface RuntimeChip extends ChipJson {
  place: ChipJson["place"] & { vectors: string };
}

/** Pattern of an object file whose code is kept whole: everything but third-party libraries. */
const KEPT_OBJECTS = "*/objects/*.o";

/** Sections that -fdata-sections makes of vtables: by a C name or by a mangled one, which ends in E. */
const VTABLE_SECTIONS = [".rodata.*_vt", ".rodata.*_vtE", ".rodata.*_vtable", ".rodata.*_vtableE"];

/** The same for the name of such a section. */
export const VTABLE_SECTION = /^\.rodata\..*(?:_vt|_vtable)E?$/;

/** Names that mark a symbol as a vtable, for the check after linking. */
export const VTABLE_SYMBOL = /(?:_vt|_vtable)E?$/;

/** Bytes of a region that programs and the runtime may use, with reserved shares taken off. */
export function usableBytes(chip: ChipJson, region: string): number {
  const description = chip.regions[region];
  if (!description) throw new Error(`chip ${chip.id} has no region "${region}"`);
  const reserved = (description.reserved ?? []).reduce((sum, share) => sum + share.bytes, 0);
  return Number(description.size) - reserved;
}

/** Fewest sectors that the store of named values works with, and most bytes that it can address (targets/runtime/storage). */
const LEAST_SETTINGS_SECTORS = 4;
const MOST_SETTINGS_BYTES = 0x40000;

/**
 * What the store of named values is told of its part of the flash, as symbols. Throws an Error when chip.json gives it a part
 * that it can't use, or that a region of the program reaches into.
 */
function settingsSymbols(chip: ChipJson): string {
  const [address, size, sectorBytes] = [
    chip.settings.address,
    chip.settings.size,
    chip.settings.sectorBytes,
  ].map(Number) as [number, number, number];
  const refuse = (why: string): never => {
    throw new Error(`targets/${chip.id}/chip.json: "settings" ${why}`);
  };
  if (2 ** Math.round(Math.log2(sectorBytes)) !== sectorBytes) refuse("has no power of two as sectorBytes");
  if (address % sectorBytes !== 0 || size % sectorBytes !== 0) refuse("does not consist of whole sectors");
  if (size < LEAST_SETTINGS_SECTORS * sectorBytes) refuse(`has less than ${LEAST_SETTINGS_SECTORS} sectors`);
  if (size > MOST_SETTINGS_BYTES) refuse(`is larger than ${MOST_SETTINGS_BYTES} bytes`);
  for (const [name, region] of Object.entries(chip.regions)) {
    const start = Number(region.address);
    if (start < address + size && address < start + Number(region.size))
      refuse(`overlaps the region ${name}`);
  }
  return [
    `_settings_start = ${address};`,
    `_settings_sectors = ${size / sectorBytes};`,
    `_settings_sector_shift = ${Math.log2(sectorBytes / 4)};`,
  ].join("\n");
}

/** The script's text. */
export function linkerScript(chip: RuntimeChip): string {
  const { text, rodata, data, bss, vectors } = chip.place;
  const memory = Object.entries(chip.regions).map(
    ([name, region]) => `  ${name} : ORIGIN = ${region.address}, LENGTH = ${usableBytes(chip, name)}`,
  );
  return `/* Made by targets/build/linker-script.ts from targets/${chip.id}/chip.json. */
ENTRY(_start)
${settingsSymbols(chip)}
MEMORY
{
${memory.join("\n")}
}
SECTIONS
{
  .iram.text : ALIGN(1024)
  {
    KEEP(*(.vectors))
    KEEP(*(.iram.literal .iram.literal.* .iram.text .iram.text.*))
    . = ALIGN(4);
  } > ${vectors}

  .data : ALIGN(8)
  {
    *(.data .data.*)
    KEEP(${KEPT_OBJECTS}(${VTABLE_SECTIONS.join(" ")}))
    *libc.a:libc_*(EXCLUDE_FILE(*libc.a:libc_tinystdio_ryu_*) .rodata .rodata.*)
    *libgcc.a:*(.rodata .rodata.*)
    . = ALIGN(8);
  } > ${data}

  .bss (NOLOAD) : ALIGN(8)
  {
    _bss_start = .;
    *(.bss .bss.* COMMON)
    . = ALIGN(8);
    _bss_end = .;
  } > ${bss}
  _dram_start = ORIGIN(${data});
  _free_start = _bss_end;
  _free_end = ORIGIN(${data}) + LENGTH(${data});

  .text : ALIGN(4)
  {
    KEEP(${KEPT_OBJECTS}(.literal .literal.* .text .text.*))
    *(.literal .literal.* .text .text.*)
    . = ALIGN(4);
  } > ${text}

  .rodata : ALIGN(8)
  {
    _ctors_start = .;
    KEEP(*(SORT(.ctors.*)))
    KEEP(*(.ctors))
    _ctors_end = .;
    *(.rodata .rodata.*)
    . = ALIGN(8);
  } > ${rodata}

  /DISCARD/ : { *(.dtors .dtors.* .comment .xt.prop .xt.prop.* .xt.lit .xt.lit.* .eh_frame .eh_frame.*) }
}
`;
}
