// Buffers under random writes and reads of every format and offset, with slices, fills, shifts and rotations.

let seed = 3;
function random(n: number): number {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >> 8) % n;
}
const integerFormats = [
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
];
let sum = 0;
let b = Buffer.create(37);
for (let round = 0; round < 12; round++) {
  for (let step = 0; step < 40; step++) {
    const offset = random(b.length);
    const format = integerFormats[random(integerFormats.length)];
    const size = Buffer.sizeOfNumberFormat(format);
    switch (random(9)) {
      case 0:
      case 1:
        if (offset + size <= b.length) b.setNumber(format, offset, (random(1 << 20) << 11) ^ random(1 << 20));
        break;
      case 2:
      case 3:
        if (offset + size <= b.length) sum += b.getNumber(format, offset) % 1000003;
        break;
      case 4:
        b[offset] += random(300);
        break;
      case 5:
        sum += b[offset];
        break;
      case 6:
        b.fill(random(256), offset, random(5));
        break;
      case 7:
        if (random(3) == 0) b.shift(random(7) - 3, random(5));
        else b.rotate(random(9) - 4);
        break;
      case 8:
        b.write(random(30), b.slice(offset, random(6)));
        break;
    }
  }
  console.log(b.toHex() + " " + sum);
  if (round % 3 == 2) b = b.concat(b.slice(0, 5)).slice(3);
}
const doubles = Buffer.create(64);
for (let i = 0; i < 8; i++) doubles.setNumber(NumberFormat.Float64LE, i * 8, (i - 3) * 1.25e10 + 0.125);
let total = 0;
for (let i = 0; i < 8; i++) total += doubles.getNumber(NumberFormat.Float64LE, i * 8);
console.log(total + " " + doubles.hash(20));
for (let i = 0; i < 10; i++) doubles.setNumber(NumberFormat.Float32BE, i * 5, i * 0.75 - 3);
let line = "";
for (let i = 0; i < 10; i++) line += doubles.getNumber(NumberFormat.Float32BE, i * 5) + " ";
console.log(line);
let copied = 0;
for (let i = 0; i < 200; i++) {
  const c = b.slice(i % 20, 10 + (i % 7));
  for (let k = 0; k < c.length; k++) c[k] ^= i;
  copied = (copied * 17 + c[c.length - 1] + c.length) & 0xffffff;
}
console.log(copied);
console.log("DONE");
