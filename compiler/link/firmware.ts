// The linked program together with the runtime: what the image writers read.

import type { ChipJson } from "../chip.js";
import type { SourceLocation } from "./object.js";

export type Origin = "runtime" | "program";

export interface LinkedSegment {
  /** Section-like name, such as ".text" (the runtime's) or ".program.text". */
  name: string;
  origin: Origin;
  /** Region of the chip. */
  region: string;
  address: number;
  /** In memory, in bytes. */
  size: number;
  /** As long as `size`, or empty when the segment starts as zeros. */
  data: Uint8Array;
  /** Whether it holds instructions. */
  executable: boolean;
  /** Whether it may be written at run time. */
  writable: boolean;
}

export interface LinkedSymbol {
  /** Name for people; the linker's own for the runtime's symbols. */
  name: string;
  address: number;
  size: number;
  kind: "func" | "object" | "label";
  origin: Origin;
  region: string;
  /** Where the source declares it. */
  declaredAt?: SourceLocation;
}

export interface LinkedLine extends SourceLocation {
  address: number;
}

/** What a region holds, in bytes. */
export interface RegionUse {
  region: string;
  title: string;
  address: number;
  size: number;
  reserved: { for: string; bytes: number }[];
  runtime: number;
  /** The program's functions. */
  code: number;
  /** The program's literal pools. */
  literals: number;
  /** The program's constants, variables, and padding between objects. */
  data: number;
  free: number;
}

export interface LinkedFirmware {
  chip: ChipJson;
  entry: number;
  /** The runtime's, then the program's. */
  segments: LinkedSegment[];
  /** By address. */
  symbols: LinkedSymbol[];
  /** The program's source places, by address. */
  lines: LinkedLine[];
  memory: RegionUse[];
  /**
   * Address of a symbol by its name in the object model or the runtime's `symbols`.
   *
   * @throws LinkError when there is none
   */
  addressOf(name: string): number;
}
