// Static members, field initialisers with an explicit constructor, parameter properties, instanceof and toString.

class Config {
  static instances = 0;
  static readonly names: string[] = [];
  static make(name: string): Config {
    const c = new Config(name);
    Config.names.push(name);
    return c;
  }
  list: number[] = [1, 2];
  count = 3;
  text = "t" + 3;
  id: number;
  constructor(
    public name: string,
    private secret = 42,
  ) {
    Config.instances++;
    this.id = Config.instances;
  }
  reveal(): number {
    return this.secret + this.list.length;
  }
  toString(): string {
    return "Config(" + this.name + ")";
  }
}
const a = Config.make("a");
const b = new Config("b", 7);
a.list.push(9);
console.log(a.list.join() + " " + b.list.join());
console.log(a.text + a.id + b.id + Config.instances);
console.log(a.reveal() + " " + b.reveal());
console.log("" + a + `${b}`);
console.log(a);
console.log([a, b].join("; "));
console.log(Config.names);

class Plain {
  x = 1;
  constructor() {}
}
class Sub extends Plain {
  y = 2;
  constructor() {
    super();
  }
  toString(): string {
    return "Sub" + this.x + this.y;
  }
}
class SubSub extends Sub {}
class Other {}
const things: any[] = [new Plain(), new Sub(), new SubSub(), new Other(), a];
for (const thing of things) {
  console.log(
    `${thing instanceof Plain} ${thing instanceof Sub} ${thing instanceof SubSub} ${thing instanceof Other} ${thing instanceof Config}`,
  );
}
const none: any[] = [undefined, null, 5, "text", true, [1], { x: 1 }, () => 1];
for (const thing of none) console.log(thing instanceof Plain ? "Plain" : "not Plain");
console.log(`${new Sub()}`);

function kind(x: Plain | Other): string {
  if (x instanceof SubSub) return "SubSub";
  else if (x instanceof Sub) return "Sub";
  else if (!(x instanceof Plain)) return "not Plain";
  return "Plain";
}
console.log(kind(new Plain()) + kind(new Sub()) + kind(new SubSub()) + kind(new Other()));

namespace inner {
  export class Thing {
    static made = 0;
    constructor(public n: number) {
      Thing.made += n;
    }
    clone(): Thing {
      return new Thing(this.n + 1);
    }
  }
  export let last: Thing;
}
inner.last = new inner.Thing(5).clone().clone();
console.log(inner.last.n + " " + inner.Thing.made);
console.log("DONE");
