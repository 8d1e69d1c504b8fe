// Division, modulo and powers, with negatives, fractions and zero.

const numerators = [0, 1, -1, 7, -7, 100, 1073741823, -1073741824, 2147483648, 10.5, -10.5];
const denominators = [1, -1, 2, -2, 3, -3, 4, 8, 0.5, 1.25];
for (const a of numerators) {
  for (const b of denominators) {
    console.log(`${a} ${b}: ${Math.round((a / b) * 1000)} ${Math.idiv(a, b == 0.5 ? 1 : b)}`);
  }
}
for (const a of [7, -7, 8, 0, 1073741823, 5.5, -5.5])
  for (const b of [2, -2, 3, -3, 5, 0.5, 2.5]) if (a % b != 0) console.log(`${a} % ${b} = ${a % b}`);
console.log(8 / 2);
console.log(1 / 4);
console.log(7 / 2);
console.log(-7 / 2);
console.log(1 / 0);
console.log(-1 / 0);
console.log(0 / 0);
console.log(5 % 0);
console.log(isNaN(0 / 0));
console.log((7 / 2) | 0);
console.log((-7 / 2) | 0);
console.log(2 ** 10);
console.log(2 ** -2);
console.log((-3) ** 3);
console.log(2 ** 31);
console.log(2 ** 40);
console.log(9 ** 0.5);
let x = 3;
x **= 2;
console.log(x);
x /= 2;
console.log(x);
x %= 2;
console.log(x);
x *= 8;
console.log(x);
console.log(Math.idiv(17, 5) + " " + Math.idiv(-17, 5));
function gcd(a: number, b: number): number {
  return b == 0 ? a : gcd(b, a % b);
}
console.log(gcd(1071, 462));
console.log(gcd(1 << 20, 3 << 18));
function isPrime(n: number): boolean {
  for (let i = 2; i * i <= n; i++) if (n % i == 0) return false;
  return n > 1;
}
const primes: number[] = [];
for (let i = 0; i < 60; i++) if (isPrime(i)) primes.push(i);
console.log(primes.join());
let collatz = 27;
let steps = 0;
while (collatz != 1) {
  collatz = collatz % 2 ? 3 * collatz + 1 : collatz / 2;
  steps++;
}
console.log(steps);
console.log("DONE");
