// Default, optional and missing arguments of methods, constructors, function fields and closures, and calls through interfaces.

class Range {
  constructor(
    public from = 1,
    public to = 10,
    public step?: number,
    public name?: string,
  ) {
    if (this.step === undefined) this.step = 2;
  }
  list(limit = 100, separatorAt = 99): string {
    let s = "";
    let n = 0;
    for (let i = this.from; i < this.to && n < limit; i += this.step)
      s += (n++ == separatorAt ? "|" : " ") + i;
    return (this.name || "unnamed") + s;
  }
  scaled(by?: number): Range {
    return new Range(
      this.from * (by || 1),
      this.to * (by || 1),
      by === undefined ? this.step : by,
      this.name,
    );
  }
}
console.log(new Range().list());
console.log(new Range(5).list(2));
console.log(new Range(0, 5, 1).list(undefined, 2));
console.log(new Range(0, 9, undefined, "named").list(3, 1));
console.log(new Range(undefined, 4).scaled(3).list());
console.log(new Range(undefined, 4).scaled().list());
interface Speaks {
  speak(what?: string, times?: number): string;
}
class Loud implements Speaks {
  constructor(private mark = 3) {}
  speak(what?: string, times = 2): string {
    let s = "";
    for (let i = 0; i < times; i++) s += (what === undefined ? "hey" : what) + this.mark;
    return s;
  }
}
class Quiet implements Speaks {
  speak(what?: string): string {
    return "(" + what + ")";
  }
}
class Louder extends Loud {
  constructor(extra?: number) {
    super(extra);
  }
  speak(what?: string, times = 1): string {
    return super.speak(what, times + 1) + times;
  }
}
const speakers: Speaks[] = [new Loud(), new Quiet(), new Louder(), new Louder(5), new Loud(undefined)];
for (const s of speakers)
  console.log(`${s.speak()} ${s.speak("a")} ${s.speak("b", 1)} ${s.speak(undefined, 3)}`);
console.log(new Louder(1).speak("c", 0));
class Hooks {
  first: (a?: number, b?: number) => string;
  second: (s: string, n: number) => void;
  constructor(first?: (a?: number, b?: number) => string) {
    this.first = first;
  }
  run(): string {
    return this.first ? this.first() + this.first(1) + this.first(1, 2) : "none";
  }
}
console.log(new Hooks().run());
console.log(new Hooks((a, b) => `[${a} ${b}]`).run());
console.log(new Hooks((a = 8) => `[${a}]`).run());
console.log(new Hooks(() => "[]").run());
const hooks = new Hooks();
let seen = "";
hooks.second = (s) => (seen += s);
hooks.second("x", 1);
hooks.second = (s, n) => (seen += s + n);
hooks.second("y", 2);
console.log(seen);
function outer(a: number, b = 5, c?: string): () => string {
  const inner = (d = 6, e?: number) => `${a} ${b} ${c} ${d} ${e}`;
  return () => inner() + ";" + inner(a) + ";" + inner(b, 0);
}
console.log(outer(1)() + " " + outer(1, 2)() + " " + outer(1, undefined, "c")());
function many(a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i?: number): string {
  return [a, b, c, d, e, f, g, h].join("") + i;
}
console.log(
  [many(), many(9), many(9, 9, 9, 9, 9, 9), many(9, 9, 9, 9, 9, 9, 9, 9, 9), many(undefined, 0, null)].join(
    " ",
  ),
);
function counted(f: (a: number, b?: number, c?: number) => number): number {
  return f(1) + f(2, 3) + f(4, 5, 6);
}
console.log(
  counted((a) => a) +
    " " +
    counted((a, b) => (b === undefined ? 100 : b)) +
    " " +
    counted((a, b = 7, c = 8) => a * b * c),
);
const list = [3, 1, 2];
console.log(list.map((v, i) => v * 10 + i).join() + list.map(() => "x").join(""));
class Counter {
  n = 0;
  constructor() {}
  add(by = 1): Counter {
    this.n += by;
    return this;
  }
  static of(n?: number): Counter {
    return n === undefined ? new Counter() : new Counter().add(n);
  }
}
console.log(
  Counter.of().add().add(5).add(undefined).n + " " + Counter.of(10).add(0).n + " " + Counter.of(0).add(-1).n,
);
const truths = (a = true, b = false, c: string = null) => `${a} ${b} ${c}`;
console.log(truths() + " " + truths(false) + " " + truths(undefined, true, "z"));
console.log("DONE");
