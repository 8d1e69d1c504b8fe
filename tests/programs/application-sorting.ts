// Quicksort, mergesort, heapsort and others on the same numbers, counted comparisons, sorting objects by several keys.

let seed = 1;
function random(n: number): number {
  seed = (Math.imul(seed, 48271) + 11) & 0x7fffffff;
  return seed % n;
}
function numbers(n: number): number[] {
  seed = 1;
  const out: number[] = [];
  for (let i = 0; i < n; i++) out.push(random(1000) - 500 + (i % 5 == 0 ? 0.5 : 0));
  return out;
}
let comparisons = 0;
function less(a: number, b: number): boolean {
  comparisons++;
  return a < b;
}
function swap(a: number[], i: number, j: number): void {
  const t = a[i];
  a[i] = a[j];
  a[j] = t;
}
function quick(a: number[], from = 0, to?: number): void {
  if (to === undefined) to = a.length - 1;
  if (from >= to) return;
  const pivot = a[(from + to) >> 1];
  let i = from;
  let j = to;
  while (i <= j) {
    while (less(a[i], pivot)) i++;
    while (less(pivot, a[j])) j--;
    if (i <= j) swap(a, i++, j--);
  }
  if (j > from) quick(a, from, j);
  if (i < to) quick(a, i, to);
}
function merge(a: number[]): number[] {
  if (a.length < 2) return a;
  const half = a.length >> 1;
  const left = merge(a.slice(0, half));
  const right = merge(a.slice(half));
  const out: number[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (j >= right.length || (i < left.length && !less(right[j], left[i]))) out.push(left[i++]);
    else out.push(right[j++]);
  }
  return out;
}
function heap(a: number[]): void {
  const sink = (k: number, n: number) => {
    while (2 * k + 1 < n) {
      let c = 2 * k + 1;
      if (c + 1 < n && less(a[c], a[c + 1])) c++;
      if (!less(a[k], a[c])) return;
      swap(a, k, c);
      k = c;
    }
  };
  for (let k = (a.length >> 1) - 1; k >= 0; k--) sink(k, a.length);
  for (let n = a.length - 1; n > 0; n--) {
    swap(a, 0, n);
    sink(0, n);
  }
}
function insertion(a: number[]): void {
  for (let i = 1; i < a.length; i++) {
    const x = a[i];
    let j = i - 1;
    for (; j >= 0 && less(x, a[j]); j--) a[j + 1] = a[j];
    a[j + 1] = x;
  }
}
function shell(a: number[]): void {
  for (let gap = a.length >> 1; gap > 0; gap >>= 1)
    for (let i = gap; i < a.length; i++)
      for (let j = i - gap; j >= 0 && less(a[j + gap], a[j]); j -= gap) swap(a, j, j + gap);
}
const n = 120;
const algorithms: { name: string; run: (a: number[]) => number[] }[] = [
  {
    name: "quick",
    run: (a) => {
      quick(a);
      return a;
    },
  },
  { name: "merge", run: merge },
  {
    name: "heap",
    run: (a) => {
      heap(a);
      return a;
    },
  },
  {
    name: "insertion",
    run: (a) => {
      insertion(a);
      return a;
    },
  },
  {
    name: "shell",
    run: (a) => {
      shell(a);
      return a;
    },
  },
  { name: "built-in", run: (a) => a.sort((x, y) => (less(x, y) ? -1 : less(y, x) ? 1 : 0)) },
];
for (const algorithm of algorithms) {
  comparisons = 0;
  const sorted = algorithm.run(numbers(n));
  let ok = sorted.length == n;
  for (let i = 1; i < n; i++) if (sorted[i - 1] > sorted[i]) ok = false;
  console.log(`${algorithm.name} ${ok} ${comparisons} ${sorted.slice(0, 4).join()} ${sorted[n - 1]}`);
}
interface Row {
  name: string;
  age: number;
  score: number;
}
const rows: Row[] = [];
for (let i = 0; i < 12; i++)
  rows.push({ name: "n" + random(5), age: 20 + random(3), score: random(100) / 4 });
rows.sort((p, q) => p.age - q.age || p.name.compare(q.name) || q.score - p.score);
for (const r of rows) console.log(`${r.age} ${r.name} ${r.score}`);
function binarySearch(a: number[], x: number): number {
  let low = 0;
  let high = a.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (a[middle] == x) return middle;
    if (a[middle] < x) low = middle + 1;
    else high = middle - 1;
  }
  return -low - 1;
}
const sorted = merge(numbers(50));
console.log(
  [0, 10, 25, 49].map((i) => binarySearch(sorted, sorted[i])).join() +
    binarySearch(sorted, 1000) +
    binarySearch(sorted, -1000),
);
console.log("DONE");
