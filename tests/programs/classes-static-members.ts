// Static fields, methods and accessors-like pairs: counters, factories, registries, instances shared by name, initialisation order.

let order = "";
function traced<T>(name: string, v: T): T {
  order += name + " ";
  return v;
}
class First {
  static a = traced("First.a", 1);
  static b = traced("First.b", First.a + 1);
  static list = traced("First.list", [First.a, First.b]);
  static sum(): number {
    return First.a + First.b + First.list.length;
  }
}
class Second extends First {
  static c = traced("Second.c", First.sum() * 10);
  static both(): number {
    return Second.c + First.sum();
  }
}
order += "between ";
class Third {
  static last = traced("Third.last", Second.both());
}
console.log(order + Third.last);
class Item {
  private static next = 100;
  static all: Item[] = [];
  static byName: { [name: string]: Item } = {};
  id: number;
  private constructor(public name: string) {
    this.id = Item.next++;
    Item.all.push(this);
  }
  static get(name: string): Item {
    let item = Item.byName[name];
    if (!item) {
      item = new Item(name);
      Item.byName[name] = item;
    }
    return item;
  }
  static count(): number {
    return Item.all.length;
  }
  static forEach(f: (i: Item) => void): void {
    for (const i of Item.all) f(i);
  }
  same(o: Item): boolean {
    return Item.byName[this.name] == o;
  }
}
for (const name of ["a", "b", "a", "c", "b"]) Item.get(name);
let shown = "";
Item.forEach((i) => (shown += i.name + i.id + " "));
console.log(
  shown + Item.count() + " " + Item.get("a").same(Item.get("a")) + Item.get("a").same(Item.get("b")),
);
class Temperature {
  static readonly ZERO = 273.15;
  static scale = "C";
  private constructor(private kelvin: number) {}
  static celsius(c: number): Temperature {
    return new Temperature(c + Temperature.ZERO);
  }
  static fahrenheit(f: number): Temperature {
    return Temperature.celsius(((f - 32) * 5) / 9);
  }
  static coldest(list: Temperature[]): Temperature {
    return list.reduce((a, b) => (a.kelvin < b.kelvin ? a : b), list[0]);
  }
  toString(): string {
    const c = this.kelvin - Temperature.ZERO;
    return Math.round(Temperature.scale == "C" ? c : (c * 9) / 5 + 32) + Temperature.scale;
  }
}
const temperatures = [Temperature.celsius(20), Temperature.fahrenheit(14), Temperature.celsius(-5)];
console.log(temperatures.map((t) => t.toString()).join() + " " + Temperature.coldest(temperatures));
Temperature.scale = "F";
console.log(temperatures.map((t) => t.toString()).join());
class Shape {
  private static makers: { [kind: string]: (n: number) => Shape } = {};
  static made = 0;
  static register(kind: string, maker: (n: number) => Shape): void {
    Shape.makers[kind] = maker;
  }
  static make(kind: string, n: number): Shape {
    const maker = Shape.makers[kind];
    if (!maker) throw "no " + kind;
    Shape.made++;
    return maker(n);
  }
  constructor() {}
  area(): number {
    return 0;
  }
}
class Square extends Shape {
  static side = 3;
  constructor(private n: number) {
    super();
    Square.side += n;
  }
  area(): number {
    return this.n * this.n;
  }
}
class Strip extends Shape {
  constructor(private n: number) {
    super();
  }
  area(): number {
    return this.n * Square.side;
  }
}
Shape.register("square", (n) => new Square(n));
Shape.register("strip", (n) => new Strip(n));
let areas = "";
for (const kind of ["square", "strip", "square", "circle", "strip"]) {
  try {
    areas += Shape.make(kind, 2).area() + " ";
  } catch (e) {
    areas += e + " ";
  }
}
console.log(areas + Shape.made);
class Counter {
  static n = 0;
  static step = () => ++Counter.n;
  static reset: () => void = null;
}
console.log(Counter.step() + Counter.step() * 10 + Counter.n * 100);
Counter.reset = () => (Counter.n = -1);
Counter.reset();
Counter.n *= 5;
Counter.n++;
console.log(Counter.n);
namespace zoo {
  export class Animal {
    static legs = 4;
    static describe(): string {
      return "legs " + Animal.legs + kept;
    }
  }
  let kept = "!";
  export function change(): void {
    Animal.legs--;
    kept += "?";
  }
}
zoo.change();
zoo.change();
console.log(zoo.Animal.describe() + zoo.Animal.legs);
console.log("DONE");
