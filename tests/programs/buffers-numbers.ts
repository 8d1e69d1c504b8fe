// Every number format of Buffer, written and read, at aligned and unaligned offsets, and in each byte order.

const formats = [
  NumberFormat.Int8LE,
  NumberFormat.UInt8LE,
  NumberFormat.Int16LE,
  NumberFormat.UInt16LE,
  NumberFormat.Int32LE,
  NumberFormat.Int8BE,
  NumberFormat.UInt8BE,
  NumberFormat.Int16BE,
  NumberFormat.UInt16BE,
  NumberFormat.Int32BE,
  NumberFormat.UInt32LE,
  NumberFormat.UInt32BE,
  NumberFormat.Float32LE,
  NumberFormat.Float64LE,
  NumberFormat.Float32BE,
  NumberFormat.Float64BE,
];
const values = [
  0, 1, -1, 127, 128, 255, 256, 32767, 32768, 65535, 1073741823, 1073741824, 2147483647, -1073741825,
  4294967295, 0.5, -2.25,
];
for (const format of formats) {
  console.log("format " + format + " size " + Buffer.sizeOfNumberFormat(format));
  for (const value of values) {
    if (value > 2147483647 && Buffer.sizeOfNumberFormat(format) < 4) continue;
    const b = Buffer.create(13);
    b.setNumber(format, 0, value);
    b.setNumber(format, 5, value);
    console.log(b.toHex() + " " + b.getNumber(format, 0) + " " + b.getNumber(format, 5));
  }
}
const source = hex`00017f80ff1234567890abcdef4048f5c3c2f7e979c0091eb851eb851f`;
for (const format of formats) {
  const list: number[] = [];
  for (let offset = 0; offset < 12; offset++) {
    const x = source.getNumber(format, offset);
    if (format < NumberFormat.Float32LE) list.push(x);
  }
  console.log(list.join(" "));
}
console.log(Math.round(source.getNumber(NumberFormat.Float32BE, 13) * 100));
console.log(Math.round(source.getNumber(NumberFormat.Float32BE, 17) * 100));
console.log(Math.round(source.getNumber(NumberFormat.Float64BE, 21) * 100));
const b = Buffer.create(8);
console.log(b.getNumber(NumberFormat.Int32LE, 5));
console.log(b.getNumber(NumberFormat.UInt8LE, 8));
b.setUint8(0, 0x1ff);
b.setUint8(7, 77);
console.log(b.getUint8(0) + " " + b.getUint8(7) + " " + b.getUint8(8) + " " + b.getUint8(-1));
console.log(Buffer.pack("<2h", [0x3412, 0x7856]).toHex());
console.log(Buffer.pack(">hiB", [-2, 0x01020304, 200]).toHex());
console.log(Buffer.pack("<HxId", [1, 2, 1.5]).toHex());
console.log(Buffer.packedSize("<bBhHiIfd"));
console.log(hex`0102ff03fffffffe`.unpack(">hBbi").join());
console.log(hex`010203040506`.toArray(NumberFormat.UInt16LE).join());
console.log("DONE");
