// Far more allocation than the heap holds: strings, arrays, objects, closures, doubles, buffers, with some kept alive.

class Item {
  next: Item;
  label: string;
  data: number[];
  constructor(n: number, next: Item) {
    this.label = "item " + n;
    this.data = [n, n + 0.5];
    this.next = next;
  }
}
let kept: Item = null;
for (let i = 0; i < 3000; i++) {
  const item = new Item(i, i % 100 == 0 ? kept : null);
  if (i % 100 == 0) kept = item;
}
let chain = "";
let length = 0;
for (let item = kept; item; item = item.next) {
  length++;
  if (length % 5 == 0) chain += item.label + "/" + item.data.join("+") + " ";
}
console.log(length + " " + chain);

let text = "";
for (let i = 0; i < 400; i++) {
  text += i % 10;
  if (text.length > 60) text = text.slice(30);
}
console.log(text);

let sum = 0;
for (let i = 0; i < 5000; i++) sum += i * 0.5 + 0.25;
console.log(sum);

const buffers: Buffer[] = [];
for (let i = 0; i < 500; i++) {
  const b = Buffer.create(40);
  b.fill(i & 0xff);
  b[0] = i >> 8;
  if (i % 50 == 0) buffers.push(b);
}
console.log(buffers.map((b) => b.slice(0, 2).toHex()).join());

let closures: (() => string)[] = [];
for (let i = 0; i < 1000; i++) {
  const s = "c" + i;
  closures.push(() => s + i);
  if (closures.length > 20) closures = closures.slice(15);
}
console.log(closures.map((f) => f()).join());

const map: { [k: string]: string } = {};
for (let i = 0; i < 800; i++) {
  map["k" + (i % 13)] = "value " + i * i;
}
console.log(
  Object.keys(map)
    .map((k) => k + map[k])
    .join(";"),
);

function build(depth: number): any {
  if (depth == 0) return "leaf" + depth;
  return { l: build(depth - 1), r: build(depth - 1), n: depth * 1.5 };
}
function count(t: any): number {
  if (typeof t == "string") return 1;
  return count(t.l) + count(t.r);
}
let trees = 0;
for (let i = 0; i < 30; i++) trees += count(build(5));
console.log(trees);

const grid: number[][] = [];
for (let i = 0; i < 20; i++) {
  const row: number[] = [];
  for (let j = 0; j < 20; j++) row.push(i * j + 0.5);
  grid.push(row);
}
for (let turn = 0; turn < 20; turn++) {
  for (let i = 1; i < 20; i++)
    for (let j = 1; j < 20; j++) grid[i][j] = (grid[i - 1][j] + grid[i][j - 1]) / 2;
}
console.log(Math.round(grid[19][19] * 1000));

let words: string[] = [];
for (let i = 0; i < 600; i++) {
  words = words.concat(["w" + i]).filter((w, k) => k % 3 != 2);
}
console.log(words.length + words.join("").length);
console.log("DONE");
