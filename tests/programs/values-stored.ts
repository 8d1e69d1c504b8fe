// Values come to fields, variables, parameters and results on many ways. Each part of the program would be wrong if a compiler that
// looks for what a field can hold missed one of them.

function described(value: any): string {
  if (value === undefined) return "undefined";
  if (value === null) return "null";
  if (typeof value == "number") return value == 0 && 1 / value < 0 ? "-0" : "" + value;
  return typeof value == "string" ? "'" + value + "'" : "" + value;
}

function truth(value: any): string {
  return value ? "true" : "false";
}

// By name, on a value of type any, and by a computed name.
class Switch {
  on: boolean;
  count: number;
  label: number;
  constructor() {
    this.on = false;
    this.count = 1;
    this.label = 1;
  }
  show(): void {
    if (this.on) console.log("on " + described(this.on));
    else console.log("off " + described(this.on));
    console.log(
      (this.count == 2 ? "two " : "other ") + truth(this.count) + " " + (this.count < 5 ? "few" : "many"),
    );
    console.log(this.label == 5 ? "five" : "not five");
  }
}
const one = new Switch();
one.show();
const anyOne: any = one;
anyOne.on = "";
anyOne.count = 2;
one.show();
anyOne.on = "text";
anyOne.count = 0.5;
one.show();
anyOne.on = Math.sqrt(-1);
anyOne["count"] = "2";
one.show();
const names = ["on", "count", "label"];
const stored: any[] = [null, Math.round(-0.3), "5"];
for (let i = 0; i < names.length; i++) anyOne[names[i]] = stored[i];
one.show();

// Through an interface.
interface HasLevel {
  level: number;
}
class Gauge implements HasLevel {
  level: number;
  constructor() {
    this.level = 0;
  }
  isEmpty(): boolean {
    return !this.level;
  }
  isThree(): boolean {
    return this.level == 3;
  }
}
function setLevel(what: HasLevel, to: any): void {
  what.level = to;
}
const gauge = new Gauge();
console.log(gauge.isEmpty() + " " + gauge.isThree());
const levels: any[] = [3, "3", "", 0.5, Math.round(-0.3), true, undefined, 1e10];
for (const level of levels) {
  setLevel(gauge, level);
  console.log(described(level) + " " + gauge.isEmpty() + " " + gauge.isThree() + " " + (gauge.level < 1));
}

// Fields of a superclass, set in a subclass; two classes with fields at the same place.
class Base {
  kind: any;
  constructor() {
    this.kind = false;
  }
  isSet(): string {
    return this.kind ? "set" : "unset";
  }
  isOne(): boolean {
    return this.kind == 1;
  }
}
class First extends Base {
  extra: any;
  constructor() {
    super();
    this.extra = 5;
  }
  fill(): void {
    this.kind = "";
    this.extra = undefined;
  }
}
class Second extends Base {
  other: any;
  constructor() {
    super();
    this.other = "1";
  }
  fill(): void {
    this.kind = "1";
    this.other = 7;
  }
}
const first = new First();
const second = new Second();
console.log(first.isSet() + second.isSet() + (first.extra == 5) + (second.other == 1));
first.fill();
second.fill();
console.log(
  first.isSet() + second.isSet() + first.isOne() + second.isOne() + (first.extra == 5) + (second.other == 1),
);

// Fields that a constructor has not set yet when they are read.
class Early {
  first: any;
  size: number;
  constructor() {
    this.first = this.peek();
    this.size = 4;
  }
  peek(): string {
    return this.size === undefined ? "no size" : this.size < 5 ? "small" : "large";
  }
}
const early = new Early();
console.log(early.first + ", " + early.peek());
class Late {
  ready: boolean;
  constructor(read: (l: Late) => void) {
    read(this);
    this.ready = true;
  }
}
const late = new Late((l) => console.log("ready: " + described(l.ready)));
console.log(late.ready ? "ready" : "not ready");

// Methods that are overridden: arguments of one are those of the other, too.
class Shape {
  constructor() {}
  scale(by: any): string {
    return by ? "by " + by : "no scale";
  }
  result(): any {
    return false;
  }
}
class Round extends Shape {
  constructor() {
    super();
  }
  scale(by: any): string {
    return by == 2 ? "twice" : by ? "round" : "flat";
  }
  result(): any {
    return "";
  }
}
class Square extends Shape {
  constructor() {
    super();
  }
  result(): any {
    return Math.sqrt(-1);
  }
}
const shapes: Shape[] = [new Shape(), new Round(), new Square()];
for (const shape of shapes) {
  console.log(
    shape.scale(2) + ", " + shape.scale("2") + ", " + shape.scale("") + ", " + shape.scale(undefined),
  );
  console.log(truth(shape.result()) + (shape.result() == 0) + (shape.result() === false));
}

