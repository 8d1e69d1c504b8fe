// Namespaces: nested, opened again, with state, classes and functions, and the order in which everything is initialised.

let order = "";
function step<T>(name: string, v: T): T {
  order += name + " ";
  return v;
}
namespace outer {
  export const a = step("outer.a", 1);
  export namespace inner {
    export let b = step("inner.b", a + 1);
    let hidden = step("inner.hidden", b * 10);
    export function reveal(): number {
      return hidden++;
    }
    export namespace deepest {
      export const c = step("deepest.c", hidden + b);
      export function up(): number {
        b++;
        return a + b + reveal();
      }
    }
  }
  export const d = step("outer.d", inner.deepest.c + 1);
}
const between = step("between", outer.d);
namespace outer {
  export const e = step("outer.e", between + outer.inner.reveal());
  const hidden = step("outer.hidden", "second hidden");
  export function show(): string {
    return hidden + a + e;
  }
}
console.log(order);
console.log([outer.a, outer.inner.b, outer.inner.deepest.c, outer.d, outer.e].join() + " " + outer.show());
console.log(
  outer.inner.deepest.up() +
    " " +
    outer.inner.deepest.up() +
    " " +
    outer.inner.reveal() +
    " " +
    outer.inner.b,
);
outer.inner.b = -100;
console.log(outer.inner.deepest.up());
namespace bank {
  const accounts: Account[] = [];
  let transactions = 0;
  export class Account {
    private balance = 0;
    constructor(public owner: string) {
      accounts.push(this);
    }
    pay(n: number): Account {
      this.balance += n;
      transactions++;
      return this;
    }
    get money(): number {
      return this.balance;
    }
  }
  export function transfer(from: Account, to: Account, n: number): boolean {
    if (from.money < n) return false;
    from.pay(-n);
    to.pay(n);
    return true;
  }
  export function total(): number {
    let s = 0;
    for (const a of accounts) s += a.money;
    return s;
  }
  export function count(): string {
    return accounts.length + "/" + transactions;
  }
}
const ann = new bank.Account("Ann").pay(100);
const bob = new bank.Account("Bob");
console.log(
  bank.transfer(ann, bob, 30) +
    " " +
    bank.transfer(bob, ann, 31) +
    " " +
    bob.money +
    " " +
    bank.total() +
    " " +
    bank.count(),
);
namespace shapes {
  export interface Shape {
    area(): number;
  }
  export class Square implements Shape {
    constructor(private side: number) {}
    area(): number {
      return this.side * this.side;
    }
  }
}
namespace shapes {
  export class Cube extends Square {
    constructor(side: number) {
      super(side);
      made++;
    }
    area(): number {
      return super.area() * 6;
    }
  }
  let made = 0;
  export const total = (list: Shape[]) => list.reduce((s, x) => s + x.area(), 0) + made * 1000;
}
console.log(shapes.total([new shapes.Square(2), new shapes.Cube(1), new shapes.Cube(3)]));
namespace mutual.left {
  export let calls = 0;
  export function f(n: number): string {
    calls++;
    return n <= 0 ? "left" : right.g(n - 1);
  }
}
namespace mutual.right {
  export function g(n: number): string {
    left.calls += 100;
    return n <= 0 ? "right" : left.f(n - 2);
  }
}
console.log(mutual.left.f(6) + mutual.left.f(1) + mutual.left.calls);
function early(): string {
  return "early " + late + " " + settings.level + " " + (table ? table.length : "none");
}
const first = early();
const late = "late";
namespace settings {
  export let level = 3;
}
const table = [1, 2];
console.log(first + "; " + early());
let x = 1;
namespace shadows {
  export let x = 2;
  export function both(): number {
    return x * 10;
  }
  export namespace more {
    const x = 3;
    export const f = () => x;
  }
}
x += shadows.x + shadows.both() + shadows.more.f();
console.log(x);
import short = outer.inner.deepest;
console.log(short.c);
console.log("DONE");
