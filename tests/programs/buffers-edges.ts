// Functions on buffers at their ends and beyond.

function fresh(): Buffer {
  return Buffer.fromArray([1, 2, 3, 250, 255, 128, 0, 9]);
}
const floats = 13; // from Float32LE on
const places: number[] = [0, 1, 2, 5, 7, 8, 9, -1, -2, -8, -9, 300, -100, 2147483647, -2147483648, 65536];
for (const i of places) {
  const buffer = fresh();
  buffer[i] = 7;
  const byte = fresh();
  byte[1] = i;
  const filled = fresh();
  filled.fill(i);
  const shifted = fresh();
  shifted.shift(i);
  const rotated = fresh();
  rotated.rotate(i);
  const written = fresh();
  written.write(i, hex`aabbcc`);
  const copied = fresh();
  copied.write(i, copied);
  console.log(`${i}: ${fresh()[i]} ${fresh().getUint8(i)} ${fresh().hash(i)} ${fresh().slice(i).toHex()}`);
  console.log([buffer, byte, filled, shifted, rotated, written, copied].map((b) => b.toHex()).join(" "));
  for (const j of places) {
    const pieces = [fresh().slice(i, j)];
    for (let k = 0; k < 5; k++) pieces.push(fresh());
    pieces[1].fill(0xee, i, j);
    pieces[2].shift(i, j);
    pieces[3].rotate(i, j);
    pieces[4].shift(i, 2, j);
    pieces[5].rotate(i, 2, j);
    console.log(`${i} ${j}: ${pieces.map((b) => b.toHex()).join(" ")}`);
  }
  for (let format = 1; format <= 16; format++) {
    const value = fresh();
    value.setNumber(format, 0, i);
    const place = fresh();
    place.setNumber(format, i, 77);
    // A part of a floating-point number is a panic on the JavaScript runtime.
    const number = format < floats || i == 0 ? fresh().getNumber(format, i) : 0;
    console.log(`${i} ${format}: ${number} ${value.toHex()} ${place.toHex()}`);
  }
}
for (const value of [0.5, -0.5, 255.9, -1.9, NaN, Infinity, 1e10, -1e10, undefined, null]) {
  const bytes = fresh();
  bytes[0] = value;
  bytes.setNumber(NumberFormat.Int16LE, 1, value);
  bytes.setNumber(NumberFormat.UInt32BE, 4, value);
  const float = Buffer.create(12);
  float.setNumber(NumberFormat.Float32BE, 0, value);
  float.setNumber(NumberFormat.Float64LE, 4, value);
  const back = [float.getNumber(NumberFormat.Float32BE, 0), float.getNumber(NumberFormat.Float64LE, 4)];
  console.log(`${value}: ${bytes.toHex()} ${float.toHex()} ${back.join(" ")}`);
}
console.log(
  `${fresh().equals(fresh())} ${fresh().equals(null)} ${fresh() == fresh()} ${fresh().indexOf(hex`03fa`)} ${fresh().indexOf(hex``)}`,
);
console.log(
  `${fresh().toArray(NumberFormat.UInt16LE).join()} ${fresh().unpack("<hbB").join()} ${fresh().unpack(">I2xH").join()}`,
);
console.log(
  `${Buffer.pack(">d", [1.5]).toHex()} ${Buffer.pack("f", [0.1]).toHex()} ${Buffer.packedSize("3B2x")}`,
);
console.log(
  `${fresh().toBase64()} ${Buffer.fromBase64("AQIDBA==").toHex()} ${fresh().chunked(3).length} ${hex`0102`.isReadOnly()}`,
);
const packed = msgpack.packNumberArray([1, -5, 300, 70000, 1.5, -200, -40000]);
console.log(`${packed.toHex()} ${msgpack.unpackNumberArray(packed).join()}`);
console.log("DONE");
