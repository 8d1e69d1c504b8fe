// Virtual methods, super calls, constructors along a chain of classes, and methods that subclasses leave alone.

class Shape {
  protected name: string;
  constructor(name: string) {
    this.name = name;
    console.log("new Shape " + this.describe());
  }
  area(): number {
    return 0;
  }
  describe(): string {
    return this.name + " of " + this.area();
  }
  scaled(factor: number): number {
    return this.area() * factor;
  }
}
class Rectangle extends Shape {
  width: number;
  height: number;
  constructor(width: number, height: number, name?: string) {
    super(name || "rectangle");
    this.width = width;
    this.height = height;
    console.log("new Rectangle");
  }
  area(): number {
    return this.width * this.height;
  }
}
class Square extends Rectangle {
  constructor(side: number) {
    super(side, side, "square");
  }
  describe(): string {
    return "[" + super.describe() + "]";
  }
}
class Labelled extends Square {
  label: string;
  constructor(side: number, label: string) {
    super(side);
    this.label = label;
  }
  area(): number {
    return super.area() + 1;
  }
  describe(): string {
    return this.label + super.describe();
  }
}
const shapes: Shape[] = [new Shape("nothing"), new Rectangle(2, 3), new Square(4), new Labelled(5, "L")];
for (const shape of shapes) {
  console.log(shape.describe());
  console.log(shape.scaled(10));
}

class Animal {
  constructor(protected readonly name: string) {}
  sound(): string {
    return "?";
  }
  speak(times = 1): string {
    let text = this.name;
    for (let i = 0; i < times; i++) text += " " + this.sound();
    return text;
  }
}
class Dog extends Animal {
  constructor() {
    super("dog");
  }
  sound(): string {
    return "woof";
  }
}
class Puppy extends Dog {
  sound(): string {
    return super.sound() + "let";
  }
  speak(times?: number): string {
    return super.speak(times) + "!";
  }
}
const animals: Animal[] = [new Dog(), new Puppy()];
for (const animal of animals) {
  console.log(animal.speak());
  console.log(animal.speak(3));
}

class Base {
  a = 1;
  constructor() {
    this.init();
  }
  init(): void {
    this.a += 10;
  }
}
class Derived extends Base {
  b = 2;
  constructor() {
    super();
    this.b += this.a;
  }
  init(): void {
    super.init();
    this.a += 100;
  }
}
const derived = new Derived();
console.log(derived.a + " " + derived.b);
console.log("DONE");
