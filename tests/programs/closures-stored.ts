// Closures kept in arrays, maps, fields, statics and other closures, and replaced, removed, wrapped and called from there.

type Operation = (n: number) => number;
class Registry {
  static fallback: Operation;
  static log: string[] = [];
  private table: { [name: string]: Operation };
  onMissing: (name: string) => void;
  constructor() {
    this.table = {};
  }
  add(name: string, f: Operation): Registry {
    this.table[name] = f;
    return this;
  }
  wrap(name: string, wrapper: (f: Operation) => Operation): void {
    this.table[name] = wrapper(this.table[name]);
  }
  call(name: string, n: number): number {
    const f = this.table[name];
    if (!f) {
      if (this.onMissing) this.onMissing(name);
      return Registry.fallback ? Registry.fallback(n) : -1;
    }
    return f(n);
  }
  remove(name: string): void {
    delete this.table[name];
  }
  names(): string {
    return Object.keys(this.table).join();
  }
}
const registry = new Registry().add("double", (n) => n * 2).add("square", (n) => n * n);
console.log(registry.call("double", 21) + " " + registry.call("square", 9) + " " + registry.call("none", 1));
Registry.fallback = (n) => n + 1000;
let missing = "";
registry.onMissing = (name) => (missing += name + ";");
console.log(registry.call("gone", 1) + missing);
registry.wrap("double", (f) => (n) => f(f(n)));
let calls = 0;
registry.wrap("double", (f) => (n) => {
  calls++;
  return f(n) + calls;
});
console.log(registry.call("double", 1) + " " + registry.call("double", 1));
registry.remove("square");
console.log(registry.names() + " " + registry.call("square", 5) + missing);

let stack: (() => void)[] = [];
let state = 0;
function change(by: number): void {
  const before = state;
  state += by;
  stack.push(() => {
    state = before;
  });
}
for (const by of [5, -2, 10, 0.5]) change(by);
let trail = "" + state;
while (stack.length > 1) {
  stack.pop()();
  trail += " " + state;
}
console.log(trail);

let step: () => string = null;
function first(): string {
  step = second;
  return "first";
}
function second(): string {
  let left = 2;
  step = () => {
    if (--left == 0) step = first;
    return "left " + left;
  };
  return "second";
}
step = first;
let steps = "";
for (let i = 0; i < 8; i++) steps += step() + ", ";
console.log(steps);

interface Node {
  value: number;
  apply: Operation;
  next: Node;
}
let chain: Node = null;
for (let i = 1; i <= 4; i++) {
  const by = i;
  chain = { value: i, apply: (n) => n * 10 + by, next: chain };
}
let result = 0;
for (let at = chain; at; at = at.next) result = at.apply(result);
console.log(result);
const grid: Operation[][] = [];
for (let r = 0; r < 3; r++) {
  const row: Operation[] = [];
  for (let c = 0; c < 3; c++) {
    const weight = r * 3 + c;
    row.push((n) => n * weight);
  }
  grid.push(row);
}
console.log(grid.map((row) => row.map((f) => f(2)).join("")).join("|"));
const counters: { [name: string]: () => number } = {};
for (const name of ["a", "b", "c"]) {
  let n = name.charCodeAt(0) * 10;
  counters[name] = () => n++;
}
const order = "abcab";
let shown = "";
for (let i = 0; i < order.length; i++) shown += counters[order[i]]() + " ";
console.log(shown);
const same = grid[1][1];
console.log(
  `${same == grid[1][1]} ${same == grid[1][2]} ${counters["a"] === counters["a"]} ${!counters["d"]}`,
);
const queue: (() => number)[] = [];
let produced = 0;
queue.push(() => {
  produced++;
  if (produced < 6) queue.push(queue[0]);
  return produced * produced;
});
let sums = "";
while (queue.length) {
  const job = queue.shift();
  queue.unshift(job);
  sums += job() + " ";
  queue.shift();
}
console.log(sums);
const sorted = [grid[2][2], grid[0][1], grid[1][2], grid[0][0]];
sorted.sort((f, g) => f(1) - g(1));
console.log(sorted.map((f) => f(1)).join());
console.log("DONE");
