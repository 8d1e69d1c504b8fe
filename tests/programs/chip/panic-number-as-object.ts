// A field of a number ends the program with panic 982.

interface A {
  n: number;
}
const x: any = 5;
const a: A = x;
console.log("start");
console.log(a.n);
console.log("never");
