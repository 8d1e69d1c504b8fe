// Shifts and bit operators on small, large, negative and fractional operands.

const values = [
  0, 1, -1, 5, -5, 255, 65535, 0x3fffffff, 0x40000000, -0x40000000, 0x7fffffff, -0x80000000, 0xffffffff,
  0x80000000, 0x12345678, 4294967296, 4294967301, -4294967297, 1.9, -1.9, 3000000000.7,
];
for (const a of values) {
  console.log(`${a | 0} ${~a} ${a >> 1} ${a >>> 1} ${a << 1} ${a & 0xff} ${a ^ 0x55} ${a >>> 0}`);
}
for (let shift = -1; shift < 34; shift += 5) {
  console.log(
    `${1 << shift} ${-1 << shift} ${-1 >> shift} ${-1 >>> shift} ${0x12345678 >> shift} ${0x7fffffff << shift} ${-0x80000000 >>> shift}`,
  );
}
for (const a of values) {
  for (const b of [0, -1, 0x0f0f0f0f, 0x40000000, -0x80000000, 2.5])
    console.log(`${a & b} ${a | b} ${a ^ b}`);
}
let x = 0xff;
x <<= 8;
console.log(x);
x |= 0x0f;
console.log(x);
x &= ~0xf00;
console.log(x);
x ^= 0xffff;
console.log(x);
x >>= 4;
console.log(x);
x = -x;
x >>>= 28;
console.log(x);
function bitCount(n: number): number {
  let count = 0;
  while (n) {
    count += n & 1;
    n >>>= 1;
  }
  return count;
}
console.log(bitCount(0xffffffff) + " " + bitCount(0x12345678) + " " + bitCount(-2));
function crc(text: string): number {
  let c = 0xffffffff;
  for (let i = 0; i < text.length; i++) {
    c ^= text.charCodeAt(i);
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return (c ^ 0xffffffff) >>> 0;
}
console.log(crc("123456789"));
let hash = 0;
for (let i = 0; i < 100; i++) hash = ((hash << 5) - hash + i) | 0;
console.log(hash);
console.log(Math.imul(0x12345678, 0x9abcdef));
console.log(Math.imul(-5, 0x7fffffff));
let lfsr = 0xace1;
for (let i = 0; i < 20; i++) lfsr = (lfsr >> 1) ^ (-(lfsr & 1) & 0xb400);
console.log(lfsr);
console.log(true && 5 & 4);
console.log((1 << 30) + " " + (1 << 31) + " " + (1 << 32) + " " + (3 << 30));
console.log("DONE");
