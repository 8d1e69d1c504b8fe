// One call that meets many classes: ten that implement an interface and ten that override a method, mixed in every order.

interface Op {
  apply(n: number): number;
  name: string;
}
class Add implements Op {
  name = "add";
  constructor(private by: number) {}
  apply(n: number): number {
    return n + this.by;
  }
}
class Multiply implements Op {
  name = "mul";
  constructor(private by: number) {}
  apply(n: number): number {
    return n * this.by;
  }
}
class Negate implements Op {
  name = "neg";
  constructor() {}
  apply(n: number): number {
    return -n;
  }
}
class Limit implements Op {
  private low: number;
  private high: number;
  name: string;
  constructor(low: number, high: number) {
    this.low = low;
    this.high = high;
    this.name = "limit";
  }
  apply(n: number): number {
    return n < this.low ? this.low : n > this.high ? this.high : n;
  }
}
class Count implements Op {
  calls = 0;
  constructor(public name: string) {}
  apply(n: number): number {
    this.calls++;
    return n;
  }
}
class Both implements Op {
  constructor(
    private a: Op,
    private b: Op,
  ) {}
  get name(): string {
    return this.a.name + "+" + this.b.name;
  }
  apply(n: number): number {
    return this.b.apply(this.a.apply(n));
  }
}
class Repeat implements Op {
  constructor(
    private times: number,
    private op: Op,
  ) {}
  get name(): string {
    return this.times + this.op.name;
  }
  apply(n: number): number {
    for (let i = 0; i < this.times; i++) n = this.op.apply(n);
    return n;
  }
}
class When extends Both {
  constructor(
    private test: (n: number) => boolean,
    private yes: Op,
    private no: Op,
  ) {
    super(yes, no);
  }
  apply(n: number): number {
    return (this.test(n) ? this.yes : this.no).apply(n);
  }
}
const count = new Count("count");
const literal: Op = { name: "literal", apply: (n) => n % 1000 };
const ops: Op[] = [
  new Add(5),
  new Multiply(3),
  new Negate(),
  new Limit(-50, 1000),
  count,
  new Both(new Add(1), new Multiply(2)),
  new Repeat(3, new Add(7)),
  new When((n) => n > 0, new Negate(), new Multiply(-2)),
  literal,
  new Repeat(2, new Both(new Negate(), new Add(0.5))),
];
console.log(ops.map((o) => o.name).join(" "));
for (let start = 0; start < 10; start++) {
  let n = start;
  for (let i = 0; i < 40; i++) n = ops[(i * (start + 1) + start) % 10].apply(n);
  console.log(start + ": " + n);
}
console.log(count.calls);

class Animal {
  constructor(protected n: number) {}
  sound(): string {
    return "?" + this.n;
  }
  twice(): string {
    return this.sound() + this.sound();
  }
}
class Cat extends Animal {
  sound(): string {
    return "m" + this.n;
  }
}
class Lion extends Cat {
  sound(): string {
    return "R" + super.sound();
  }
}
class Kitten extends Cat {
  twice(): string {
    return super.twice().toUpperCase();
  }
}
class Dog extends Animal {
  private barks = 0;
  constructor(n: number) {
    super(n * 10);
  }
  sound(): string {
    return "w" + this.n + "." + ++this.barks;
  }
}
class Puppy extends Dog {}
class Robot extends Dog {
  sound(): string {
    return "b" + this.n;
  }
}
class Silent extends Animal {
  sound(): string {
    return "";
  }
}
class Parrot extends Animal {
  constructor(private other: Animal) {
    super(0);
  }
  sound(): string {
    return "p" + this.other.sound();
  }
}
const cat = new Cat(1);
const animals: Animal[] = [
  new Animal(0),
  cat,
  new Lion(2),
  new Kitten(3),
  new Dog(4),
  new Puppy(5),
  new Robot(6),
  new Silent(7),
];
animals.push(new Parrot(animals[4]));
animals.push(new Parrot(new Parrot(animals[2])));
let all = "";
for (let round = 1; round <= 3; round++) {
  for (let i = 0; i < 10; i++) {
    const a = animals[(i * 7 * round) % 10];
    all +=
      (a instanceof Dog ? "D" : a instanceof Cat ? "C" : a instanceof Parrot ? "P" : "A") + a.twice() + " ";
  }
  console.log(all);
  all = "";
}
console.log(
  animals.filter((a) => a instanceof Cat).length + " " + animals.filter((a) => a instanceof Dog).length,
);
console.log("DONE");
