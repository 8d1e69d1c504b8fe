// Writes little-endian binary formats into a growing buffer.

const utf8 = new TextEncoder();

export class ByteWriter {
  private buffer = new Uint8Array(1024);
  private length = 0;

  /** Position of the next byte. */
  get offset(): number {
    return this.length;
  }

  byte(value: number): this {
    this.reserve(1);
    this.buffer[this.length++] = value;
    return this;
  }

  half(value: number): this {
    return this.byte(value).byte(value >> 8);
  }

  word(value: number): this {
    return this.half(value).half(value >> 16);
  }

  /** An unsigned number in DWARF's variable length (DWARF 4, §7.6). */
  uleb128(value: number): this {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.byte((rest & 0x7f) | 0x80);
    return this.byte(rest);
  }

  /** A signed 32-bit number in DWARF's variable length. */
  sleb128(value: number): this {
    let rest = value;
    for (; rest < -0x40 || rest >= 0x40; rest >>= 7) this.byte((rest & 0x7f) | 0x80);
    return this.byte(rest & 0x7f);
  }

  /** The text in UTF-8, and a final zero. */
  string(text: string): this {
    return this.bytes(utf8.encode(text)).byte(0);
  }

  bytes(content: ArrayLike<number>): this {
    this.reserve(content.length);
    this.buffer.set(content, this.length);
    this.length += content.length;
    return this;
  }

  /** Fills up to the next multiple of `boundary`. */
  align(boundary: number, filler = 0): this {
    while (this.length % boundary !== 0) this.byte(filler);
    return this;
  }

  private reserve(count: number): void {
    const end = this.length + count;
    if (end <= this.buffer.length) return;
    const grown = new Uint8Array(Math.max(end, this.buffer.length * 2));
    grown.set(this.buffer);
    this.buffer = grown;
  }

  finish(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }
}
