// Default and optional arguments, rest arguments, and calls with fewer arguments than parameters.

function greet(name: string, greeting?: string, mark?: string): string {
  return (greeting || "hello") + " " + name + (mark === undefined ? "." : mark);
}
console.log(greet("a"));
console.log(greet("b", "hi"));
console.log(greet("c", "hey", "!"));
console.log(greet("d", undefined, "?"));

function optional(a: number, b?: number, c?: string): string {
  return `${a} ${b} ${c}`;
}
console.log(optional(1));
console.log(optional(1, 2));
console.log(optional(1, 2, "three"));

function defaults(a = 1, b = 22, c = true, d: string = null, e = 0x7fff): string {
  return `${a},${b},${c},${d},${e}`;
}
console.log(defaults());
console.log(defaults(10));
console.log(defaults(10, 20));
console.log(defaults(10, 20, false, "d", 30));

const asValue: (a: number, b?: number, c?: string) => string = optional;
console.log(asValue(7));
console.log(asValue(7, 8));
console.log(asValue(7, 8, "nine"));

const ignoresAll: (a: number, b: number) => number = () => 42;
console.log(ignoresAll(1, 2));
const takesFirst: (a: number, b: number) => number = (a) => a;
console.log(takesFirst(5, 6));

function callWith(f: (a: number, b: string, c: boolean) => void): void {
  f(1, "two", true);
}
callWith(() => console.log("none"));
callWith((a) => console.log("one " + a));
callWith((a, b) => console.log("two " + a + b));
callWith((a, b, c) => console.log("three " + a + b + c));
console.log("DONE");
