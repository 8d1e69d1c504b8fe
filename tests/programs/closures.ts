// Closures: captured by value and by reference, in loops, nested, shared, modified from both sides.

function counter(start = 0): () => number {
  let n = start;
  return () => n++;
}
const c1 = counter();
const c2 = counter(10);
console.log(c1() + " " + c1() + " " + c2() + " " + c1() + " " + c2());

const perIteration: (() => number)[] = [];
for (let i = 0; i < 4; i++) {
  const square = i * i;
  perIteration.push(() => square);
}
console.log(perIteration.map((f) => f()).join());

const ofValues: (() => string)[] = [];
for (const s of ["x", "y", "z"]) ofValues.push(() => s + s);
console.log(ofValues.map((f) => f()).join());

function pair(): { get: () => number; set: (n: number) => void } {
  let shared = 1;
  return { get: () => shared, set: (n) => (shared = n) };
}
const p = pair();
p.set(5);
console.log(p.get());
const q = pair();
q.set(7);
console.log(p.get() + " " + q.get());

function outer(a: number): (b: number) => (c: number) => number {
  let calls = 0;
  return (b) => {
    calls += 10;
    return (c) => {
      calls++;
      a++;
      return a * 10000 + b * 1000 + c * 100 + calls;
    };
  };
}
const f1 = outer(1)(2);
console.log(f1(3));
console.log(f1(4));
const f2 = outer(5);
console.log(f2(1)(1));
console.log(f2(1)(1));

function changedAfter(): string {
  let text = "before";
  const show = () => text;
  text = "after";
  const first = show();
  text += "!";
  return first + show();
}
console.log(changedAfter());

function parameterCaptured(n: number): () => number {
  const f = () => n;
  n *= 2;
  return f;
}
console.log(parameterCaptured(21)());

class Owner {
  value = 1;
  constructor() {}
  adder(): (n: number) => Owner {
    return (n) => {
      this.value += n;
      return this;
    };
  }
}
const owner = new Owner();
console.log(owner.adder()(4).adder()(5).value);

function compose<A, B, C>(f: (a: A) => B, g: (b: B) => C): (a: A) => C {
  return (a) => g(f(a));
}
const lengthSquared = compose(
  (s: string) => s.length,
  (n: number) => n * n,
);
console.log(lengthSquared("hello"));
const showTwice = compose(lengthSquared, (n) => "<" + n + n + ">");
console.log(showTwice("abc"));

function localRecursive(n: number): number {
  let depth = 0;
  let go: (k: number) => number = null;
  go = (k) => {
    depth++;
    return k == 0 ? 0 : k + go(k - 1);
  };
  return go(n) * 1000 + depth;
}
console.log(localRecursive(10));

const memo: { [key: string]: number } = {};
function memoFib(n: number): number {
  const known = memo["f" + n];
  if (known !== undefined) return known;
  const r = n < 2 ? n : memoFib(n - 1) + memoFib(n - 2);
  memo["f" + n] = r;
  return r;
}
console.log(memoFib(60));

let global = 0;
function makeIncrementers(k: number): (() => void)[] {
  const out: (() => void)[] = [];
  for (let i = 0; i < k; i++) {
    let local = i;
    out.push(() => {
      local += 100;
      global += local;
    });
  }
  return out;
}
const incs = makeIncrementers(3);
for (const inc of incs) inc();
for (const inc of incs) inc();
console.log(global);
console.log(typeof incs[0] + " " + typeof makeIncrementers);
console.log("DONE");
