// Functions of functions: Church numerals and pairs, a fixed-point combinator, currying, composition, memoising, trampolines.

type Fn = (x: any) => any;
const zero = (f: Fn) => (x: any) => x;
const successor = (n: Fn) => (f: Fn) => (x: any) => f(n(f)(x));
const plus = (a: Fn) => (b: Fn) => (f: Fn) => (x: any) => a(f)(b(f)(x));
const times = (a: Fn) => (b: Fn) => (f: Fn) => a(b(f));
const toNumber = (n: Fn) => n((x: number) => x + 1)(0) as number;
const one = successor(zero);
const two = successor(one);
const three = plus(one)(two);
console.log([zero, one, two, three, times(two)(three), three(two)].map((n: Fn) => toNumber(n)).join());
const text = times(three)(two)((s: string) => s + "*")("");
console.log(text);
const pair = (a: any) => (b: any) => (select: Fn) => select(a)(b);
const head = (p: Fn) => p((a: any) => (b: any) => a);
const tail = (p: Fn) => p((a: any) => (b: any) => b);
const list = pair(1)(pair(2)(pair(3)(null)));
let shown = "";
for (let at: any = list; at; at = tail(at)) shown += head(at) + " ";
console.log(shown);
const yes = (a: any) => (b: any) => a;
const no = (a: any) => (b: any) => b;
const and = (p: Fn) => (q: Fn) => p(q)(p);
const not = (p: Fn) => p(no)(yes);
console.log([and(yes)(yes), and(yes)(no), not(no), not(and(no)(yes))].map((b: Fn) => b("T")("F")).join(""));

const fix = (f: Fn) => {
  const omega = (x: Fn) => f((v: any) => x(x)(v));
  return omega(omega);
};
const factorial = fix((self: Fn) => (n: number) => (n < 2 ? 1 : n * self(n - 1)));
const fibonacci = fix((self: Fn) => (n: number) => (n < 2 ? n : self(n - 1) + self(n - 2)));
console.log(factorial(10) + " " + factorial(18) + " " + fibonacci(11));

const curry = (f: (a: number, b: number, c: number) => number) => (a: number) => (b: number) => (c: number) =>
  f(a, b, c);
const volume = curry((a, b, c) => a * b * c);
const base = volume(2)(3);
console.log(base(4) + base(10));
const flip = (f: (a: number, b: number) => number) => (a: number, b: number) => f(b, a);
console.log(flip((a, b) => a - b)(1, 10));
const pipeline = (fs: ((n: number) => number)[]) => (n: number) =>
  fs.reduce((v: number, f: (n: number) => number) => f(v), n);
console.log(pipeline([(n) => n + 1, (n) => n * 10, (n) => n - 5])(4));
let work = 0;
function memoise(f: (n: number) => number): (n: number) => number {
  const known: number[] = [];
  return (n) => {
    if (known[n] === undefined) {
      work++;
      known[n] = f(n);
    }
    return known[n];
  };
}
let paths: (n: number) => number = null;
paths = memoise((n) => (n < 3 ? 1 : paths(n - 1) + paths(n - 2) + paths(n - 3)));
console.log(paths(40) + " " + work);

class Bounce {
  constructor(
    public next: () => Bounce,
    public result: number,
  ) {}
}
const later = (next: () => Bounce) => new Bounce(next, 0);
const result = (n: number) => new Bounce(null, n);
function trampoline(b: Bounce): number {
  while (b.next) b = b.next();
  return b.result;
}
const isEven = (n: number): Bounce => (n == 0 ? result(1) : later(() => isOdd(n - 1)));
const isOdd = (n: number): Bounce => (n == 0 ? result(0) : later(() => isEven(n - 1)));
console.log(trampoline(isEven(2000)) + " " + trampoline(isEven(1001)));
const sumTo = (n: number, total: number): Bounce =>
  n == 0 ? result(total) : later(() => sumTo(n - 1, total + n));
console.log(trampoline(sumTo(1500, 0)));
const fold = (f: (a: any, b: any) => any, start: any) => (items: any[]) => {
  let r = start;
  for (const i of items) r = f(r, i);
  return r;
};
const sum = fold((a: number, b: number) => a + b, 0);
const longest = fold((a: string, b: string) => (b.length > a.length ? b : a), "");
const compose = fold(
  (f: Fn, g: Fn) => (x: any) => g(f(x)),
  (x: any) => x,
);
console.log(sum([1, 2, 3.5]) + " " + longest(["a", "ccc", "bb"]));
console.log(compose([(n: number) => n + 1, (n: number) => "<" + n + ">", (s: string) => s.length])(99));
function once(f: () => number): () => number {
  let done = false;
  let v = 0;
  return () => {
    if (!done) {
      v = f();
      done = true;
    }
    return v;
  };
}
let runs = 0;
const lazy = once(() => ++runs * 7);
console.log(lazy() + lazy() + lazy() + " " + runs);
const after = (n: number, f: () => string) => () => (--n < 0 ? f() : "-");
const postponed = after(2, () => "now");
console.log(postponed() + postponed() + postponed() + postponed());
console.log("DONE");
