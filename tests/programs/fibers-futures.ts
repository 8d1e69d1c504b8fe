// Futures on fibers: results fetched in another order than they come, joined, chained, cancelled, and fibers that start fibers.

class Future<T> {
  private value: T;
  private isDone = false;
  private callbacks: ((v: T) => void)[] = [];
  constructor(compute: () => T) {
    control.inBackground(() => {
      const v = compute();
      this.value = v;
      this.isDone = true;
      for (const c of this.callbacks) c(v);
    });
  }
  get(): T {
    while (!this.isDone) pause(1);
    return this.value;
  }
  then<U>(f: (v: T) => U): Future<U> {
    return new Future(() => f(this.get()));
  }
  onDone(f: (v: T) => void): void {
    if (this.isDone) f(this.value);
    else this.callbacks.push(f);
  }
  get done(): boolean {
    return this.isDone;
  }
}
function after<T>(ms: number, v: T): Future<T> {
  return new Future(() => {
    pause(ms);
    return v;
  });
}
const futures = [30, 1, 10].map((ms) => after(ms, "v" + ms));
console.log(futures.map((f) => f.get()).join());
const squared = after(2, 7)
  .then((n) => n * n)
  .then((n) => "got " + n);
console.log(squared.done + " " + squared.get() + " " + squared.done);
function all<T>(list: Future<T>[]): Future<T[]> {
  return new Future(() => list.map((f) => f.get()));
}
console.log(
  all([1, 2, 3, 4].map((n) => after(n, n)))
    .then((ns) => ns.reduce((a, b) => a * 10 + b, 0))
    .get(),
);
let called = "";
const one = after(3, "later");
one.onDone((v) => (called += v + "1 "));
one.onDone((v) => (called += v + "2 "));
one.get();
pause(2);
one.onDone((v) => (called += v + "3"));
console.log(called);
function parallelSum(list: number[]): number {
  if (list.length <= 2) return list.reduce((a, b) => a + b, 0);
  const half = list.length >> 1;
  const left = new Future(() => parallelSum(list.slice(0, half)));
  const right = parallelSum(list.slice(half));
  return left.get() + right;
}
console.log(parallelSum([1, 2, 3, 4, 5, 6, 7, 8, 9.5, 10]));
class Task {
  private cancelled = false;
  steps = 0;
  ended = false;
  constructor(private most: number) {
    control.inBackground(() => {
      while (this.steps < this.most && !this.cancelled) {
        this.steps++;
        pause(1);
      }
      this.ended = true;
    });
  }
  cancel(): Task {
    this.cancelled = true;
    return this;
  }
  join(): Task {
    pauseUntil(() => this.ended);
    return this;
  }
}
const short = new Task(3).join();
const long = new Task(100000);
while (long.steps < 5) pause(1);
console.log(short.steps + " " + (long.cancel().join().steps < 1000));
const generation: number[] = [];
let alive = 0;
function family(level: number): void {
  alive++;
  control.inBackground(() => {
    generation.push(level);
    if (level < 2) {
      family(level + 1);
      family(level + 1);
    }
    pause(1);
    alive--;
  });
}
family(0);
while (alive > 0) pause(1);
generation.sort((a, b) => a - b);
console.log(generation.join(""));
const memo: { [n: string]: Future<number> } = {};
let computed = 0;
function fib(n: number): Future<number> {
  const key = "" + n;
  if (!memo[key]) {
    computed++;
    memo[key] = n < 2 ? after(0, n) : new Future(() => fib(n - 1).get() + fib(n - 2).get());
  }
  return memo[key];
}
console.log(fib(5).get() + " " + computed);
console.log("DONE");
