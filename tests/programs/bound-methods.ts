// Methods used as values: they keep their object, also through object types, arrays, callbacks and subclasses.

class Accumulator {
  total: number;
  constructor(start: number) {
    this.total = start;
  }
  add(n: number): number {
    this.total += n;
    return this.total;
  }
  addAll(ns: number[]): number {
    for (const n of ns) this.add(n);
    return this.total;
  }
  describe(): string {
    return "total " + this.total;
  }
}
class Doubling extends Accumulator {
  add(n: number): number {
    return super.add(n * 2);
  }
}
const one = new Accumulator(10);
const add: (n: number) => number = (one as any).add;
console.log(add(1));
console.log(add(2));
console.log(one.total);

const two: Accumulator = new Doubling(0);
const addTwice: (n: number) => number = (two as any).add;
console.log(addTwice(5));
const describe: () => string = (two as any).describe;
console.log(describe());
[1, 2, 3].forEach(addTwice);
console.log(two.total);
console.log([1, 2, 3].map(add).join());

const fs: ((n: number) => number)[] = [add, addTwice, (n) => n * 100];
for (const f of fs) console.log(f(1));

interface CanAdd {
  add(n: number): number;
}
const asInterface: CanAdd = two;
const viaInterface: (n: number) => number = (asInterface as any).add;
console.log(viaInterface(10));
const object: CanAdd = { add };
console.log(object.add(1000));
const extracted: (n: number) => number = (object as any).add;
console.log(extracted(1000));

class Button {
  handlers: (() => void)[];
  presses: number;
  constructor() {
    this.handlers = [];
    this.presses = 0;
  }
  onPress(handler: () => void): void {
    this.handlers.push(handler);
  }
  press(): void {
    this.presses++;
    for (const h of this.handlers) h();
  }
}
class Lamp {
  constructor(
    private name: string,
    public on = false,
  ) {}
  toggle(): void {
    this.on = !this.on;
    console.log(this.name + " " + this.on);
  }
}
const button = new Button();
button.onPress((new Lamp("red") as any).toggle);
button.onPress((new Lamp("blue", true) as any).toggle);
button.press();
button.press();
console.log(button.presses);
const press: () => void = (button as any).press;
press();

function apply(f: (a: number) => number, times: number): number {
  let r = 0;
  for (let i = 0; i < times; i++) r = f(i);
  return r;
}
console.log(apply((new Accumulator(0) as any).add, 5));
console.log("DONE");
