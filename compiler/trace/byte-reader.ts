// Reads little-endian binary formats: the counterpart of image/byte-writer.ts.

const utf8 = new TextDecoder();

export class ByteReader {
  private readonly view: DataView;

  constructor(
    private readonly content: Uint8Array,
    public offset = 0,
  ) {
    this.view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  }

  get atEnd(): boolean {
    return this.offset >= this.content.length;
  }

  byte(): number {
    return this.view.getUint8(this.offset++);
  }

  signedByte(): number {
    return this.view.getInt8(this.offset++);
  }

  half(): number {
    this.offset += 2;
    return this.view.getUint16(this.offset - 2, true);
  }

  word(): number {
    this.offset += 4;
    return this.view.getUint32(this.offset - 4, true);
  }

  /** Text up to a zero byte. */
  string(): string {
    const end = this.content.indexOf(0, this.offset);
    const text = utf8.decode(this.content.subarray(this.offset, end));
    this.offset = end + 1;
    return text;
  }

  /** DWARF's unsigned number of variable length (DWARF 4, §7.6). */
  uleb128(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  /** DWARF's signed number of variable length, up to 32 bits. */
  sleb128(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return shift < 25 && byte & 0x40 ? value | (~0 << (shift + 7)) : value;
    }
  }
}
