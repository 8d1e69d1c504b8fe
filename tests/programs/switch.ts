// switch over numbers, strings, enums and mixed values; fallthrough, default in the middle, nested, in loops, with return.

function numbers(n: number): string {
  switch (n) {
    case 0:
      return "zero";
    case 1:
    case 2:
      return "one or two";
    case -5:
      return "minus five";
    case 1000000:
      return "million";
    default:
      return "other";
    case 3:
      return "three";
  }
}
for (const n of [0, 1, 2, 3, 4, -5, 1000000, 2.5]) console.log(numbers(n));

function fallthrough(n: number): string {
  let out = "";
  switch (n) {
    case 1:
      out += "1";
    case 2:
      out += "2";
      break;
    case 3:
      out += "3";
    default:
      out += "d";
    case 4:
      out += "4";
  }
  return out;
}
for (let i = 0; i < 6; i++) console.log(i + " " + fallthrough(i));

function texts(s: string): number {
  switch (s) {
    case "apple":
      return 1;
    case "banana":
      return 2;
    case "":
      return 3;
    case "a" + "b":
      return 4;
  }
  return 0;
}
for (const s of ["apple", "banana", "", "ab", "cherry", "app" + "le"]) console.log(texts(s));

enum Color {
  Red,
  Green,
  Blue = 10,
}
function color(c: Color): string {
  switch (c) {
    case Color.Red:
      return "red";
    case Color.Green:
      return "green";
    case Color.Blue:
      return "blue";
    default:
      return "?";
  }
}
console.log(color(Color.Red) + color(Color.Blue) + color(Color.Green) + color(7));

function nested(a: number, b: number): string {
  switch (a) {
    case 1:
      switch (b) {
        case 1:
          return "1-1";
        case 2:
          break;
        default:
          return "1-default";
      }
      return "1-after";
    case 2:
      for (let i = 0; i < 5; i++) {
        switch (i) {
          case 1:
            continue;
          case 3:
            return "2-" + i + b;
        }
      }
  }
  return "end";
}
console.log(nested(1, 1) + nested(1, 2) + nested(1, 3) + nested(2, 9) + nested(3, 0));

let evaluations = 0;
function counted(n: number): number {
  evaluations++;
  return n;
}
switch (counted(2)) {
  case counted(1):
    console.log("one");
    break;
  case counted(2):
    console.log("two");
    break;
  case counted(3):
    console.log("three");
}
console.log(evaluations);

switch (true) {
  case evaluations > 5:
    console.log("many");
    break;
  case evaluations > 2:
    console.log("some");
    break;
  default:
    console.log("few");
}
let out = "";
outer: for (let i = 0; i < 10; i++) {
  switch (i % 4) {
    case 0:
      out += "a";
      break;
    case 1:
      out += "b";
      continue;
    case 2:
      if (i > 5) break outer;
      out += "c";
    default:
      out += "d";
  }
  out += ".";
}
console.log(out);
switch (1.5) {
  case 3 / 2:
    console.log("double");
}
switch (1 << 30) {
  case 1073741824:
    console.log("big");
}
console.log("DONE");
