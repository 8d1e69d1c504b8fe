// switch whose cases are computed: calls evaluated in order until one matches, on true, on objects, doubles and mixed values.

let log = "";
function value<T>(name: string, v: T): T {
  log += name;
  return v;
}
function flush(result: any): void {
  console.log(log + " = " + result);
  log = "";
}
function choose(n: number): string {
  switch (value("n", n)) {
    case value("a", 1):
      return "one";
    case value("b", 2):
    case value("c", 3):
      return "two or three";
    default:
      return "other";
    case value("d", 4):
      return "four";
  }
}
for (let i = 1; i <= 5; i++) flush(choose(i));
function size(n: number): string {
  switch (true) {
    case n < 0:
      return "negative";
    case n == 0:
      return "zero";
    case n < 10:
      return "small";
    case n % 2 == 0:
      return "large even";
  }
  return "large odd";
}
console.log([-5, 0, 7, 10, 11].map((n) => size(n)).join());
class Thing {
  constructor(public name: string) {}
}
const first = new Thing("first");
const second = new Thing("second");
function which(t: Thing): string {
  switch (t) {
    case first:
      return "the first";
    case second:
      return "the second";
    case null:
      return "null";
    case undefined:
      return "undefined";
    default:
      return "unknown " + t.name;
  }
}
console.log([first, second, null, undefined, new Thing("first")].map((t) => which(t)).join());
function real(x: number): string {
  switch (x) {
    case 0.5:
      return "half";
    case 1073741824:
      return "2^30";
    case 1e10:
      return "ten billion";
    case -1:
      return "minus one";
    case 0:
      return "zero";
  }
  return "no " + x;
}
console.log(
  [0.5, 1, 1 << 30, 1073741823 + 1, 1e5 * 1e5, 0.25 + 0.25, -0.5 * 2, 0 * -1, 2.5 * 2]
    .map((x) => real(x))
    .join(),
);
function any(v: any): string {
  switch (v) {
    case 1:
      return "number 1";
    case "1":
      return "text 1";
    case true:
      return "true";
    case null:
      return "null";
    case undefined:
      return "undefined";
    case "":
      return "empty";
    case 0:
      return "0";
    case false:
      return "false";
  }
  return "none";
}
console.log([1, "1", true, null, undefined, "", 0, false, "true", 2].map((v: any) => any(v)).join());
function through(n: number): string {
  let s = "";
  switch (n) {
    case 5:
      s += 5;
    default:
      s += "d";
    case 4:
      s += 4;
      if (n == 4) break;
    case 3: {
      const inner = s + "!";
      s = inner;
    }
    case 2:
      switch (s.length) {
        case 0:
          s += "empty";
          break;
        case 1:
          s += "one";
        case 3:
          s += "more";
      }
      s += 2;
    case 1:
  }
  return s;
}
console.log([0, 1, 2, 3, 4, 5, 6].map((n) => through(n)).join());
const makers: (() => string)[] = [];
for (let i = 0; i < 4; i++) {
  const n = i;
  switch (n & 1 ? "odd" : "even") {
    case "odd": {
      const kept = n * 10;
      makers.push(() => "odd" + kept);
      break;
    }
    case "even":
      makers.push(() => "even" + n);
      break;
  }
}
console.log(makers.map((f) => f()).join());
function count(words: string): string {
  let vowels = 0;
  let spaces = 0;
  let others = 0;
  for (const c of words) {
    switch (c) {
      case "a":
      case "e":
      case "i":
      case "o":
      case "u":
        vowels++;
        break;
      case " ":
      case "\n":
        spaces++;
        break;
      default:
        others++;
    }
  }
  return vowels + "/" + spaces + "/" + others;
}
console.log(count("switch over the letters of a text\n"));
let n = 0;
switch (n++) {
  case n - 1:
    log += "same";
    break;
  case n:
    log += "changed";
}
flush(n);
switch (0) {
}
switch (value("only", 1)) {
  default:
    log += "default";
}
flush("end");
console.log("DONE");
