// Methods and accessors that are got by a computed name, and then called with anything.

class Lamp {
  private level: number;
  private lit: boolean;
  constructor() {
    this.level = 1;
    this.lit = false;
  }
  set(level: number, lit: boolean): string {
    this.level = level;
    this.lit = lit;
    return this.show();
  }
  show(): string {
    return (this.level == 2 ? "two" : this.level < 2 ? "less" : "other") + (this.lit ? " lit" : " dark");
  }
  get isLit(): boolean {
    return this.lit;
  }
}
const lamp = new Lamp();
console.log(lamp.set(3, true));
const any: any = lamp;
const method = any["s" + "et"];
console.log(method("2", ""));
console.log(method(2));
console.log(method(0.5, "lit"));
console.log(method());
console.log(any["is" + "Lit"] === undefined);
console.log("DONE");
