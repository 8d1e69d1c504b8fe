// Conditional and comma expressions, nested and in chains, in every place where an expression may stand.

let log = "";
function yes(s: string): boolean {
  log += s;
  return true;
}
function no(s: string): boolean {
  log += s.toUpperCase();
  return false;
}
function flush(): string {
  const s = log;
  log = "";
  return s;
}
function grade(n: number): string {
  return n >= 90 ? "A" : n >= 80 ? "B" : n >= 70 ? (n >= 75 ? "C+" : "C") : n < 0 ? "?" : "F";
}
console.log([95, 85, 76, 71, 30, -1].map((n) => grade(n)).join());
const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);
console.log(compare(1, 2) + compare(2, 1) * 10 + compare(3, 3) * 100);
console.log(
  (yes("a") ? no("b") : yes("c")) ? "then" : (no("d") || yes("e")) && yes("f") ? "else then" : "else",
);
console.log(flush());
let x = 0;
const y = (x++, (x += 10), x * 2);
console.log(x + " " + y);
for (let i = 0, j = 5; i++, j--, i < j; x += i) x = (x, x + j);
console.log(x);
const list = [1, 2, 3];
list[x > 5 ? 0 : 1] = x > 100 ? 7 : 8;
(x % 2 ? list : [0])[2] += 5;
console.log(list.join());
const pick = (b: boolean) => (b ? (n: number) => n + 1 : (n: number) => n - 1);
console.log(pick(true)(10) + pick(false)(10));
class Node {
  constructor(
    public value: number,
    public next: Node,
  ) {}
}
const chain = new Node(1, new Node(2, null));
const third = chain.next ? (chain.next.next ? chain.next.next.value : -1) : -2;
console.log(third + " " + (chain && chain.next && chain.next.value) + " " + (chain.next.next || chain).value);
let depth = 0;
function descend(n: number): number {
  return n == 0 ? (depth++, 0) : (depth++, n % 2) ? descend(n - 1) + 1 : descend(n - 1);
}
console.log(descend(9) + " " + depth);
function sign(n: number): number {
  return n ? (n > 0 ? 1 : -1) : 0;
}
let signs = "";
for (const n of [-3, 0, 3, 0.5, -0.5, 1e12]) signs += sign(n) + (n ? "t" : "f");
console.log(signs);
const text = `${x > 3 ? `big ${x > 30 ? "very" : "not very"}` : "small"} ${(flush(), "end")}`;
console.log(text);
const values = [null, undefined, 0, "", "a", 1, false, true, 0.1];
console.log(
  values
    .map((v: any) => (v ? (typeof v == "string" ? 1 : 2) : v === null ? 3 : v === undefined ? 4 : 5))
    .join(""),
);
function order(a: boolean, b: boolean, c: boolean): string {
  const r = (a ? yes("1") : no("2")) ? ((b ? no("3") : yes("4")) ? 5 : 6) : c ? (yes("7"), 8) : (no("9"), 10);
  return r + flush();
}
let table = "";
for (let m = 0; m < 8; m++) table += order(!!(m & 1), !!(m & 2), !!(m & 4)) + " ";
console.log(table);
let mixed: any = x > 1 ? "text" : 5;
mixed = typeof mixed == "string" ? mixed.length : mixed;
console.log(mixed);
const min3 = (a: number, b: number, c: number) => (a < b ? (a < c ? a : c) : b < c ? b : c);
console.log([min3(1, 2, 3), min3(2, 1, 3), min3(3, 2, 1), min3(1, 1, 0.5), min3(-1, 5e9, -2)].join());
const leap = (year: number) => (year % 400 == 0 ? true : year % 100 == 0 ? false : year % 4 == 0);
console.log([1900, 2000, 2023, 2024].map((n) => (leap(n) ? "+" : "-")).join(""));
if ((x = 3) && (x == 3 ? no("q") : yes("r"))) console.log("wrong");
else console.log(x + flush());
while ((x > 0 ? x-- : 0) ? yes("w") : no("v")) log += x;
console.log(flush());
console.log("DONE");
