// Builds data sections: words, strings and addresses, little-endian.

import type { ObjectSection, ObjectSymbol, Relocation, SectionKind } from "./object.js";

const utf8 = new TextEncoder();

/** Collects the content of one data object; `finish` makes the section. */
export class DataBuilder {
  private bytes = new Uint8Array(64);
  private length = 0;
  private readonly relocations: Relocation[] = [];
  private readonly symbols: ObjectSymbol[] = [];

  /**
   * @param name the section's name and first symbol, unique in the program
   * @param kind where it goes; "bss" takes `space` and `align` only
   * @param displayName name for people, as the ELF shows it
   */
  constructor(
    readonly name: string,
    readonly kind: Exclude<SectionKind, "text">,
    readonly alignment = 4,
    displayName?: string,
  ) {
    this.symbol(name, displayName);
  }

  /** Offset of the next byte. */
  get offset(): number {
    return this.length;
  }

  /** A 32-bit word. */
  word(value: number): this {
    return this.little(value, 4);
  }

  /** A 16-bit number. */
  short(value: number): this {
    return this.little(value, 2);
  }

  byte(value: number): this {
    return this.little(value, 1);
  }

  /** An IEEE 754 double. */
  double(value: number): this {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value, true);
    return this.raw(new Uint8Array(view.buffer));
  }

  raw(bytes: Uint8Array): this {
    if (this.kind === "bss") throw new Error(`${this.name}: a bss section has no content`);
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  /** The text's UTF-8 bytes and a final zero. */
  string(text: string): this {
    return this.raw(utf8.encode(text)).byte(0);
  }

  /** A word with the address of a symbol, plus `addend` bytes. */
  address(symbol: string, addend = 0): this {
    this.relocations.push({ kind: "word", offset: this.length, symbol, addend });
    return this.word(0);
  }

  /** `count` zero bytes. */
  space(count: number): this {
    if (count < 0) throw new Error(`${this.name}: space of ${count} bytes`);
    this.reserve(count);
    this.length += count;
    return this;
  }

  /** Zeros up to the next multiple of `boundary`. */
  align(boundary: number): this {
    return this.space((boundary - (this.length % boundary)) % boundary);
  }

  /** Defines a further symbol at this place. */
  symbol(name: string, displayName?: string): this {
    this.symbols.push({
      name,
      offset: this.length,
      size: 0,
      kind: "object",
      ...(displayName === undefined ? {} : { displayName }),
    });
    return this;
  }

  /** The section, as long as its content so far. */
  finish(): ObjectSection {
    const symbols = this.symbols.map((symbol) => ({ ...symbol, size: this.length - symbol.offset }));
    return {
      name: this.name,
      kind: this.kind,
      align: this.alignment,
      size: this.length,
      bytes: this.kind === "bss" ? new Uint8Array(0) : this.bytes.slice(0, this.length),
      relocations: [...this.relocations],
      symbols,
      lines: [],
    };
  }

  private little(value: number, count: number): this {
    const bytes = new Uint8Array(count);
    for (let i = 0; i < count; i++) bytes[i] = value >> (8 * i);
    return this.raw(bytes);
  }

  private reserve(count: number): void {
    if (this.kind === "bss" || this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    grown.set(this.bytes);
    this.bytes = grown;
  }
}