// Callbacks that are called with fewer arguments than they have parameters, and with other ones than their types say.
function callWith(f: (a: any, b: any, c: any) => void, how: number): void {
  const less: any = f;
  if (how == 0) less();
  else if (how == 1) less(1);
  else if (how == 2) less(0, "");
  else less(null, "x", 0.5);
}
function handler(a: any, b: any, c: any): void {
  console.log(
    (a ? 1 : 0) + " " + (b ? 1 : 0) + " " + (c ? 1 : 0) + " " + (a == null) + (b === undefined) + (c == 0.5),
  );
}
for (let how = 0; how < 4; how++) callWith(handler, how);
handler(1, 2, 3);
[3, 0, 7].forEach((value: any, index: any) => console.log((value ? 1 : 0) + " " + (index ? 1 : 0)));

// Parameters that are left out, and those with a default.
function optional(a: number, b?: any, c: number = 4): string {
  return (b ? "b" : "-") + (b === undefined) + (c == 4) + (a < c);
}
console.log(optional(1) + optional(5, 0) + optional(3, "", 2) + optional(3, null, 3));

// Through closures, arrays, object literals and maps.
let shared: any = false;
function makeSetter(): (v: any) => void {
  let held: any = 0;
  return (v) => {
    console.log("held " + truth(held) + (held == 1) + ", shared " + truth(shared) + (shared === false));
    held = v;
    shared = v;
  };
}
const set = makeSetter();
const passed: any[] = [1, "1", "", true, undefined, 0.25, "end"];
for (const each of passed) set(each);
const record: any = { flag: false, n: 1 };
record.flag = passed[2];
record["n"] = passed[1];
console.log(truth(record.flag) + (record.n == 1) + (record.n === 1));

// Exceptions.
function thrower(what: any): any {
  let result: any = false;
  try {
    if (what !== 0) throw what;
    result = 1;
  } catch (e) {
    result = e;
  }
  return result;
}
const thrown: any[] = [0, "", "1", null, 2.5, true];
for (const what of thrown) {
  const caught = thrower(what);
  console.log(described(caught) + " " + truth(caught) + (caught == 1) + (caught === false));
}
function interrupted(at: number): string {
  let state = 0;
  let note: any;
  try {
    state = 1;
    if (at == 0) throw "a";
    note = "set";
    state = 2;
    if (at == 1) throw "b";
    state = 3;
  } catch (e) {
    return (state == 1) + " " + (state == 2) + " " + truth(note);
  }
  return "none " + state + truth(note);
}
console.log(interrupted(0) + ", " + interrupted(1) + ", " + interrupted(2));

// Integers that grow beyond 31 bits in a field, a global variable, a parameter and a result.
class Counter {
  n: number;
  steps: number;
  constructor() {
    this.n = 1073741820;
    this.steps = 0;
  }
  step(): void {
    this.n++;
    this.steps = this.steps + 1;
  }
}
const counter = new Counter();
for (let i = 0; i < 8; i++) {
  counter.step();
  console.log(
    counter.n + (counter.n == 1073741824 ? "!" : "") + (counter.n > 1073741823 ? ">" : "") + (counter.n & 7),
  );
}
console.log(counter.steps == 8 ? "8" : "not 8");
let total = -1073741822;
function subtract(n: number): number {
  total -= n;
  return total;
}
for (let i = 0; i < 4; i++) console.log(subtract(1) + (total == -1073741825 ? "!" : ""));
function doubled(n: number, times: number): number {
  if (times == 0) return n;
  return doubled(n * 2, times - 1);
}
console.log(doubled(3, 28) + " " + doubled(3, 29) + " " + doubled(3, 80) + " " + doubled(0.5, 1));
function power(n: number): number {
  let result = 1;
  while (n > 0) {
    result = result * 3;
    n = n - 1;
  }
  return result;
}
console.log(power(5) + " " + power(19) + " " + power(40) + (power(19) == 1162261467));

// Sums that are text.
function joined(a: any, b: any): any {
  return a + b;
}
console.log(
  (joined("", "1") == 1) +
    truth(joined("", "")) +
    (joined(1, 2) == 3) +
    (joined("", 3) == 3) +
    (joined(1, "") === 1),
);

// Recursion among functions, each with what another gives.
function even(n: number): any {
  return n == 0 ? true : odd(n - 1);
}
function odd(n: number): any {
  return n == 0 ? "" : even(n - 1);
}
console.log(truth(even(6)) + truth(even(7)) + (even(7) === false) + (even(7) == 0));

// What happens in one order only: a variable before it is set.
let later: any;
function useLater(): string {
  return later ? "later " + later : "not yet " + (later === undefined);
}
console.log(useLater());
later = "x";
console.log(useLater());
later = Math.sqrt(-1);
console.log(useLater());
console.log("DONE");
