// Variables across try blocks: locals, parameters, captured variables and temporaries keep what they had when it was thrown.

function fail(x: number): number {
  if (x > 2) throw "too big: " + x;
  return x * 10;
}
function locals(limit: number): string {
  let a = 1;
  let b = "b";
  let c = 0.5;
  const list: number[] = [];
  try {
    for (let i = 0; i < limit; i++) {
      a += fail(i);
      b += i;
      c *= 2;
      list.push(i);
    }
    a = -1;
  } catch (e) {
    return `caught ${e}: ${a} ${b} ${c} ${list.join()}`;
  }
  return `fine: ${a} ${b} ${c} ${list.join()}`;
}
console.log(locals(3));
console.log(locals(5));

function parameters(
  a: number,
  b: string,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: string,
): string {
  try {
    a++;
    b += "!";
    g += fail(a);
    h += "?";
    fail(100);
  } catch (x) {
    a += 1000;
    return `${a} ${b} ${c} ${d} ${e} ${f} ${g} ${h} ${x}`;
  }
  return "none";
}
console.log(parameters(1, "b", 3, 4, 5, 6, 7, "h"));
console.log(parameters(5, "b", 3, 4, 5, 6, 7, "h"));

function captured(): string {
  let count = 0;
  const step = () => {
    count++;
    return fail(count);
  };
  let sum = 0;
  try {
    while (true) sum += step();
  } catch (e) {
    sum += 1000;
  }
  return count + " " + sum;
}
console.log(captured());

function temporaries(x: number): string {
  let r = "";
  try {
    r = "start " + x + " " + fail(x) + " " + (x + fail(x + 1)) + " end";
  } catch (e) {
    r += "[" + e + "]";
  }
  return r;
}
for (let i = 0; i < 4; i++) console.log(temporaries(i));

function nestedStates(): string {
  let s = "";
  let n = 0;
  try {
    s += "a";
    n = 1;
    try {
      s += "b";
      n = 2;
      fail(3);
      s += "never";
    } catch (e) {
      s += "c" + n;
      n = 3;
      fail(4);
    } finally {
      s += "d" + n;
      n = 4;
    }
  } catch (e) {
    s += "e" + n + e;
  } finally {
    s += "f" + n;
  }
  return s;
}
console.log(nestedStates());

function loopState(): string {
  let i = 0;
  let ok = 0;
  let bad = 0;
  while (i < 20) {
    i++;
    try {
      fail(i % 5);
      ok++;
    } catch (e) {
      bad++;
      if (i > 15) break;
      continue;
    }
  }
  return `${i} ${ok} ${bad}`;
}
console.log(loopState());

class Machine {
  state = "idle";
  runs = 0;
  constructor() {}
  run(n: number): boolean {
    this.state = "running";
    let before = this.runs;
    try {
      this.runs += fail(n);
      this.state = "ok";
    } catch (e) {
      this.state = "failed " + e;
      this.runs = before - 1;
    }
    return this.runs >= 0;
  }
}
const machine = new Machine();
for (const n of [1, 2, 3, 1]) console.log(machine.run(n) + " " + machine.state + " " + machine.runs);

function swallow(f: () => number, otherwise: number): number {
  let result = otherwise;
  try {
    result = f();
  } catch (e) {
    result = otherwise;
  }
  return result;
}
console.log(swallow(() => fail(1) + swallow(() => fail(9), 5) + fail(2), -1));
console.log(swallow(() => fail(1) + swallow(() => fail(9), 5) + fail(3), -1));
console.log("DONE");
