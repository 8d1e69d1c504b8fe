// Getters and setters, inherited and overridden, through classes and object types, with compound assignment.

class Temperature {
  private celsius_: number;
  reads = 0;
  constructor(celsius: number) {
    this.celsius_ = celsius;
  }
  get celsius(): number {
    this.reads++;
    return this.celsius_;
  }
  set celsius(value: number) {
    console.log("set " + value);
    this.celsius_ = value;
  }
  get fahrenheit(): number {
    return (this.celsius * 9) / 5 + 32;
  }
  set fahrenheit(value: number) {
    this.celsius = ((value - 32) * 5) / 9;
  }
}
const t = new Temperature(20);
console.log(t.celsius);
console.log(t.fahrenheit);
t.fahrenheit = 212;
console.log(t.celsius);
t.celsius += 5;
t.celsius++;
++t.celsius;
t.celsius *= 2;
console.log(t.celsius);
console.log("reads " + t.reads);

interface HasCelsius {
  celsius: number;
}
function warm(x: HasCelsius): void {
  x.celsius = x.celsius + 1;
}
warm(t);
console.log(t.celsius);
const plain: HasCelsius = { celsius: 3 };
warm(plain);
console.log(plain.celsius);

class Base {
  protected v = 1;
  constructor() {}
  get value(): number {
    return this.v;
  }
  set value(v: number) {
    this.v = v;
  }
  twice(): number {
    return this.value * 2;
  }
}
class Child extends Base {
  get half(): number {
    return this.value / 2;
  }
}
const child = new Child();
child.value = 8;
child.value -= 3;
console.log(child.twice() + child.half);

class Counter {
  private static count_ = 0;
  static get count(): number {
    return Counter.count_;
  }
  static next(): number {
    return ++Counter.count_;
  }
}
Counter.next();
Counter.next();
console.log(Counter.count);

interface ReadOnlyValue {
  readonly value: number;
}
const items: ReadOnlyValue[] = [new Base(), child, { value: 5 }];
for (const item of items) console.log(item.value);
console.log("DONE");
