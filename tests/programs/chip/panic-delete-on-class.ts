// delete on an object of a class ends the program with panic 923.

class A {
  x = 1;
  constructor() {}
}
const a: any = new A();
console.log("start");
delete a.x;
console.log("never");
