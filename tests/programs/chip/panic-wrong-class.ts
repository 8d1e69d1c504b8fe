// A method of one class called on an object of another ends the program with panic 984.

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
class B {
  constructor() {}
}
const objects: any[] = [new A(), new B()];
for (const object of objects) {
  const a: A = object;
  console.log("start");
  console.log(a.f(3));
}
console.log("never");
