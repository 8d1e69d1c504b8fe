// An object's field read from null ends the program with panic 989.

class A {
  n = 1;
  constructor() {}
}
let a: A = null;
console.log("start");
console.log(a.n);
console.log("never");
