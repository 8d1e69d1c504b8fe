// Continuation-passing style: success and failure continuations, backtracking, early exit, cooperative tasks as queued closures.

function factorial(n: number, then: (r: number) => void): void {
  if (n == 0) then(1);
  else factorial(n - 1, (r) => then(r * n));
}
factorial(10, (r) => console.log(r));
function divide(a: number, b: number, then: (q: number) => string, fail: (why: string) => string): string {
  return b == 0 ? fail("no " + a + "/0") : then(Math.idiv(a, b));
}
const chain = (a: number, b: number, c: number) =>
  divide(
    a,
    b,
    (q) =>
      divide(
        q,
        c,
        (r) => "got " + r,
        (why) => "second: " + why,
      ),
    (why) => "first: " + why,
  );
console.log(chain(100, 5, 3) + ", " + chain(100, 0, 3) + ", " + chain(100, 5, 0));

function choose(options: number[], use: (n: number) => boolean): boolean {
  for (const o of options) if (use(o)) return true;
  return false;
}
let tries = 0;
const solved = choose([1, 2, 3, 4, 5, 6, 7], (a) =>
  choose([1, 2, 3, 4, 5, 6, 7], (b) =>
    choose([1, 2, 3, 4, 5, 6, 7], (c) => {
      tries++;
      if (a * a + b * b != c * c || a + b + c < 10) return false;
      console.log(`${a} ${b} ${c} after ${tries}`);
      return true;
    }),
  ),
);
console.log(solved);

let paths: string[] = [];
function walk(x: number, y: number, path: string, done: (p: string) => void): void {
  if (x == 0 && y == 0) {
    done(path);
    return;
  }
  if (x > 0) walk(x - 1, y, path + "r", done);
  if (y > 0) walk(x, y - 1, path + "d", done);
}
walk(2, 3, "", (p) => paths.push(p));
console.log(paths.length + " " + paths.join());

const ready: (() => void)[] = [];
let log = "";
function task(name: string, steps: number, done: () => void): void {
  let step: (left: number) => () => void = null;
  step = (left) => () => {
    log += name + left + " ";
    if (left > 1) ready.push(step(left - 1));
    else done();
  };
  ready.push(step(steps));
}
let finished = 0;
const end = () => {
  finished++;
  log += "end" + finished + " ";
};
task("a", 3, end);
task("b", 1, () => task("c", 2, end));
task("d", 2, end);
while (ready.length) ready.shift()();
console.log(log);

class Result {
  private then: (v: number) => void;
  private value: number;
  private isThere = false;
  constructor(start: (resolve: (v: number) => void) => void) {
    start((v) => {
      this.value = v;
      this.isThere = true;
      if (this.then) ready.push(() => this.then(v));
    });
  }
  chain(f: (v: number) => Result): Result {
    return new Result((resolve) => this.use((v) => f(v).use(resolve)));
  }
  map(f: (v: number) => number): Result {
    return new Result((resolve) => this.use((v) => resolve(f(v))));
  }
  use(f: (v: number) => void): void {
    if (this.isThere) ready.push(() => f(this.value));
    else this.then = f;
  }
}
let resolveLater: (v: number) => void = null;
const later = new Result((resolve) => {
  resolveLater = resolve;
});
log = "";
later
  .map((v) => v + 1)
  .chain((v) => new Result((resolve) => ready.push(() => resolve(v * 10))))
  .use((v) => (log += "later " + v + " "));
new Result((resolve) => resolve(7)).map((v) => v * v).use((v) => (log += "now " + v + " "));
while (ready.length) ready.shift()();
log += "| ";
resolveLater(4);
while (ready.length) ready.shift()();
console.log(log);
function search(
  list: number[],
  wanted: (n: number) => boolean,
  found: (i: number) => string,
  none: () => string,
): string {
  for (let i = 0; i < list.length; i++) if (wanted(list[i])) return found(i);
  return none();
}
console.log(
  search(
    [4, 8, 15],
    (n) => n > 5,
    (i) => "at " + i,
    () => "none",
  ) +
    search(
      [],
      (n) => true,
      (i) => "at " + i,
      () => "none",
    ),
);
console.log("DONE");
