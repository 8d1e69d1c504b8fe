// Big integers, matrices, Mandelbrot, integration, primes by rho, calendars, complex numbers and polynomials.

function multiplyBig(digits: number[], by: number): number[] {
  const out: number[] = [];
  let carry = 0;
  for (const d of digits) {
    const t = d * by + carry;
    out.push(t % 10000);
    carry = Math.idiv(t, 10000);
  }
  while (carry) {
    out.push(carry % 10000);
    carry = Math.idiv(carry, 10000);
  }
  return out;
}
function showBig(digits: number[]): string {
  let out = "" + digits[digits.length - 1];
  for (let i = digits.length - 2; i >= 0; i--) out += ("" + (10000 + digits[i])).slice(1);
  return out;
}
let big = [1];
for (let i = 2; i <= 40; i++) big = multiplyBig(big, i);
console.log(showBig(big));

class Matrix {
  rows: number[][];
  constructor(rows: number[][]) {
    this.rows = rows;
  }
  times(other: Matrix): Matrix {
    return new Matrix(
      this.rows.map((r) =>
        other.rows[0].map((_, c) => {
          let s = 0;
          for (let k = 0; k < r.length; k++) s += r[k] * other.rows[k][c];
          return s;
        }),
      ),
    );
  }
  determinant(): number {
    const n = this.rows.length;
    if (n == 1) return this.rows[0][0];
    let sum = 0;
    for (let c = 0; c < n; c++) {
      const minor = this.rows.slice(1).map((r) => r.filter((_, k) => k != c));
      sum += (c % 2 ? -1 : 1) * this.rows[0][c] * new Matrix(minor).determinant();
    }
    return sum;
  }
  toString(): string {
    return this.rows.map((r) => r.join(" ")).join("; ");
  }
}
const m = new Matrix([
  [2, 0.5, 1],
  [-1, 3, 2],
  [4, 1, -2.25],
]);
console.log(`${m.times(m)}`);
console.log(m.determinant());
let power = new Matrix([
  [1, 1],
  [1, 0],
]);
for (let i = 0; i < 6; i++) power = power.times(power);
console.log(`${power}`);

for (let y = -1.25; y <= 1.25; y += 0.25) {
  let line = "";
  for (let x = -2; x <= 0.5; x += 0.125) {
    let re = 0;
    let im = 0;
    let n = 0;
    while (n < 20 && re * re + im * im < 4) {
      const t = re * re - im * im + x;
      im = 2 * re * im + y;
      re = t;
      n++;
    }
    line += n == 20 ? "#" : n > 5 ? "+" : ".";
  }
  console.log(line);
}
function integrate(f: (x: number) => number, a: number, b: number, n: number): number {
  let sum = (f(a) + f(b)) / 2;
  const h = (b - a) / n;
  for (let i = 1; i < n; i++) sum += f(a + i * h);
  return sum * h;
}
console.log(integrate((x) => x * x * x - 2 * x + 1, 0, 4, 64));
console.log(integrate((x) => (x < 1 ? x : 2 - x), 0, 2, 32));
function newton(n: number): number {
  let x = n;
  for (let i = 0; i < 40; i++) x = (x + n / x) / 2;
  return x;
}
for (const n of [2, 3, 10, 1e10, 0.5]) console.log(newton(n) + " " + (newton(n) - Math.sqrt(n) < 1e-12 * n));

function modMultiply(a: number, b: number, n: number): number {
  let r = 0;
  a %= n;
  while (b > 0) {
    if (b % 2 == 1) r = (r + a) % n;
    a = (a * 2) % n;
    b = Math.floor(b / 2);
  }
  return r;
}
function modPower(b: number, e: number, n: number): number {
  let r = 1;
  while (e > 0) {
    if (e % 2 == 1) r = modMultiply(r, b, n);
    b = modMultiply(b, b, n);
    e = Math.floor(e / 2);
  }
  return r;
}
console.log(
  [97, 561, 104729, 1000003, 2147483647, 4294967291, 4294967295]
    .map((n) => (modPower(2, n - 1, n) == 1 ? 1 : 0))
    .join(""),
);
console.log(modPower(3, 1000, 1000000007));

function weekday(y: number, mo: number, d: number): number {
  const t = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
  if (mo < 3) y--;
  return (y + Math.idiv(y, 4) - Math.idiv(y, 100) + Math.idiv(y, 400) + t[mo - 1] + d) % 7;
}
console.log(
  ["su", "mo", "tu", "we", "th", "fr", "sa"][weekday(2024, 2, 29)] +
    weekday(1970, 1, 1) +
    weekday(2000, 3, 1),
);
function isoDate(seconds: number): string {
  let days = Math.floor(seconds / 86400);
  let year = 1970;
  const length = (y: number) => (y % 4 == 0 && (y % 100 != 0 || y % 400 == 0) ? 366 : 365);
  while (days >= length(year)) days -= length(year++);
  const months = [31, length(year) - 337, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  let month = 0;
  while (days >= months[month]) days -= months[month++];
  const two = (n: number) => (n < 10 ? "0" : "") + n;
  const rest = seconds % 86400;
  return `${year}-${two(month + 1)}-${two(days + 1)}T${two(Math.idiv(rest, 3600))}:${two(Math.idiv(rest % 3600, 60))}:${two(rest % 60)}`;
}
for (const s of [0, 951782400, 1700000000, 2147483647, 4102444800]) console.log(isoDate(s));
function roman(n: number): string {
  const values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
  const names = ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"];
  let out = "";
  values.forEach((v, i) => {
    while (n >= v) {
      out += names[i];
      n -= v;
    }
  });
  return out;
}
console.log([1, 4, 1987, 2024, 3999].map((n) => roman(n)).join());
function toBase(n: number, base: number): string {
  const digits = "0123456789abcdefghijklmnopqrstuvwxyz";
  let out = "";
  do {
    out = digits[n % base] + out;
    n = Math.floor(n / base);
  } while (n > 0);
  return out;
}
console.log([2, 8, 16, 36].map((b) => toBase(4294967295, b)).join() + " " + toBase(255, 7));
console.log("DONE");
