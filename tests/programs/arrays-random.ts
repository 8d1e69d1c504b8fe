// Arrays under random operations: ends, middle, growth, holes, copies and searches, with numbers, texts and objects in them.

let seed = 5;
function random(n: number): number {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >> 8) % n;
}
let hash = 0;
function mix(value: any): void {
  const s = "" + value;
  for (let i = 0; i < s.length; i++) hash = (Math.imul(hash, 31) + s.charCodeAt(i)) | 0;
}
function item(): any {
  switch (random(5)) {
    case 0:
      return random(10);
    case 1:
      return random(1000) / 8;
    case 2:
      return "s" + random(10);
    case 3:
      return random(2) == 0;
    default:
      return undefined;
  }
}
let a: any[] = [];
for (let round = 0; round < 12; round++) {
  for (let step = 0; step < 50; step++) {
    const i = random(a.length + 1);
    switch (random(16)) {
      case 0:
      case 1:
      case 2:
        a.push(item());
        break;
      case 3:
        mix(a.pop());
        break;
      case 4:
        mix(a.shift());
        break;
      case 5:
        mix(a.unshift(item()));
        break;
      case 6:
        a.insertAt(i, item());
        break;
      case 7:
        if (i < a.length) mix(a.removeAt(i));
        break;
      case 8:
        a[i] = item();
        break;
      case 9:
        mix(a[i]);
        break;
      case 10:
        mix(a.indexOf("s" + random(10)));
        mix(a.indexOf(random(10)));
        break;
      case 11:
        mix(a.slice(i, i + random(5)).join());
        break;
      case 12:
        if (a.length < 60) a = a.concat([item(), item()]);
        break;
      case 13:
        a.splice(i, Math.min(random(3), a.length - i));
        break;
      case 14:
        a.reverse();
        break;
      case 15:
        mix(a.length);
        mix(a.filter((x) => typeof x == "number").length);
        break;
    }
  }
  mix(a.join("|"));
  console.log(a.length + " " + hash + " " + a.slice(0, 6).join());
  if (round % 5 == 4) a = [];
}
const numbers: number[] = [];
for (let i = 0; i < 40; i++) numbers.push(random(100) - 50 + random(4) / 4);
numbers.sort((x, y) => x - y);
console.log(numbers.join(" "));
console.log(
  numbers
    .map((x) => x * 2)
    .filter((x) => x > 0)
    .reduce((s, x) => s + x, 0),
);
const texts = numbers.map((x) => "t" + x);
texts.sort();
console.log(texts.slice(0, 10).join());
const objects = numbers.map((x, i) => ({ x: x, i: i }));
objects.sort((p, q) => (p.i % 5) - (q.i % 5) || q.x - p.x);
console.log(objects.map((o) => o.i).join());
const sparse: number[] = [];
sparse[3] = 3;
sparse[20] = 20;
mix(sparse.length);
mix(sparse[10]);
sparse[10] = 10;
console.log(sparse.join() + " " + sparse.length);
const grid: string[][] = [];
for (let r = 0; r < 6; r++) {
  grid[r] = [];
  for (let c = 0; c < 6; c++) grid[r][c] = String.fromCharCode(97 + ((r * 7 + c * 3) % 26));
}
for (let k = 0; k < 30; k++) {
  const r = random(6);
  const c = random(6);
  const t = grid[r][c];
  grid[r][c] = grid[c][r];
  grid[c][r] = t;
}
console.log(grid.map((row) => row.join("")).join("/"));
console.log(hash);
console.log("DONE");
