// Shifts whose amount is a variable: every amount from -3 to 40, of small, large, negative, fractional and missing numbers.

function all(v: number): string {
  let out = v + ":";
  let sum = 0;
  for (let n = -3; n <= 40; n++) {
    const l = v << n;
    const r = v >> n;
    const u = v >>> n;
    sum = (sum * 7 + (l % 1009) * 3 + (r % 1013) * 5 + (u % 1019)) % 1000003;
    if (n == 0 || n == 1 || n == 29 || n == 30 || n == 31 || n == 32 || n == -1)
      out += ` ${n}=${l},${r},${u}`;
  }
  return out + " " + sum;
}
const values = [
  0, 1, -1, 2, 1000, -1000, 536870911, -536870912, 1073741823, 1073741824, -1073741824, -1073741825,
];
values.push(2147483647);
values.push(-2147483648);
values.push(4294967295);
values.push(4294967296);
values.push(12345678901);
values.push(-12345678901);
values.push(2.75);
values.push(-2.75);
values.push(0.5);
for (const v of values) console.log(all(v));

let amount = 5;
let x = 1;
x <<= amount;
amount = 2;
x <<= amount;
x >>= amount - 1;
console.log(x);
x = -1;
x >>>= amount;
console.log(x);
x >>>= amount + 29;
console.log(x);
const rotate = (v: number, n: number) => (v << n) | (v >>> (32 - n));
let r = 0x12345678;
let shown = "";
for (let i = 0; i < 33; i += 4) shown += rotate(r, i) + " ";
console.log(shown);
let fraction = 0;
for (let n = 0; n < 8; n += 0.5) fraction += 3 << n;
console.log(fraction);
const amounts: number[] = [1, 31, 33, 65, -31];
console.log(amounts.map((n) => (1 << n) + (1 >>> n) + (-8 >> n)).join());
function mask(low: number, high: number): number {
  let m = 0;
  for (let i = low; i <= high; i++) m |= 1 << i;
  return m;
}
console.log(mask(0, 31) + " " + mask(30, 31) + " " + mask(28, 30) + " " + mask(5, 4));
function bytes(n: number): string {
  let s = "";
  for (let at = 24; at >= 0; at -= 8) s += ((n >> at) & 255) + ".";
  return s;
}
console.log(bytes(0xc0a80001) + bytes(-2) + bytes(1 << 30));
console.log("DONE");
