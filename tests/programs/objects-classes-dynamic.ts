// obj[key] and any-typed access on instances of classes: fields, methods and accessors by name.

class Device {
  id: number;
  name: string;
  private hidden = 7;
  constructor(id: number, name: string) {
    this.id = id;
    this.name = name;
  }
  describe(): string {
    return this.name + "#" + this.id;
  }
  get double(): number {
    return this.id * 2;
  }
  set double(v: number) {
    this.id = v / 2;
  }
}
const device = new Device(4, "dev");
const any: any = device;
console.log(any.id);
console.log(any.name);
console.log(any.describe());
console.log(any.double);
any.id = 5;
any.double += 2;
console.log(device.id);
any.name = any.name + "!";
console.log(device.describe());
console.log(any["id"]);
any["id"] = 50;
console.log(device.id);
const field = "na" + "me";
console.log(any[field]);
any[field] = "renamed";
console.log(device.name);

const both: any[] = [device, { id: 1, name: "literal", describe: () => "literal describes", double: 0 }];
for (const b of both) {
  console.log(b.id + " " + b.name + " " + b.describe());
  b.double = 24;
  console.log(b.double + " " + b.id);
}
class A {
  value: number;
  extra1: number;
  constructor() {
    this.value = 1;
    this.extra1 = 10;
  }
  get(): number {
    return this.value;
  }
}
class B {
  other: string;
  value: number;
  constructor() {
    this.other = "x";
    this.value = 2;
  }
  get(): number {
    return this.value * 100;
  }
}
class C {
  f1: number;
  f2: number;
  f3: number;
  f4: number;
  f5: number;
  f6: number;
  f7: number;
  value: number;
  get: () => number;
  constructor() {
    this.f1 = this.f2 = this.f3 = this.f4 = this.f5 = this.f6 = this.f7 = 9;
    this.value = 3;
    this.get = () => this.value + this.f7;
  }
}
const mixed: any[] = [new A(), new B(), new C(), { value: 4, get: () => -4 }];
for (let round = 0; round < 2; round++) {
  for (const m of mixed) {
    m.value += 1;
    console.log(m.value + " " + m.get());
  }
}
console.log(mixed[2].f1 + mixed[2].f7);
function sumField(items: any[], key: string): number {
  let sum = 0;
  for (const item of items) sum += item[key];
  return sum;
}
console.log(sumField(mixed, "value"));
console.log("DONE");
