// Allocation while arguments, operands and temporaries are waiting: nothing of them may be collected.

function pair(a: string, b: string): string {
  return "(" + a + "," + b + ")";
}
function fresh(n: number): string {
  let s = "";
  for (let i = 0; i < 20; i++) s = "t" + n + i + s.slice(0, 3);
  return "f" + n;
}
function eight(
  a: string,
  b: string,
  c: string,
  d: string,
  e: string,
  f: string,
  g: string,
  h: string,
): string {
  const waste: string[] = [];
  for (let i = 0; i < 30; i++) waste.push("w" + i + a.length);
  return a + b + c + d + e + f + g + h + waste.length;
}
let last = "";
for (let i = 0; i < 60; i++) {
  last = eight(
    fresh(i),
    fresh(i + 1),
    pair(fresh(1), fresh(2)),
    fresh(3),
    pair(pair(fresh(4), fresh(5)), fresh(6)),
    fresh(7),
    fresh(8),
    fresh(9),
  );
}
console.log(last);

function doubles(a: number, b: number, c: number, d: number): number {
  return (a + b * 0.5) / (c - d * 0.25) + (a * 1.5 - b) * (c + d + 0.125);
}
let acc = 0;
for (let i = 1; i < 400; i++) acc += doubles(i + 0.5, i * 1.5, i + 0.25, i - 0.75) / 1000;
console.log(Math.round(acc * 1000));

class Node {
  constructor(
    public value: number,
    public children: Node[],
  ) {}
  sum(): number {
    return this.children.reduce((s, c) => s + c.sum() + 0.5, this.value + 0.5);
  }
}
function grow(n: number): Node {
  return n == 0 ? new Node(0.5, []) : new Node(n * 1.5, [grow(n - 1), grow(n - 1), new Node(n, [])]);
}
let total = 0;
for (let i = 0; i < 12; i++) total += grow(4).sum();
console.log(total);

const items: any[] = [];
for (let i = 0; i < 200; i++) {
  items.push({ name: "n" + i, value: i + 0.5, inner: { list: [i, "s" + i, { deep: "d" + i }] } });
  if (items.length > 12) items.shift();
}
console.log(items.map((i) => `${i.name}${i.value}${(i.inner.list as any[])[2].deep}`).join());

function curry(a: string): (b: string) => (c: string) => string {
  return (b) => (c) => a + fresh(1) + b + fresh(2) + c;
}
let curried = "";
for (let i = 0; i < 50; i++) curried = curry("a" + i)("b" + i)("c" + i);
console.log(curried);

let template = "";
for (let i = 0; i < 50; i++)
  template = `${fresh(i)}-${i + 0.5}-${[i, 7].length}-${pair("x" + i, "y" + i)}-${i % 2 == 0}`;
console.log(template);

function thrower(n: number): string {
  if (n % 3 == 0) throw "thrown " + fresh(n);
  return "returned " + fresh(n);
}
const log: string[] = [];
for (let i = 0; i < 60; i++) {
  try {
    log.push(pair(thrower(i), thrower(i + 1)));
  } catch (e) {
    log.push("caught " + e);
  }
  if (log.length > 4) log.removeAt(0);
}
console.log(log.join(" "));
let nestedConcat = "";
for (let i = 0; i < 40; i++)
  nestedConcat =
    "a" + (i + 0.5) + ("b" + i + ("c" + (i * 0.25 + ("d" + i).length))) + nestedConcat.slice(0, 10);
console.log(nestedConcat);
console.log("DONE");
