// A method of undefined ends the program with panic 980.

class A {
  n: number;
  constructor() {
    this.n = 1;
  }
  f(by: number): number {
    for (let i = 0; i < by; i++) this.n += i;
    return this.n;
  }
}
const list: A[] = [new A()];
console.log(list[0].f(3));
console.log("start");
console.log(list[1].f(3));
console.log("never");
