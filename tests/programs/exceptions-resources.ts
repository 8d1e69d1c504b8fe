// finally as the place where resources are given back: nested, in loops, with failures while opening, using and closing.

let log = "";
let opened = 0;
class Resource {
  constructor(
    public name: string,
    private failing: string,
  ) {
    if (failing == "open") throw "open " + name;
    opened++;
    log += "(" + name;
  }
  use(): number {
    if (this.failing == "use") throw "use " + this.name;
    log += "*";
    return this.name.length;
  }
  close(): void {
    opened--;
    log += ")";
    if (this.failing == "close") throw "close " + this.name;
  }
}
function using(name: string, failing: string, f: (r: Resource) => number): number {
  const r = new Resource(name, failing);
  let result = -1;
  try {
    result = f(r);
  } finally {
    r.close();
  }
  return result;
}
function show(f: () => number): void {
  let s = "";
  try {
    s = "" + f();
  } catch (e) {
    s = "caught " + e;
  }
  console.log(log + " " + s + " " + opened);
  log = "";
}
for (const failing of ["", "open", "use", "close"]) show(() => using("a", failing, (r) => r.use()));
for (const inner of ["", "open", "use", "close"])
  for (const outer of ["", "use"])
    show(() => using("o", outer, (r) => using("i", inner, (s) => s.use() + r.use()) * 10));
show(() => {
  let sum = 0;
  for (let i = 0; i < 5; i++) {
    try {
      sum += using("n" + i, i == 1 ? "use" : i == 3 ? "close" : "", (r) => r.use() + i);
    } catch (e) {
      log += "!";
      sum += 100;
    }
  }
  return sum;
});
function three(n: number): number {
  let r = 0;
  try {
    r += 1;
    try {
      r += 10;
      try {
        r += 100;
        if (n == 1) throw "inner";
        r += 1000;
      } finally {
        log += "i";
        if (n == 2) throw "from inner finally";
      }
      if (n == 3) throw "middle";
    } finally {
      log += "m";
      r += 10000;
    }
  } catch (e) {
    log += "[" + e + "]";
    r = -r;
    if (n == 2) throw e;
  } finally {
    log += "o";
  }
  return r;
}
for (let n = 0; n < 4; n++) show(() => three(n));
function replaced(): number {
  try {
    try {
      throw "first";
    } finally {
      log += "f";
      throw "second";
    }
  } catch (e) {
    log += e;
  }
  try {
    try {
      throw "third";
    } catch (e) {
      throw e + "+fourth";
    } finally {
      log += "g";
    }
  } catch (e) {
    log += e;
  }
  return 5;
}
show(replaced);
class Pool {
  private free: number[] = [];
  private taken = 0;
  constructor(size: number) {
    for (let i = size; i > 0; i--) this.free.push(i);
  }
  with<T>(f: (n: number) => T): T {
    if (this.free.length == 0) throw "pool is empty";
    const n = this.free.pop();
    let r: T = null;
    this.taken++;
    try {
      r = f(n);
    } finally {
      this.taken--;
      this.free.push(n);
    }
    return r;
  }
  get state(): string {
    return this.taken + "/" + this.free.length;
  }
}
const pool = new Pool(3);
const nest = (depth: number): string =>
  pool.with((n) => (depth ? n + nest(depth - 1) : n + "." + pool.state));
const attempts: (() => string)[] = [() => nest(0), () => nest(2), () => nest(3), () => nest(1)];
for (const a of attempts) {
  try {
    console.log(a() + " " + pool.state);
  } catch (e) {
    console.log(e + " " + pool.state);
  }
}
function early(list: number[]): string {
  let out = "";
  let i = 0;
  while (i < list.length) {
    const v = list[i++];
    try {
      if (v < 0) throw "negative";
      if (v == 0) out += "zero";
      else out += Math.idiv(12, v);
    } catch (e) {
      out += e;
    } finally {
      out += ";";
    }
    if (v == 0) break;
  }
  return out + i;
}
console.log(early([1, -2, 3, 0, 5]) + " " + early([]) + " " + early([-1]));
console.log("DONE");
