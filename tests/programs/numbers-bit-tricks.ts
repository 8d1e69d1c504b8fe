// Bit tricks: counting, reversing, Gray codes, Morton codes, powers of two, isolated bits, parity, bit sets and swaps.

function popcount(x: number): number {
  x -= (x >>> 1) & 0x55555555;
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  x = (x + (x >>> 4)) & 0x0f0f0f0f;
  return Math.imul(x, 0x01010101) >>> 24;
}
function popcountSlow(x: number): number {
  let n = 0;
  while (x) {
    x &= x - 1;
    n++;
  }
  return n;
}
function reverse(x: number): number {
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return (x >>> 16) | (x << 16);
}
function leadingZeros(x: number): number {
  if (x == 0) return 32;
  let n = 0;
  if (!(x & 0xffff0000)) {
    n += 16;
    x <<= 16;
  }
  if (!(x & 0xff000000)) {
    n += 8;
    x <<= 8;
  }
  while (x > 0) {
    n++;
    x <<= 1;
  }
  return n;
}
for (const x of [0, 1, 2, 255, 256, 0x12345678, 0x7fffffff, -1, -2147483648, 0xaaaaaaaa, 1073741824])
  console.log(
    `${x} ${popcount(x)} ${popcountSlow(x | 0)} ${reverse(x)} ${reverse(reverse(x))} ${leadingZeros(x | 0)}`,
  );

const gray = (n: number) => n ^ (n >> 1);
function fromGray(g: number): number {
  for (let s = 16; s; s >>= 1) g ^= g >> s;
  return g;
}
let codes = "";
let wrong = 0;
for (let i = 0; i < 64; i++) {
  if (i < 16) codes += gray(i) + " ";
  if (fromGray(gray(i)) != i) wrong++;
  if (popcount(gray(i) ^ gray(i + 1)) != 1) wrong++;
}
console.log(codes + wrong);
function spread(x: number): number {
  x = (x | (x << 8)) & 0x00ff00ff;
  x = (x | (x << 4)) & 0x0f0f0f0f;
  x = (x | (x << 2)) & 0x33333333;
  return (x | (x << 1)) & 0x55555555;
}
const morton = (x: number, y: number) => spread(x) | (spread(y) << 1);
console.log([morton(0, 0), morton(5, 9), morton(255, 0), morton(65535, 65535), morton(32768, 1)].join());
function powerAbove(x: number): number {
  x--;
  for (let s = 1; s < 32; s <<= 1) x |= x >> s;
  return x + 1;
}
console.log([1, 2, 3, 5, 64, 65, 1000, 536870913].map((x) => powerAbove(x)).join());
console.log(
  [12, 40, -8, 1 << 30, 7].map((x) => (x & -x) + "/" + (x & (x - 1)) + "/" + (x | (x - 1))).join(" "),
);
function parity(x: number): number {
  x ^= x >> 16;
  x ^= x >> 8;
  x ^= x >> 4;
  return (0x6996 >> (x & 15)) & 1;
}
let parities = "";
for (let i = 0; i < 20; i++) parities += parity(i * 0x1234567);
console.log(parities);
let a = 123456;
let b = -99;
a ^= b;
b ^= a;
a ^= b;
console.log(a + " " + b);
const min = (x: number, y: number) => y ^ ((x ^ y) & -(x < y ? 1 : 0));
console.log(min(3, 9) + " " + min(-3, -9) + " " + min(1 << 29, -1));
const sign = (x: number) => (x >> 31) | (-x >>> 31);
console.log([5, 0, -5, 1073741823, -1073741824].map((x) => sign(x)).join());
let set = 0;
for (const i of [1, 5, 9, 13, 30, 31]) set |= 1 << i;
for (const i of [5, 30]) set &= ~(1 << i);
for (const i of [0, 1]) set ^= 1 << i;
let members = "";
for (let i = 0; i < 32; i++) if (set & (1 << i)) members += i + " ";
console.log(members + set);
let subsets = "";
for (let s = 0b10110; s > 0; s = (s - 1) & 0b10110) subsets += s + " ";
console.log(subsets);
function next(x: number): number {
  const low = x & -x;
  const carried = x + low;
  return carried | (((x ^ carried) / low) >> 2);
}
let same = "";
for (let x = 7; x < 64; x = next(x)) same += x + " ";
console.log(same);
const average = (x: number, y: number) => (x & y) + ((x ^ y) >> 1);
console.log(average(1073741823, 1073741821) + " " + average(-5, 2));
console.log("DONE");
