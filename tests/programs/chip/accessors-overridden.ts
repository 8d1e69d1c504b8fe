// Accessors that a subclass overrides. pxt's JavaScript back end calls the setter where the getter is meant.

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
class Logged extends Base {
  log: string[];
  constructor() {
    super();
    this.log = [];
  }
  get value(): number {
    this.log.push("get");
    return this.v + 1000;
  }
  set value(v: number) {
    this.log.push("set " + v);
    this.v = v;
  }
}
const base: Base = new Base();
const logged = new Logged();
const asBase: Base = logged;
base.value = 7;
asBase.value = 8;
console.log(base.twice());
console.log(asBase.twice());
asBase.value -= 3;
console.log(logged.log.join(","));
console.log("DONE");
