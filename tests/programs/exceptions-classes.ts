// Exceptions as classes: matched by instanceof up a hierarchy, wrapped with causes, rethrown with a growing trail, translated.

class Problem {
  trail: string;
  constructor(
    public message: string,
    public cause?: Problem,
  ) {
    this.trail = "";
  }
  depth(): number {
    return this.cause ? 1 + this.cause.depth() : 0;
  }
  kind(): string {
    return "problem";
  }
}
class InputProblem extends Problem {
  constructor(
    message: string,
    public at: number,
  ) {
    super(message);
  }
  kind(): string {
    return "input@" + this.at;
  }
}
class RangeProblem extends InputProblem {
  constructor(at: number) {
    super("range", at);
  }
  kind(): string {
    return "range " + super.kind();
  }
}
class DeviceProblem extends Problem {
  kind(): string {
    return "device";
  }
}
function fail(n: number): number {
  switch (n) {
    case 0:
      return 7;
    case 1:
      throw new InputProblem("bad", 3);
    case 2:
      throw new RangeProblem(9);
    case 3:
      throw new DeviceProblem("gone");
    case 4:
      throw new Problem("plain");
    case 5:
      throw "text";
    case 6:
      throw 42;
    case 7:
      throw null;
  }
  throw [1, 2];
}
function classify(e: any): string {
  if (e instanceof RangeProblem) return "R" + (e as RangeProblem).at;
  if (e instanceof InputProblem) return "I" + (e as InputProblem).at;
  if (e instanceof DeviceProblem) return "D";
  if (e instanceof Problem) return "P";
  return typeof e + (Array.isArray(e) ? " of " + (e as number[]).length : " " + e);
}
let line = "";
for (let n = 0; n < 9; n++) {
  try {
    line += fail(n) + "; ";
  } catch (e) {
    line += classify(e) + "; ";
  }
}
console.log(line);
function onlyInput(n: number): string {
  try {
    return "value " + fail(n);
  } catch (e) {
    if (e instanceof InputProblem) return "handled " + (e as InputProblem).kind();
    throw e;
  }
}
function onlyDevice(n: number): string {
  let r = "";
  try {
    r = onlyInput(n);
  } catch (e) {
    if (!(e instanceof DeviceProblem)) throw e;
    r = "device handled";
  }
  return r;
}
for (let n = 0; n < 7; n++) {
  try {
    console.log(onlyDevice(n));
  } catch (e) {
    console.log("outermost " + classify(e));
  }
}
function layer(n: number, kind: number): number {
  try {
    return n == 0 ? fail(kind) : layer(n - 1, kind) + 1;
  } catch (e) {
    if (!(e instanceof Problem)) throw new Problem("wrapped " + e);
    const p = e as Problem;
    p.trail += n;
    if (n % 3 == 2) throw new Problem("layer " + n, p);
    throw p;
  }
}
for (const kind of [1, 2, 5]) {
  try {
    layer(7, kind);
  } catch (e) {
    let s = "";
    for (let p = e as Problem; p; p = p.cause) s += `${p.kind()}(${p.message},${p.trail}) `;
    console.log(s + (e as Problem).depth());
  }
}
class Validator {
  errors: Problem[];
  constructor() {
    this.errors = [];
  }
  check(name: string, f: () => boolean): Validator {
    try {
      if (!f()) throw new InputProblem(name, name.length);
    } catch (e) {
      this.errors.push(e instanceof Problem ? (e as Problem) : new Problem(name + " threw " + e));
    }
    return this;
  }
  finish(): void {
    if (this.errors.length == 1) throw this.errors[0];
    if (this.errors.length) throw new Problem(this.errors.map((e) => e.message).join("+"), this.errors[0]);
  }
}
const checks: (() => void)[] = [
  () => new Validator().check("a", () => true).finish(),
  () =>
    new Validator()
      .check("b", () => true)
      .check("cc", () => false)
      .finish(),
  () =>
    new Validator()
      .check("d", () => {
        throw "d!";
      })
      .check("e", () => fail(2) > 0)
      .check("f", () => false)
      .finish(),
];
for (const c of checks) {
  try {
    c();
    console.log("valid");
  } catch (e) {
    const p = e as Problem;
    console.log(p.message + " / " + p.kind() + " / " + (p.cause ? p.cause.message : "no cause"));
  }
}
let held: Problem = null;
try {
  throw new RangeProblem(1);
} catch (e) {
  held = e as Problem;
}
let same = 0;
for (let i = 0; i < 3; i++) {
  try {
    throw held;
  } catch (e) {
    if (e == held) same++;
    held.trail += i;
  }
}
console.log(same + held.trail);
console.log("DONE");
