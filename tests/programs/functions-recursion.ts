// Recursion: single, double, mutual, with state, through function values, and some hundred calls deep.

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}
for (const n of [0, 1, 5, 10, 12, 13, 15]) console.log(factorial(n));

function fibonacci(n: number): number {
  if (n < 2) return n;
  return fibonacci(n - 1) + fibonacci(n - 2);
}
console.log(fibonacci(15));

function isEven(n: number): boolean {
  return n == 0 || isOdd(n - 1);
}
function isOdd(n: number): boolean {
  return n != 0 && isEven(n - 1);
}
console.log(isEven(50));
console.log(isOdd(50));

function ackermann(m: number, n: number): number {
  if (m == 0) return n + 1;
  if (n == 0) return ackermann(m - 1, 1);
  return ackermann(m - 1, ackermann(m, n - 1));
}
console.log(ackermann(2, 3));

function hanoi(n: number, from: string, to: string, via: string, moves: string[]): void {
  if (n == 0) return;
  hanoi(n - 1, from, via, to, moves);
  moves.push(from + to);
  hanoi(n - 1, via, to, from, moves);
}
const moves: string[] = [];
hanoi(4, "A", "C", "B", moves);
console.log(moves.length);
console.log(moves.join(" "));

function depth(n: number): number {
  return n == 0 ? 0 : 1 + depth(n - 1);
}
console.log(depth(80));

function permutations(items: string[], prefix: string, out: string[]): void {
  if (items.length == 0) out.push(prefix);
  for (let i = 0; i < items.length; i++) {
    const rest = items.slice(0, i).concat(items.slice(i + 1));
    permutations(rest, prefix + items[i], out);
  }
}
const out: string[] = [];
permutations(["a", "b", "c", "d"], "", out);
console.log(out.join(","));

let countdown: (n: number) => string = undefined;
countdown = (n: number): string => (n == 0 ? "0" : n + " " + countdown(n - 1));
console.log(countdown(20));

class Tree {
  left: Tree;
  right: Tree;
  constructor(public value: number) {}
  insert(value: number): void {
    if (value < this.value) {
      if (this.left) this.left.insert(value);
      else this.left = new Tree(value);
    } else {
      if (this.right) this.right.insert(value);
      else this.right = new Tree(value);
    }
  }
  visit(f: (value: number) => void): void {
    if (this.left) this.left.visit(f);
    f(this.value);
    if (this.right) this.right.visit(f);
  }
  height(): number {
    const l = this.left ? this.left.height() : 0;
    const r = this.right ? this.right.height() : 0;
    return 1 + Math.max(l, r);
  }
}
const tree = new Tree(50);
let seed = 17;
for (let i = 0; i < 40; i++) {
  seed = (seed * 73 + 41) % 1009;
  tree.insert(seed);
}
const sorted: number[] = [];
tree.visit((value) => sorted.push(value));
console.log(sorted.join(" "));
console.log(tree.height());
console.log("DONE");
