// Integer arithmetic at the edges of the tagged range (31 bits), of 32 bits and of 53 bits.

const edges = [
  0, 1, -1, 2, -2, 32767, 32768, -32768, -32769, 65535, 65536, 1073741822, 1073741823, 1073741824,
  -1073741823, -1073741824, -1073741825, 2147483647, 2147483648, -2147483648, -2147483649, 4294967295,
  4294967296,
];
for (const a of edges) {
  console.log(a);
  console.log(a + 1);
  console.log(a - 1);
  console.log(-a);
  console.log(a * 2);
  console.log(a * -3);
  console.log(a * 65536);
}
function sum(a: number, b: number): number {
  return a + b;
}
function difference(a: number, b: number): number {
  return a - b;
}
function product(a: number, b: number): number {
  return a * b;
}
const some = [1073741823, -1073741824, 1073741824, 2147483647, -2147483648, 46341, -46341, 32768, 3];
for (const a of some) for (const b of some) console.log(`${sum(a, b)} ${difference(a, b)} ${product(a, b)}`);
let n = 1;
for (let i = 0; i < 50; i++) n *= 2;
console.log(n);
n = 1073741820;
for (let i = 0; i < 8; i++) console.log(n++);
n = -1073741820;
for (let i = 0; i < 8; i++) console.log(n--);
n = 1073741823;
console.log(++n);
console.log(--n);
n += 1;
n -= 1;
console.log(n == 1073741823);
console.log(n === 1073741823);
const big = 1073741823 + 1;
console.log(big == 1073741824);
console.log(big - 1 === 1073741823);
console.log(big > 1073741823);
console.log(-big - 1 < -big);
console.log(9007199254740 * 100);
console.log(123456789 * 1000);
console.log("DONE");
