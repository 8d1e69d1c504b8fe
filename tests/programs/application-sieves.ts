// Number theory by tables: Eratosthenes in bits and in segments, Sundaram, smallest factors, totients, Moebius, Goldbach, perfect numbers.

class Bits {
  private data: Buffer;
  constructor(public length: number) {
    this.data = Buffer.create((length + 7) >> 3);
  }
  get(i: number): boolean {
    return (this.data[i >> 3] & (1 << (i & 7))) != 0;
  }
  set(i: number): void {
    this.data[i >> 3] |= 1 << (i & 7);
  }
  count(): number {
    let n = 0;
    for (let i = 0; i < this.data.length; i++) for (let b = this.data[i]; b; b &= b - 1) n++;
    return n;
  }
}
function eratosthenes(limit: number): Bits {
  const composite = new Bits(limit + 1);
  composite.set(0);
  composite.set(1);
  for (let i = 2; i * i <= limit; i++)
    if (!composite.get(i)) for (let k = i * i; k <= limit; k += i) composite.set(k);
  return composite;
}
const LIMIT = 5000;
const composite = eratosthenes(LIMIT);
console.log(LIMIT + 1 - composite.count());
let line = "";
let gap = 0;
let before = 2;
let twins = 0;
for (let p = 3; p <= LIMIT; p += 2) {
  if (composite.get(p)) continue;
  if (p - before > gap) {
    gap = p - before;
    line += before + "+" + gap + " ";
  }
  if (p - before == 2) twins++;
  before = p;
}
console.log(line + twins + " " + before);
function sundaram(n: number): string {
  const k = (n - 1) >> 1;
  const marked = new Bits(k + 1);
  for (let i = 1; i <= k; i++) for (let j = i; i + j + 2 * i * j <= k; j++) marked.set(i + j + 2 * i * j);
  let s = "2";
  for (let i = 1; i <= k; i++) if (!marked.get(i)) s += " " + (2 * i + 1);
  return s;
}
console.log(sundaram(100));
function segment(from: number, to: number): string {
  const marked = new Bits(to - from);
  for (let p = 2; p * p < to; p++) {
    if (composite.get(p)) continue;
    let k = Math.ceil(from / p) * p;
    if (k < p * p) k = p * p;
    for (; k < to; k += p) marked.set(k - from);
  }
  let s = "";
  for (let i = 0; i < to - from; i++) if (!marked.get(i)) s += from + i + " ";
  return s;
}
console.log(segment(1000000, 1000100));
console.log(segment(16777200, 16777300));
const factor: number[] = [];
const N = 600;
for (let i = 0; i <= N; i++) factor.push(i);
for (let i = 2; i * i <= N; i++)
  if (factor[i] == i) for (let k = i * i; k <= N; k += i) if (factor[k] == k) factor[k] = i;
function factors(n: number): string {
  let s = "";
  while (n > 1) {
    const p = factor[n];
    let e = 0;
    for (; n % p == 0; n /= p) e++;
    s += (s ? "*" : "") + p + (e > 1 ? "^" + e : "");
  }
  return s;
}
console.log([2, 60, 97, 360, 512, 529, 599].map((n) => factors(n)).join());
const totient: number[] = [];
for (let i = 0; i <= N; i++) totient.push(i);
for (let i = 2; i <= N; i++)
  if (totient[i] == i) for (let k = i; k <= N; k += i) totient[k] -= Math.idiv(totient[k], i);
let farey = 1;
for (let i = 1; i <= 100; i++) farey += totient[i];
console.log(farey + " " + [1, 36, 97, 100, 600].map((n) => totient[n]).join());
function moebius(n: number): number {
  let m = 1;
  while (n > 1) {
    const p = factor[n];
    n /= p;
    if (n % p == 0) return 0;
    m = -m;
  }
  return m;
}
let mertens = 0;
let shown = "";
for (let i = 1; i <= 200; i++) {
  mertens += moebius(i);
  if (i % 25 == 0) shown += mertens + " ";
}
console.log(shown);
const sums: number[] = [];
for (let i = 0; i <= 1300; i++) sums.push(0);
for (let d = 1; d <= 1300; d++) for (let k = 2 * d; k <= 1300; k += d) sums[k] += d;
let perfect = "";
let friends = "";
let abundant = 0;
for (let i = 2; i <= 1300; i++) {
  if (sums[i] == i) perfect += i + " ";
  if (sums[i] > i) {
    abundant++;
    const other = sums[i];
    if (other <= 1300 && sums[other] == i) friends += i + "/" + other + " ";
  }
}
console.log(perfect + friends + abundant);
let most = 0;
let hardest = 0;
for (let n = 4; n <= 1000; n += 2) {
  let p = 2;
  while (composite.get(p) || composite.get(n - p)) p++;
  if (p > most) {
    most = p;
    hardest = n;
  }
}
console.log(hardest + " " + most);
function happy(n: number): boolean {
  const seen = new Bits(400);
  while (n != 1) {
    let s = 0;
    for (; n; n = Math.idiv(n, 10)) s += (n % 10) * (n % 10);
    if (seen.get(s)) return false;
    seen.set(s);
    n = s;
  }
  return true;
}
let happies = "";
for (let i = 1; i < 100; i++) if (happy(i) && !composite.get(i)) happies += i + " ";
console.log(happies);
console.log("DONE");
