// Large arrays: of integers, doubles, texts, objects and arrays, filled, sieved, summed, moved, shrunk and grown again.

let numbers: number[] = [];
for (let i = 0; i < 2000; i++) numbers.push((i * 7919) % 2003);
let sum = 0;
for (const n of numbers) sum += n;
console.log(numbers.length + " " + sum + " " + numbers[0] + " " + numbers[1999]);
let prefix: number[] = [0];
for (let i = 0; i < 1000; i++) prefix.push(prefix[i] + numbers[i]);
console.log(prefix[1000] + " " + (prefix[700] - prefix[300]));
prefix = null;
let largest = 0;
for (let i = 1; i < numbers.length; i++) if (numbers[i] > numbers[largest]) largest = i;
console.log(largest + " " + numbers[largest] + " " + numbers.indexOf(1000) + " " + numbers.indexOf(2002));
while (numbers.length > 100) numbers.pop();
console.log(numbers.length + " " + numbers[99] + " " + numbers[100]);
for (let i = 0; i < 300; i++) numbers.unshift(-i);
console.log(numbers.length + " " + numbers[0] + " " + numbers[299] + " " + numbers[300]);
for (let i = 0; i < 350; i++) numbers.shift();
console.log(numbers.length + " " + numbers[0]);
numbers.sort((a, b) => b - a);
let ordered = true;
for (let i = 1; i < numbers.length; i++) if (numbers[i] > numbers[i - 1]) ordered = false;
console.log(ordered + " " + numbers[0] + " " + numbers[numbers.length - 1]);
numbers = null;
let composite: boolean[] = [];
for (let i = 0; i < 1500; i++) composite.push(false);
let primes = 0;
let last = 0;
for (let i = 2; i < 1500; i++) {
  if (composite[i]) continue;
  primes++;
  last = i;
  for (let k = i * i; k < 1500; k += i) composite[k] = true;
}
console.log(primes + " " + last);
composite = null;
let doubles: number[] = [];
for (let i = 0; i < 500; i++) doubles.push(i * 0.25);
let total = 0;
for (let i = 0; i < doubles.length; i++) {
  doubles[i] = doubles[i] * doubles[i] - 1;
  total += doubles[i];
}
console.log(total + " " + doubles[3] + " " + doubles[499]);
doubles = null;
let texts: string[] = [];
for (let i = 0; i < 400; i++) texts.push("t" + ((i * 37) % 400));
texts.sort((a, b) => a.compare(b));
console.log(texts[0] + " " + texts[1] + " " + texts[200] + " " + texts[399]);
console.log(
  texts.filter((t) => t[1] == "3").length + " " + texts.map((t) => t.length).reduce((a, b) => a + b, 0),
);
texts = null;
class Cell {
  next: Cell;
  constructor(public n: number) {}
}
let cells: Cell[] = [];
for (let i = 0; i < 300; i++) cells.push(new Cell(i));
for (let i = 0; i < 300; i++) cells[i].next = cells[(i * 7 + 3) % 300];
let at = cells[0];
let steps = 0;
do {
  at = at.next;
  steps++;
} while (at.n != 3 || steps < 10);
console.log(steps + " " + at.next.n);
cells = cells.filter((c) => c.n % 3 == 0);
console.log(cells.length + " " + cells[50].n);
cells = null;
let grid: number[][] = [];
for (let y = 0; y < 30; y++) {
  const row: number[] = [];
  for (let x = 0; x < 30; x++) row.push(x * y);
  grid.push(row);
}
let diagonal = 0;
for (let i = 0; i < 30; i++) diagonal += grid[i][i] - grid[i][29 - i];
console.log(diagonal + " " + grid[29][29]);
for (let y = 0; y < 30; y++)
  for (let x = 0; x < y; x++) {
    const t = grid[y][x];
    grid[y][x] = grid[x][y] + 1;
    grid[x][y] = t;
  }
console.log(grid[5][20] + " " + grid[20][5] + " " + grid.map((r) => r[7]).reduce((a, b) => a + b, 0));
let rest = "";
for (let round = 0; round < 14; round++) {
  const part: number[] = [];
  for (let i = 0; i < 200; i++) part.push(round * i);
  if (round % 5 == 0) rest += part.slice(190).join("") + " ";
  grid[round] = part;
}
console.log(rest.length + " " + grid[13][199] + " " + grid[14][3]);
grid = null;
const holes: number[] = [];
holes[1000] = 5;
console.log(holes.length + " " + holes[999] + " " + holes[1000]);
for (let i = 0; i < 300; i++) holes.removeAt(0);
console.log(holes.length + " " + holes[700]);
console.log("DONE");
