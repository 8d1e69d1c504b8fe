// The object model: what the assembler and the data builder make, and the linker places.

/** Place in a program's source, for line tables. Line and column count from 1. */
export interface SourceLocation {
  file: string;
  line: number;
  column: number;
}

/** An address known at link time only: that of `symbol`, plus `addend` bytes. */
export interface SymbolReference {
  symbol: string;
  addend?: number;
}

/** Content of a literal pool's word. */
export type LiteralContent = { value: number } | SymbolReference;

export type Relocation =
  /** A word that holds an address. */
  | ({ kind: "word"; offset: number } & SymbolReference)
  /** A direct call or jump, `site` counting those of the section. `mnemonic` tells the architecture its reach and encoding. */
  | ({ kind: "call"; offset: number; mnemonic: string; site: number } & SymbolReference)
  /** An instruction that loads `register` with a word of a literal pool, which the linker lays out. */
  | { kind: "literal"; offset: number; register: number; literal: LiteralContent };

export interface ObjectSymbol {
  /** Unique in the program. */
  name: string;
  /** Offset in the section, in bytes. */
  offset: number;
  /** In bytes; 0 for a mere place. */
  size: number;
  kind: "func" | "object" | "label";
  /** Name for people, as the ELF's symbol table and messages show it; the name when left out. */
  displayName?: string;
  /** Where the source declares it. */
  declaredAt?: SourceLocation;
}

export interface LineMark extends SourceLocation {
  offset: number;
}

export type SectionKind = "text" | "rodata" | "data" | "bss";

/** What of a section depends on the length of its calls. */
export interface SectionContent {
  /** Empty in a bss section. */
  bytes: Uint8Array;
  relocations: Relocation[];
  symbols: ObjectSymbol[];
  lines: LineMark[];
}

/** The smallest thing that the linker places or drops: a function or a data object. */
export interface ObjectSection extends SectionContent {
  /** Unique in the program. */
  name: string;
  kind: SectionKind;
  /** In bytes, a power of two. */
  align: number;
  /** In bytes. */
  size: number;
  /**
   * Text only: the content with those call sites (`Relocation.site`) in the long form that reaches every address.
   * The linker asks for it when direct calls are out of reach.
   */
  withLongCalls?(sites: ReadonlySet<number>): SectionContent;
}

/** The name people see for a section: that of its first symbol. */
export function displayNameOf(section: ObjectSection): string {
  const symbol = section.symbols[0];
  return symbol?.displayName ?? symbol?.name ?? section.name;
}
