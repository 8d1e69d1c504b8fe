// Comparisons of `typeof` with a literal, which become tests of a class: as conditions and as values, of strings and functions of every
// make, and of variables whose values are known before the program runs.

class Point {
  constructor(public x: number) {}
  method() {
    return this.x;
  }
}

function named() {
  return 1;
}

const captured = [1, 2, 3];
const long = "0123456789".split("").join("-") + captured.length + "0123456789012345678901234567890123456789";
const point: any = new Point(3);
const values: any[] = [
  0,
  -1,
  1 << 29,
  0.5,
  0 / 0,
  1e300,
  true,
  false,
  null,
  undefined,
  "",
  "literal",
  "a" + captured[1],
  long,
  "žluťoučký kůň",
  "žluťoučký kůň úpěl ďábelské ódy, dost nahlas",
  [],
  {},
  hex`00ff`,
  new Point(1),
  named,
  () => captured[0],
  () => 0,
];

let asCondition = "";
let asValue = "";
for (const v of values) {
  if (typeof v == "string") asCondition += "s";
  else if (typeof v === "function") asCondition += "f";
  else asCondition += "-";
  if (typeof v != "string") asCondition += "n";
  if ("string" !== typeof v) asCondition += "N";
  if (!(typeof v == "function")) asCondition += "g";
  asCondition += typeof v != "function" && typeof v != "string" ? ". " : "! ";
  const tests = [
    typeof v == "string",
    typeof v != "string",
    "function" === typeof v,
    typeof v !== "function",
  ];
  asValue += tests.map((t) => (t ? "1" : "0")).join("") + " ";
}
console.log(asCondition);
console.log(asValue);

// The other names are compared as texts.
for (const name of ["string", "function", "number", "object", "undefined", "boolean", "", "String"])
  console.log(name + " " + values.filter((v) => typeof v == name).length);
console.log(values.filter((v) => typeof v == "number").length);
console.log(values.filter((v) => typeof v == "undefined").length);
console.log(values.filter((v) => typeof v == "object").length);
console.log(values.filter((v) => typeof v == "boolean").length);
const both = typeof values[0] == typeof values[1];
console.log(both);

// The test is done once, after the value.
let order = "";
function traced(v: any): any {
  order += typeof v == "string" ? "s" : "o";
  return v;
}
if (typeof traced("a") == "string" && typeof traced(1) != "string") order += "!";
console.log(order);

// Parameters that get strings only, no strings, and both.
function onlyText(v: string | number): string {
  return typeof v == "string" ? "text " + (v as string).length : "number";
}
function noText(v: string | number): string {
  return typeof v == "string" ? "text" : "number " + v;
}
function either(v: string | Point): string {
  return typeof v == "string" ? "text " + v : "point " + (v as Point).x;
}
function perhaps(v?: string): string {
  return typeof v == "string" ? "text " + v : "nothing";
}
console.log(onlyText("abc") + onlyText(long));
console.log(noText(1) + noText(2.5));
console.log(either("x") + " " + either(new Point(7)));
console.log(perhaps("y") + " " + perhaps());
console.log(typeof point.x == "string" ? "wrong" : "right");

function onlyCallable(f: () => number): string {
  return typeof f == "function" ? "calls " + f() : "none";
}
console.log(onlyCallable(named) + " " + onlyCallable(() => captured[2]) + " " + onlyCallable(undefined));
const unknown: any = "text";
console.log(unknown instanceof Point ? "wrong" : "right");

console.log("DONE");
