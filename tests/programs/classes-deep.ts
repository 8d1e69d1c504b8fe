// Eight levels of inheritance, each overriding some methods; instanceof at every level; super through levels that skip.

class L0 {
  trace: string;
  constructor() {
    this.trace = "0";
  }
  a(): string {
    return "a0";
  }
  b(): string {
    return "b0" + this.a();
  }
  c(n: number): number {
    return n;
  }
  name(): string {
    return "L0";
  }
}
class L1 extends L0 {
  constructor() {
    super();
    this.trace += "1";
  }
  a(): string {
    return "a1" + super.a();
  }
}
class L2 extends L1 {
  two = 2;
  constructor() {
    super();
    this.trace += "2";
  }
  c(n: number): number {
    return super.c(n) * 2 + this.two;
  }
}
class L3 extends L2 {}
class L4 extends L3 {
  constructor() {
    super();
    this.trace += "4";
  }
  b(): string {
    return "b4" + super.b();
  }
  name(): string {
    return "L4" + super.name();
  }
}
class L5 extends L4 {
  a(): string {
    return "a5" + super.a();
  }
  only5(): string {
    return "only5 " + this.b();
  }
}
class L6 extends L5 {
  six: number[];
  constructor() {
    super();
    this.six = [6];
    this.trace += "6";
  }
  c(n: number): number {
    return super.c(n + 1) + this.six.length;
  }
}
class L7 extends L6 {
  name(): string {
    return "L7" + super.name();
  }
  only5(): string {
    return "7" + super.only5();
  }
}
class Side extends L3 {
  a(): string {
    return "side" + super.a();
  }
}
const all: L0[] = [
  new L0(),
  new L1(),
  new L2(),
  new L3(),
  new L4(),
  new L5(),
  new L6(),
  new L7(),
  new Side(),
];
for (const x of all) console.log(`${x.trace} ${x.a()} ${x.b()} ${x.c(10)} ${x.name()}`);
for (const x of all) {
  let kinds = "";
  if (x instanceof L1) kinds += "1";
  if (x instanceof L2) kinds += "2";
  if (x instanceof L3) kinds += "3";
  if (x instanceof L4) kinds += "4";
  if (x instanceof L5) kinds += "5" + x.only5();
  if (x instanceof L6) kinds += "6" + x.six[0];
  if (x instanceof L7) kinds += "7";
  if (x instanceof Side) kinds += "S";
  console.log(kinds);
}
function describe(x: L2): string {
  return x.two + x.name();
}
for (const x of all) if (x instanceof L2) console.log(describe(x));
console.log("DONE");
