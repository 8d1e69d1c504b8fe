// Methods got by a computed name keep their object. pxt's JavaScript runtime finds fields by name only.

class Counter {
  n = 5;
  constructor() {}
  add(k: number): number {
    this.n += k;
    return this.n;
  }
  get double(): number {
    return this.n * 2;
  }
}
const counter: any = new Counter();
const add = counter["add"];
console.log(add(2));
console.log(counter.add(1));
console.log(counter.double);
console.log(counter["dou" + "ble"]);
console.log("DONE");
