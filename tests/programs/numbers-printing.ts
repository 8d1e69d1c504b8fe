// Numbers as text: every size of exponent, short and long fractions, and what is read back from it.

let x = 1.1;
for (let i = 0; i < 60; i++) {
  console.log(x);
  console.log(-x);
  x *= 3.7;
}
x = 1.1;
for (let i = 0; i < 40; i++) {
  console.log(x);
  x /= 4.3;
}
for (const y of [
  0.1 + 0.2,
  1 / 3,
  2 / 3,
  10 / 3,
  1e21,
  1e20,
  123456789012345680000,
  1e-6,
  1e-7,
  1.5e-7,
  5e-324,
  1.7976931348623157e308,
])
  console.log(y);
for (const y of [
  100, 1000000, 1e10, 1e15, 1e16, 123456789.125, 0.000123, 99999999.5, 4503599627370497.5, 9007199254740993,
])
  console.log(y);
let same = 0;
let seed = 12345;
for (let i = 0; i < 300; i++) {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  const v = seed / 1000 / (1 + (i % 17) * (i % 13));
  if (parseFloat("" + v) == v) same++;
  if (i % 10 == 0) console.log(v);
}
console.log(same);
for (let i = -3; i < 25; i++) console.log(Math.pow(10, i) == parseFloat("1e" + i));
console.log(1e3 + 1e-3);
console.log(0.1 * 3);
console.log(4.35 * 100);
console.log(1.005 * 1000);
console.log(-1e-7 / 3);
console.log(2 ** 52 + 0.5);
console.log(2 ** 53);
console.log(2 ** 70);
console.log(1 / 3e200 / 1e120);
console.log("DONE");
