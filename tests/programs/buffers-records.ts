// Records in buffers: fields of every number format in both byte orders behind accessors, arrays of records, bit streams, checksums.

class Record {
  constructor(
    private data: Buffer,
    private at: number,
  ) {}
  get id(): number {
    return this.data.getNumber(NumberFormat.UInt16LE, this.at);
  }
  set id(v: number) {
    this.data.setNumber(NumberFormat.UInt16LE, this.at, v);
  }
  get level(): number {
    return this.data.getNumber(NumberFormat.Int8LE, this.at + 2);
  }
  set level(v: number) {
    this.data.setNumber(NumberFormat.Int8LE, this.at + 2, v);
  }
  get time(): number {
    return this.data.getNumber(NumberFormat.UInt32BE, this.at + 3);
  }
  set time(v: number) {
    this.data.setNumber(NumberFormat.UInt32BE, this.at + 3, v);
  }
  get offset(): number {
    return this.data.getNumber(NumberFormat.Int32LE, this.at + 7);
  }
  set offset(v: number) {
    this.data.setNumber(NumberFormat.Int32LE, this.at + 7, v);
  }
  get ratio(): number {
    return this.data.getNumber(NumberFormat.Float64BE, this.at + 11);
  }
  set ratio(v: number) {
    this.data.setNumber(NumberFormat.Float64BE, this.at + 11, v);
  }
  get small(): number {
    return this.data.getNumber(NumberFormat.Float32LE, this.at + 19);
  }
  set small(v: number) {
    this.data.setNumber(NumberFormat.Float32LE, this.at + 19, v);
  }
  show(): string {
    return [this.id, this.level, this.time, this.offset, this.ratio, this.small].join();
  }
  static readonly SIZE = 23;
}
const store = Buffer.create(Record.SIZE * 4);
const records = [0, 1, 2, 3].map((i) => new Record(store, i * Record.SIZE));
records.forEach((r, i) => {
  r.id = 65534 + i;
  r.level = 126 + i;
  r.time = 4294967294 + i * 0.5;
  r.offset = -1073741825 + i;
  r.ratio = i / 3 - 0.5;
  r.small = i * 0.375;
});
for (const r of records) console.log(r.show());
console.log(store.slice(Record.SIZE, Record.SIZE).toHex());
records[0].id++;
records[0].level -= 200;
records[0].time += 1;
records[0].offset *= 2;
records[0].ratio /= 4;
records[0].small += 0.5;
console.log(records[0].show());
function swap(a: number, b: number): void {
  const t = store.slice(a * Record.SIZE, Record.SIZE);
  store.write(a * Record.SIZE, store.slice(b * Record.SIZE, Record.SIZE));
  store.write(b * Record.SIZE, t);
}
for (let i = 0; i < 3; i++)
  for (let k = 0; k < 3 - i; k++) if (records[k].level > records[k + 1].level) swap(k, k + 1);
console.log(records.map((r) => r.level).join());
const formats = [
  NumberFormat.Int8LE,
  NumberFormat.UInt8LE,
  NumberFormat.Int16LE,
  NumberFormat.UInt16LE,
  NumberFormat.Int32LE,
  NumberFormat.UInt32LE,
  NumberFormat.Int8BE,
  NumberFormat.UInt8BE,
  NumberFormat.Int16BE,
  NumberFormat.UInt16BE,
  NumberFormat.Int32BE,
  NumberFormat.UInt32BE,
  NumberFormat.Float32LE,
  NumberFormat.Float32BE,
  NumberFormat.Float64LE,
  NumberFormat.Float64BE,
];
const scratch = Buffer.create(9);
for (const f of formats) {
  let row = f + ":";
  for (const v of [-1, 258, 0x7fff8001]) {
    scratch.fill(0xee);
    scratch.setNumber(f, 1, v);
    row += " " + scratch.toHex() + "=" + scratch.getNumber(f, 1);
  }
  console.log(row + " " + Buffer.sizeOfNumberFormat(f));
}
class BitWriter {
  private bits = 0;
  private held = 0;
  bytes: number[] = [];
  constructor() {}
  put(v: number, width: number): BitWriter {
    for (let i = width - 1; i >= 0; i--) {
      this.held = (this.held << 1) | ((v >> i) & 1);
      if (++this.bits == 8) {
        this.bytes.push(this.held);
        this.bits = this.held = 0;
      }
    }
    return this;
  }
  finish(): Buffer {
    while (this.bits) this.put(0, 1);
    return Buffer.fromArray(this.bytes);
  }
}
class BitReader {
  private at = 0;
  constructor(private data: Buffer) {}
  take(width: number): number {
    let v = 0;
    while (width-- > 0) {
      v = (v << 1) | ((this.data[this.at >> 3] >> (7 - (this.at & 7))) & 1);
      this.at++;
    }
    return v;
  }
  signed(width: number): number {
    const v = this.take(width);
    return (v << (32 - width)) >> (32 - width);
  }
}
const writer = new BitWriter()
  .put(5, 3)
  .put(0x1234, 13)
  .put(1, 1)
  .put(-3, 7)
  .put(0x3fffffff, 30)
  .put(0, 2)
  .put(9, 4);
const packed = writer.finish();
const reader = new BitReader(packed);
console.log(packed.toHex());
console.log(
  [
    reader.take(3),
    reader.take(13),
    reader.take(1),
    reader.signed(7),
    reader.take(30),
    reader.take(2),
    reader.take(4),
  ].join(),
);
function adler(b: Buffer): number {
  let a = 1;
  let s = 0;
  for (let i = 0; i < b.length; i++) {
    a = (a + b[i]) % 65521;
    s = (s + a) % 65521;
  }
  return s * 65536 + a;
}
function fletcher(b: Buffer): number {
  let x = 0;
  let y = 0;
  for (let i = 0; i < b.length; i++) {
    x = (x + b[i]) % 255;
    y = (y + x) % 255;
  }
  return (y << 8) | x;
}
function luhn(s: string): boolean {
  let sum = 0;
  for (let i = 0; i < s.length; i++) {
    let d = s.charCodeAt(s.length - 1 - i) - 48;
    if (i % 2) d = d > 4 ? d * 2 - 9 : d * 2;
    sum += d;
  }
  return sum % 10 == 0;
}
console.log(
  [adler(Buffer.fromUTF8("Wikipedia")), fletcher(Buffer.fromUTF8("abcde")), adler(store)].join() +
    luhn("79927398713") +
    luhn("79927398714"),
);
console.log("DONE");
