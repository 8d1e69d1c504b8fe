// Generic functions, classes and interfaces, with numbers, strings, objects and functions as arguments.

function identity<T>(x: T): T {
  return x;
}
console.log(identity(5) + identity("s") + identity(true) + identity(2.5));
function mapAll<A, B>(items: A[], f: (a: A) => B): B[] {
  const out: B[] = [];
  for (const i of items) out.push(f(i));
  return out;
}
console.log(mapAll([1, 2, 3], (n) => "n" + n).join());
console.log(mapAll(["a", "bb"], (s) => s.length).join());
console.log(mapAll([[1, 2], [3]], (a) => a.length).join());

class Pair<A, B> {
  constructor(
    public first: A,
    public second: B,
  ) {}
  swap(): Pair<B, A> {
    return new Pair<B, A>(this.second, this.first);
  }
  mapFirst<C>(f: (a: A) => C): Pair<C, B> {
    return new Pair<C, B>(f(this.first), this.second);
  }
}
const p = new Pair(1, "one");
console.log(p.first + p.second);
const s = p.swap();
console.log(s.first + s.second);
console.log(p.mapFirst((n) => n * 2.5).first);

class Queue<T> {
  private items: T[] = [];
  constructor() {}
  enqueue(x: T): Queue<T> {
    this.items.push(x);
    return this;
  }
  dequeue(): T {
    return this.items.shift();
  }
  get length(): number {
    return this.items.length;
  }
  each(f: (x: T) => void): void {
    for (const i of this.items) f(i);
  }
}
const q = new Queue<string>().enqueue("x").enqueue("y").enqueue("z");
console.log(q.dequeue() + q.length);
q.each((x) => console.log(x));
const qn = new Queue<number>();
for (let i = 0; i < 5; i++) qn.enqueue(i * i);
let total = 0;
while (qn.length) total += qn.dequeue();
console.log(total);

interface Comparable<T> {
  compareTo(other: T): number;
}
class Version implements Comparable<Version> {
  constructor(
    public major: number,
    public minor: number,
  ) {}
  compareTo(other: Version): number {
    return this.major - other.major || this.minor - other.minor;
  }
}
function maximum<T extends Comparable<T>>(items: T[]): T {
  let best = items[0];
  for (const i of items) if (i.compareTo(best) > 0) best = i;
  return best;
}
const v = maximum([new Version(1, 5), new Version(2, 1), new Version(2, 0)]);
console.log(v.major + "." + v.minor);

class Maybe<T> {
  static none<T>(): Maybe<T> {
    return new Maybe<T>(undefined);
  }
  constructor(private value: T) {}
  then<U>(f: (x: T) => U): Maybe<U> {
    return this.value === undefined ? Maybe.none<U>() : new Maybe<U>(f(this.value));
  }
  or(otherwise: T): T {
    return this.value === undefined ? otherwise : this.value;
  }
}
console.log(
  new Maybe(4)
    .then((n) => n + 1)
    .then((n) => "v" + n)
    .or("none"),
);
console.log(
  Maybe.none<number>()
    .then((n) => n + 1)
    .or(-1),
);

class Cache<K, V> {
  private keys: K[] = [];
  private values: V[] = [];
  misses = 0;
  constructor(private make: (k: K) => V) {}
  get(k: K): V {
    const i = this.keys.indexOf(k);
    if (i >= 0) return this.values[i];
    this.misses++;
    const v = this.make(k);
    this.keys.push(k);
    this.values.push(v);
    return v;
  }
}
const squares = new Cache<number, string>((n) => "sq" + n * n);
console.log(squares.get(3) + squares.get(4) + squares.get(3) + squares.misses);
function zip<A, B>(a: A[], b: B[]): Pair<A, B>[] {
  return a.map((x, i) => new Pair(x, b[i]));
}
console.log(
  zip([1, 2], ["a", "b"])
    .map((z) => z.first + z.second)
    .join(),
);
console.log("DONE");
