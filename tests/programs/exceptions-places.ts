// Exceptions from constructors, accessors, callbacks of array methods, closures, interface calls and conditions.

class Picky {
  value: number;
  constructor(value: number) {
    if (value < 0) throw "negative " + value;
    this.value = value;
  }
  get half(): number {
    if (this.value % 2) throw "odd " + this.value;
    return this.value / 2;
  }
  set half(v: number) {
    if (v > 100) throw "large " + v;
    this.value = v * 2;
  }
  compare(other: Picky): number {
    if (other.value == 13) throw "unlucky";
    return this.value - other.value;
  }
}
function attempt(name: string, f: () => any): void {
  let text = "";
  try {
    text = "" + f();
  } catch (e) {
    text = "caught " + e;
  }
  console.log(name + ": " + text);
}
attempt("constructor", () => new Picky(-1).value);
attempt("constructor ok", () => new Picky(4).value);
attempt("getter", () => new Picky(3).half);
attempt("getter ok", () => new Picky(8).half);
const p = new Picky(2);
attempt("setter", () => {
  p.half = 101;
  return p.value;
});
attempt("setter ok", () => {
  p.half = 50;
  return p.value;
});
attempt("setter compound", () => {
  p.half += 60;
  return p.value;
});
console.log(p.value);
const items = [5, 2, 13, 8].map((n) => new Picky(n));
attempt("sort", () => {
  items.sort((a, b) => a.compare(b));
  return items.length;
});
attempt("map", () => [1, 2, -3].map((n) => new Picky(n).value).join());
attempt("filter", () => items.filter((i) => i.half > 1).length);
attempt("reduce", () => items.reduce((s, i) => s + new Picky(i.value - 5).value, 0));
attempt("some", () => items.some((i) => i.half > 1000));
attempt("condition", () => (p.half > 3 && new Picky(-9) ? 1 : 2));
attempt("nested", () => {
  attempt("inner", () => new Picky(-2));
  throw "outer";
});
interface Runs {
  run(n: number): number;
}
const runners: Runs[] = [
  {
    run: (n) => {
      if (n > 1) throw "literal " + n;
      return n;
    },
  },
  { run: (n) => new Picky(-n).value },
];
for (const r of runners) for (const n of [0, 1, 2]) attempt("run " + n, () => r.run(n));
attempt("template", () => `a${new Picky(1).value}b${new Picky(-1).value}c`);
attempt("arguments", () => Math.max(new Picky(5).value, new Picky(-5).value));
attempt("element", () => [1, 2, 3][new Picky(-7).value]);
const list = [1, 2, 3];
attempt("assignment", () => {
  list[0] = new Picky(-8).value;
  return 0;
});
attempt("compound", () => {
  list[1] += new Picky(-8).value;
  return 0;
});
console.log(list.join());
function manyArguments(
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
): number {
  let sum = a + b + c + d;
  try {
    sum += new Picky(e).value;
    sum += new Picky(f).value;
  } catch (x) {
    sum += 1000;
  }
  return sum + g * 10 + h * 100;
}
console.log(manyArguments(1, 2, 3, 4, 5, 6, 7, 8));
console.log(manyArguments(1, 2, 3, 4, -5, 6, 7, 8));
console.log(manyArguments(1, 2, 3, 4, 5, -6, 7, 8));
let depth = 0;
function dive(n: number): number {
  depth++;
  let r = 0;
  try {
    r = n == 0 ? new Picky(-1).value : dive(n - 1) + 1;
  } catch (e) {
    if (n < 5) throw e + "^";
    r = 500;
  } finally {
    depth--;
  }
  return r;
}
attempt("dive", () => dive(8));
attempt("dive less", () => dive(3));
console.log(depth);
console.log("DONE");
