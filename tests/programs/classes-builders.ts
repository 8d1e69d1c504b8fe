// Fluent builders, template methods, strategies, decorators, prototypes that clone, and commands that undo.

class Query {
  private parts: string[] = [];
  private limitTo = -1;
  constructor(private table: string) {}
  where(field: string, op: string, value: any): Query {
    this.parts.push(field + op + (typeof value == "string" ? "'" + value + "'" : value));
    return this;
  }
  limit(n: number): Query {
    this.limitTo = n;
    return this;
  }
  when(condition: boolean, then: (q: Query) => Query): Query {
    return condition ? then(this) : this;
  }
  clone(): Query {
    const q = new Query(this.table);
    q.parts = this.parts.slice(0);
    q.limitTo = this.limitTo;
    return q;
  }
  build(): string {
    return (
      "from " +
      this.table +
      (this.parts.length ? " where " + this.parts.join(" and ") : "") +
      (this.limitTo >= 0 ? " limit " + this.limitTo : "")
    );
  }
}
const base = new Query("people").where("age", ">", 30);
const copy = base
  .clone()
  .where("name", "=", "Ann")
  .when(true, (q) => q.limit(5))
  .when(false, (q) => q.where("never", "=", 1));
console.log(base.build());
console.log(copy.build());
class Report {
  protected lines: string[] = [];
  constructor() {}
  render(items: number[]): string {
    this.lines = [];
    this.header(items.length);
    for (const i of items) if (this.accepts(i)) this.line(i);
    this.footer();
    return this.lines.join("\\");
  }
  protected header(n: number): void {
    this.lines.push("report of " + n);
  }
  protected accepts(n: number): boolean {
    return true;
  }
  protected line(n: number): void {
    this.lines.push("" + n);
  }
  protected footer(): void {}
}
class SumReport extends Report {
  private sum = 0;
  constructor(private least: number) {
    super();
  }
  protected accepts(n: number): boolean {
    return n >= this.least;
  }
  protected line(n: number): void {
    this.sum += n;
    super.line(n * 10);
  }
  protected footer(): void {
    this.lines.push("sum " + this.sum);
    this.sum = 0;
  }
}
class StarReport extends Report {
  protected header(n: number): void {}
  protected line(n: number): void {
    let s = "";
    while (n-- > 0) s += "*";
    this.lines.push(s);
  }
}
for (const r of [new Report(), new SumReport(2), new StarReport()])
  console.log(r.render([1, 3, 2]) + " " + r.render([4]));

interface Price {
  of(amount: number): number;
  label(): string;
}
class Plain implements Price {
  constructor(private each: number) {}
  of(amount: number): number {
    return amount * this.each;
  }
  label(): string {
    return "plain";
  }
}
class Decorated implements Price {
  constructor(
    private inner: Price,
    private change: (total: number, amount: number) => number,
    private text: string,
  ) {}
  of(amount: number): number {
    return this.change(this.inner.of(amount), amount);
  }
  label(): string {
    return this.inner.label() + "+" + this.text;
  }
}
let price: Price = new Plain(4);
price = new Decorated(price, (t, n) => (n >= 10 ? t * 0.75 : t), "bulk");
price = new Decorated(price, (t) => t + 3, "shipping");
price = new Decorated(price, (t) => (t > 50 ? 50 : t), "cap");
console.log(price.label() + " " + [1, 9, 10, 20].map((n) => price.of(n)).join());

class Document {
  text = "";
  private done: Command[] = [];
  private undone: Command[] = [];
  constructor() {}
  run(c: Command): Document {
    c.apply(this);
    this.done.push(c);
    this.undone = [];
    return this;
  }
  undo(): boolean {
    const c = this.done.pop();
    if (!c) return false;
    c.revert(this);
    this.undone.push(c);
    return true;
  }
  redo(): boolean {
    const c = this.undone.pop();
    if (!c) return false;
    c.apply(this);
    this.done.push(c);
    return true;
  }
}
class Command {
  constructor() {}
  apply(d: Document): void {}
  revert(d: Document): void {}
}
class Insert extends Command {
  constructor(
    private at: number,
    private text: string,
  ) {
    super();
  }
  apply(d: Document): void {
    d.text = d.text.substr(0, this.at) + this.text + d.text.substr(this.at);
  }
  revert(d: Document): void {
    d.text = d.text.substr(0, this.at) + d.text.substr(this.at + this.text.length);
  }
}
class Upper extends Command {
  private before = "";
  constructor() {
    super();
  }
  apply(d: Document): void {
    this.before = d.text;
    d.text = d.text.toUpperCase();
  }
  revert(d: Document): void {
    d.text = this.before;
  }
}
const both: Command[] = [];
class Group extends Command {
  constructor(private commands: Command[]) {
    super();
  }
  apply(d: Document): void {
    for (const c of this.commands) c.apply(d);
  }
  revert(d: Document): void {
    for (let i = this.commands.length - 1; i >= 0; i--) this.commands[i].revert(d);
  }
}
const d = new Document();
d.run(new Insert(0, "world"))
  .run(new Insert(0, "hello "))
  .run(new Group([new Upper(), new Insert(5, ",")]));
let trail = d.text;
while (d.undo()) trail += "|" + d.text;
console.log(trail + "|" + both.length);
d.redo();
d.redo();
trail = d.text;
d.run(new Upper());
console.log(trail + "|" + d.text + "|" + d.redo() + d.undo() + d.text);
console.log("DONE");
