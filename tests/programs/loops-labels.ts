// break and continue to labels from deep inside: through loops of every kind, switches, handlers and closures' bodies.

let log = "";
function flush(name: string): void {
  console.log(name + " " + log);
  log = "";
}
a: for (let i = 0; i < 4; i++) {
  b: for (let j = 0; j < 4; j++) {
    for (let k = 0; k < 4; k++) {
      if (k == 2) continue b;
      if (i + j + k == 5) continue a;
      if (i == 3) break a;
      log += i + "" + j + k + " ";
    }
    log += "never";
  }
}
flush("three");
each: for (const c of "abcd") {
  other: for (const d of "xyz") {
    if (d == "y") continue each;
    if (c == "c") break other;
    if (c == "d") break each;
    log += c + d;
  }
  log += ".";
}
flush("of");
let n = 0;
up: while (true) {
  n++;
  do {
    n += 2;
    if (n > 25) break up;
    if (n % 3 == 0) continue up;
    log += n + " ";
  } while (n % 5);
  log += "| ";
}
flush("while");
rows: for (const row of [[1, 2, 3], [4, -1, 6], [], [7, 0, 9], [10]]) {
  for (const v of row) {
    switch (v) {
      case -1:
        continue rows;
      case 0:
        break rows;
      case 3:
        break;
      default:
        log += v + " ";
    }
  }
  log += "; ";
}
flush("switch");
tries: for (let i = 0; i < 6; i++) {
  try {
    if (i == 1) throw "one";
    if (i == 4) throw "four";
    log += i;
  } catch (e) {
    log += e;
    if (e == "one") continue tries;
    break tries;
  }
  log += "ok ";
}
flush("catch");
block: {
  log += "in ";
  for (const v of [1, 2, 3]) {
    if (v == 2) break block;
    log += v;
  }
  log += "never";
}
flush("block");
const found = ["a1", "b2", "c3"].map((name) => {
  let at = -1;
  search: for (let i = 0; i < 4; i++)
    for (let j = 0; j < 4; j++)
      if (name == String.fromCharCode(97 + i) + j) {
        at = i * 10 + j;
        break search;
      }
  return at;
});
console.log(found.join());
function firstTriple(limit: number): string {
  for (let c = 1; c < limit; c++) {
    next: for (let b = 1; b < c; b++) {
      for (let a = 1; a < b; a++) {
        const d = a * a + b * b - c * c;
        if (d > 0) continue next;
        if (d == 0 && a + b + c > 12) return `${a} ${b} ${c}`;
      }
    }
  }
  return "none";
}
console.log(firstTriple(30) + " " + firstTriple(5));
let primes = "";
candidates: for (let p = 2; p < 60; p++) {
  for (let d = 2; d * d <= p; d++) if (p % d == 0) continue candidates;
  primes += p + " ";
}
console.log(primes);
let count = 0;
one: for (let i = 0; ; i++) {
  two: for (let j = 0; ; j++) {
    three: for (let k = 0; ; k++) {
      count++;
      if (k < j) continue three;
      if (j < i) continue two;
      if (i < 5) continue one;
      break one;
    }
  }
}
console.log(count);
let state = "start";
let steps = 0;
machine: do {
  steps++;
  switch (state) {
    case "start":
      state = "middle";
      continue machine;
    case "middle":
      if (steps < 5) break;
      state = "end";
      break;
    case "end":
      break machine;
  }
  log += state + steps + " ";
} while (steps < 50);
flush("machine");
outer: for (let i = 10; i; i--) {
  inner: for (let j = i; j; j--) {
    if (j % 4 == 0) continue outer;
    if (j % 3 == 0) break inner;
    log += i * j + " ";
  }
  log += "/ ";
}
flush("down");
console.log("DONE");
