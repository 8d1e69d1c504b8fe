// Mutual and nested recursion with memory and without: Ackermann, Hofstadter, McCarthy, Tak, towers, partitions, dragon curves.

function ackermann(m: number, n: number): number {
  if (m == 0) return n + 1;
  return n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
}
console.log([ackermann(0, 5), ackermann(1, 7), ackermann(2, 4), ackermann(3, 2)].join());
function female(n: number): number {
  return n == 0 ? 1 : n - male(female(n - 1));
}
function male(n: number): number {
  return n == 0 ? 0 : n - female(male(n - 1));
}
let both = "";
for (let i = 0; i < 14; i++) both += female(i) + "" + male(i) + " ";
console.log(both);
function hofstadterG(n: number): number {
  return n == 0 ? 0 : n - hofstadterG(hofstadterG(n - 1));
}
const q: number[] = [0, 1, 1];
for (let n = 3; n <= 30; n++) q.push(q[n - q[n - 1]] + q[n - q[n - 2]]);
console.log(hofstadterG(12) + " " + q.join(" "));
function mccarthy(n: number): number {
  return n > 100 ? n - 10 : mccarthy(mccarthy(n + 11));
}
console.log([87, 99, 101, 60].map((n) => mccarthy(n)).join());
let calls = 0;
function tak(x: number, y: number, z: number): number {
  calls++;
  return y < x ? tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y)) : z;
}
console.log(tak(8, 5, 2) + " " + calls);
const pegs: number[][] = [[4, 3, 2, 1], [], []];
let moves = "";
function hanoi(n: number, from: number, to: number, by: number): void {
  if (n == 0) return;
  hanoi(n - 1, from, by, to);
  pegs[to].push(pegs[from].pop());
  moves += from + "" + to + " ";
  hanoi(n - 1, by, to, from);
}
hanoi(4, 0, 2, 1);
console.log(moves + pegs.map((p) => p.join("")).join("|"));
function partitions(n: number, most: number): number {
  if (n == 0) return 1;
  let ways = 0;
  for (let k = Math.min(n, most); k > 0; k--) ways += partitions(n - k, k);
  return ways;
}
console.log([1, 5, 10, 18].map((n) => partitions(n, n)).join());
function show(n: number, most: number, prefix: string): string {
  if (n == 0) return prefix + ";";
  let out = "";
  for (let k = Math.min(n, most); k > 0; k--) out += show(n - k, k, prefix + k);
  return out;
}
console.log(show(5, 5, ""));
function stirling(n: number, k: number): number {
  if (n == k) return 1;
  return k == 0 || k > n ? 0 : k * stirling(n - 1, k) + stirling(n - 1, k - 1);
}
console.log([0, 1, 2, 3, 4, 5, 6].map((k) => stirling(6, k)).join());
const catalan: number[] = [];
function trees(n: number): number {
  if (n < 2) return 1;
  if (catalan[n]) return catalan[n];
  let sum = 0;
  for (let i = 0; i < n; i++) sum += trees(i) * trees(n - 1 - i);
  catalan[n] = sum;
  return sum;
}
console.log(trees(10) + " " + trees(20) + " " + trees(28));
function dragon(n: number): string {
  if (n == 0) return "";
  const before = dragon(n - 1);
  let turned = "";
  for (let i = before.length - 1; i >= 0; i--) turned += before[i] == "L" ? "R" : "L";
  return before + "L" + turned;
}
console.log(dragon(5));
function peano(a: number, b: number, level: number): number {
  if (level == 0) return a + 1;
  let r = level == 1 ? a : level == 2 ? 0 : 1;
  for (let i = 0; i < b; i++) r = peano(r, level == 1 ? 0 : a, level - 1);
  return r;
}
console.log([peano(3, 4, 1), peano(3, 4, 2), peano(2, 5, 3)].join());
function parity(n: number): string {
  return n == 0 ? "even" : odd(n - 1);
}
function odd(n: number): string {
  return n == 0 ? "odd" : three(n - 1);
}
function three(n: number): string {
  return n == 0 ? "even again" : parity(n - 1);
}
console.log([0, 1, 2, 3, 10, 70].map((n) => parity(n)).join());
function digits(n: number, base: number): string {
  return (n >= base ? digits(Math.idiv(n, base), base) : "") + (n % base);
}
console.log(digits(1073741823, 2) + " " + digits(99999, 7));
function flatten(v: any, depth: number): string {
  if (typeof v == "number") return v + "@" + depth + " ";
  let s = "";
  for (const inner of v as any[]) s += flatten(inner, depth + 1);
  return s;
}
console.log(flatten([1, [2, [3, [], 4]], [[[5]]], 6], 0));
console.log("DONE");
