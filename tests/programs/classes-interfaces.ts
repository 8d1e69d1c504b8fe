// Calls and fields through object types: classes without common base, object literals, function-typed members.

interface Named {
  name: string;
  rename(name: string): void;
  hello(other: Named, times?: number): string;
}
class Person implements Named {
  name: string;
  age: number;
  constructor(name: string, age: number) {
    this.name = name;
    this.age = age;
  }
  rename(name: string): void {
    this.name = name;
  }
  hello(other: Named, times?: number): string {
    return this.name + " greets " + other.name + " " + (times || 1) + "x";
  }
}
class Robot implements Named {
  id: number;
  serial: string;
  name: string;
  hello: (other: Named, times?: number) => string;
  constructor(id: number) {
    this.id = id;
    this.name = "R" + id;
    this.hello = (other, times) => `${this.name} beeps ${other.name} ${times}`;
  }
  rename(name: string): void {
    this.name = "R" + this.id + "-" + name;
  }
}
const literal: Named = {
  name: "literal",
  rename: (name: string) => {
    literal.name = name + "!";
  },
  hello: (other: Named) => "literal says hi to " + other.name,
};
const all: Named[] = [new Person("Ann", 30), new Robot(7), literal];
for (const a of all) for (const b of all) console.log(a.hello(b, 2));
for (const a of all) a.rename("X");
console.log(all.map((a) => a.name).join(" "));
for (const a of all) console.log(a.hello(a));

interface Stack<T> {
  push(x: T): void;
  pop(): T;
  size(): number;
}
class ArrayStack<T> implements Stack<T> {
  private items: T[];
  constructor() {
    this.items = [];
  }
  push(x: T): void {
    this.items.push(x);
  }
  pop(): T {
    return this.items.pop();
  }
  size(): number {
    return this.items.length;
  }
}
class ListStack<T> implements Stack<T> {
  private head: { value: T; next: any };
  private n: number;
  constructor() {
    this.head = null;
    this.n = 0;
  }
  push(x: T): void {
    this.head = { value: x, next: this.head };
    this.n++;
  }
  pop(): T {
    if (!this.head) return undefined;
    const v = this.head.value;
    this.head = this.head.next;
    this.n--;
    return v;
  }
  size(): number {
    return this.n;
  }
}
function exercise(s: Stack<string>): void {
  s.push("a");
  s.push("b");
  s.push("c");
  console.log(s.pop() + s.size());
  console.log(s.pop() + s.pop() + s.pop() + s.size());
}
exercise(new ArrayStack<string>());
exercise(new ListStack<string>());

interface Point {
  x: number;
  y: number;
}
class Vector {
  unused: string;
  y: number;
  x: number;
  constructor(x: number, y: number) {
    this.x = x;
    this.y = y;
  }
}
function add(a: Point, b: Point): Point {
  return { x: a.x + b.x, y: a.y + b.y };
}
const sum = add(new Vector(1, 2), add({ x: 10, y: 20 }, new Vector(100, 200)));
console.log(sum.x + " " + sum.y);
const p: Point = new Vector(5, 6);
p.x++;
p.y += p.x;
console.log(p.x + " " + p.y);
console.log("DONE");
