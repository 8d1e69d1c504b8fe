// Five levels of super calls: constructors that call overridden methods, chains in both orders, skipped levels, shared state.

let log = "";
class A {
  protected log: string;
  a: number;
  constructor(a: number) {
    this.log = "A" + a;
    this.a = a;
    this.init("ctorA");
  }
  init(from: string): void {
    log += "A.init<" + from + " ";
  }
  path(n: number): string {
    return "a" + n;
  }
  cost(n: number): number {
    return n + this.a;
  }
  name(): string {
    return "A";
  }
  describe(): string {
    return this.name() + ":" + this.path(1) + ":" + this.cost(1) + ":" + this.log;
  }
}
class B extends A {
  b: number;
  constructor(a: number, b: number) {
    super(a + 1);
    this.b = b;
    this.log += "B" + b;
    this.init("ctorB");
  }
  init(from: string): void {
    log += "B.init(" + this.b + ") ";
    super.init(from + "+B");
  }
  path(n: number): string {
    return super.path(n + 1) + "b" + n;
  }
  cost(n: number): number {
    return super.cost(n * 2) * 2;
  }
  name(): string {
    return "B" + super.name();
  }
}
class C extends B {
  constructor(a: number) {
    super(a, a * 10);
    this.log += "C";
  }
  path(n: number): string {
    return "c" + n + super.path(n * 2) + super.path(0);
  }
  name(): string {
    return super.name() + "C";
  }
}
class D extends C {
  d = "d";
  constructor() {
    super(5);
    this.d += this.log.length;
  }
  init(from: string): void {
    super.init(from + "+D" + this.d);
  }
  cost(n: number): number {
    return n > 3 ? super.cost(n) : super.cost(n + 3) - 0.5;
  }
}
class E extends D {
  static made = 0;
  constructor(private e: string) {
    super();
    E.made++;
    this.log += this.e + E.made;
  }
  path(n: number): string {
    const up = (k: number) => this.name() + k;
    return up(n) + super.path(n) + "e";
  }
  name(): string {
    return `E(${super.name()})`;
  }
  describe(): string {
    return "[" + super.describe() + "]" + this.d;
  }
}
function flush(what: string): void {
  console.log(what + " | " + log);
  log = "";
}
const a = new A(1);
flush(a.describe());
const b = new B(1, 2);
flush(b.describe());
const c = new C(3);
flush(c.describe());
const d = new D();
flush(d.describe());
const e = new E("e");
flush(e.describe());
const e2 = new E("f");
flush(e2.describe() + E.made);
const all: A[] = [a, b, c, d, e, e2];
console.log(all.map((x) => x.path(2)).join(" "));
console.log(all.map((x) => x.cost(2) + x.cost(4)).join(" "));
console.log(
  all
    .map((x) => (x instanceof E ? 5 : x instanceof D ? 4 : x instanceof C ? 3 : x instanceof B ? 2 : 1))
    .join(""),
);

class Counter {
  protected count = 0;
  constructor() {}
  step(by: number): number {
    this.count += by;
    return this.count;
  }
}
class Doubling extends Counter {
  step(by: number): number {
    return super.step(by) + super.step(by);
  }
}
class Limited extends Doubling {
  step(by: number): number {
    return this.count > 20 ? -1 : super.step(by);
  }
}
class Logged extends Limited {
  trail = "";
  constructor() {
    super();
  }
  step(by: number): number {
    const before = this.count;
    let r = 0;
    for (let i = 0; i < by; i++) r += super.step(i);
    this.trail += before + ">" + this.count + " ";
    return r;
  }
}
const counters: Counter[] = [new Counter(), new Doubling(), new Limited(), new Logged()];
for (const x of counters) console.log([1, 2, 3, 4, 5, 1].map((n) => x.step(n)).join());
console.log((counters[3] as Logged).trail);
console.log("DONE");
