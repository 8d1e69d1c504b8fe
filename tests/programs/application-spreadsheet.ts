// A spreadsheet: cells with formulas, references and ranges, recalculation of what depends on a change, cycles and errors as values.

class Formula {
  constructor() {}
  value(sheet: Sheet): number {
    return 0;
  }
  references(add: (cell: string) => void): void {}
}
class Constant extends Formula {
  constructor(private n: number) {
    super();
  }
  value(sheet: Sheet): number {
    return this.n;
  }
}
class Reference extends Formula {
  constructor(private cell: string) {
    super();
  }
  value(sheet: Sheet): number {
    return sheet.number(this.cell);
  }
  references(add: (cell: string) => void): void {
    add(this.cell);
  }
}
class Operation extends Formula {
  constructor(
    private op: string,
    private left: Formula,
    private right: Formula,
  ) {
    super();
  }
  value(sheet: Sheet): number {
    const l = this.left.value(sheet);
    const r = this.right.value(sheet);
    if (this.op == "+") return l + r;
    if (this.op == "-") return l - r;
    if (this.op == "*") return l * r;
    if (r == 0) throw "#DIV/0";
    return l / r;
  }
  references(add: (cell: string) => void): void {
    this.left.references(add);
    this.right.references(add);
  }
}
class RangeCall extends Formula {
  private cells: string[] = [];
  constructor(
    private name: string,
    from: string,
    to: string,
  ) {
    super();
    for (let c = from.charCodeAt(0); c <= to.charCodeAt(0); c++)
      for (let r = parseInt(from.substr(1)); r <= parseInt(to.substr(1)); r++)
        this.cells.push(String.fromCharCode(c) + r);
  }
  value(sheet: Sheet): number {
    const values = this.cells.map((c) => sheet.number(c));
    switch (this.name) {
      case "sum":
        return values.reduce((a, b) => a + b, 0);
      case "max":
        return values.reduce((a, b) => Math.max(a, b), values[0]);
      case "count":
        return this.cells.filter((c) => sheet.has(c)).length;
    }
    throw "#NAME " + this.name;
  }
  references(add: (cell: string) => void): void {
    for (const c of this.cells) add(c);
  }
}
class FormulaParser {
  private at = 0;
  constructor(private text: string) {}
  parse(): Formula {
    const f = this.sum();
    if (this.at < this.text.length) throw "#PARSE at " + this.at;
    return f;
  }
  private sum(): Formula {
    let f = this.product();
    while (this.is("+") || this.is("-")) f = new Operation(this.text[this.at++], f, this.product());
    return f;
  }
  private product(): Formula {
    let f = this.atom();
    while (this.is("*") || this.is("/")) f = new Operation(this.text[this.at++], f, this.atom());
    return f;
  }
  private is(c: string): boolean {
    return this.at < this.text.length && this.text[this.at] == c;
  }
  private word(from: string, to: string): string {
    let s = "";
    while (this.at < this.text.length && this.text[this.at] >= from && this.text[this.at] <= to)
      s += this.text[this.at++];
    return s;
  }
  private atom(): Formula {
    if (this.is("(")) {
      this.at++;
      const f = this.sum();
      if (!this.is(")")) throw "#PARSE at " + this.at;
      this.at++;
      return f;
    }
    const name = this.word("a", "z");
    if (name) {
      this.at++;
      const from = this.cell();
      this.at++;
      const to = this.cell();
      this.at++;
      return new RangeCall(name, from, to);
    }
    if (this.at < this.text.length && this.text[this.at] >= "A" && this.text[this.at] <= "Z")
      return new Reference(this.cell());
    const n = this.word(".", "9");
    if (!n) throw "#PARSE at " + this.at;
    return new Constant(parseFloat(n));
  }
  private cell(): string {
    return this.word("A", "Z") + this.word("0", "9");
  }
}
class Cell {
  formula: Formula = null;
  text = "";
  number = 0;
  error = "";
  users: string[] = [];
  uses: string[] = [];
  constructor() {}
}
class Sheet {
  private cells: { [name: string]: Cell } = {};
  calculations = 0;
  constructor() {}
  private cell(name: string): Cell {
    if (!this.cells[name]) this.cells[name] = new Cell();
    return this.cells[name];
  }
  has(name: string): boolean {
    const c = this.cells[name];
    return !!c && c.formula != null;
  }
  number(name: string): number {
    const c = this.cells[name];
    if (!c) return 0;
    if (c.error) throw c.error;
    return c.number;
  }
  set(name: string, text: string): Sheet {
    const c = this.cell(name);
    for (const u of c.uses) this.cell(u).users.removeElement(name);
    c.uses = [];
    c.text = text;
    c.error = "";
    c.formula = null;
    try {
      const f = new FormulaParser(text).parse();
      f.references((r) => {
        if (c.uses.indexOf(r) < 0) c.uses.push(r);
      });
      c.formula = f;
    } catch (e) {
      c.error = "" + e;
    }
    for (const u of c.uses) this.cell(u).users.push(name);
    this.update(name);
    return this;
  }
  private update(start: string): void {
    const order: string[] = [];
    const state: { [name: string]: number } = {};
    let cyclic = false;
    let visit: (name: string) => void = null;
    visit = (name) => {
      if (state[name] == 2) return;
      if (state[name] == 1) {
        cyclic = true;
        return;
      }
      state[name] = 1;
      for (const u of this.cell(name).users) visit(u);
      state[name] = 2;
      order.unshift(name);
    };
    visit(start);
    for (const name of order) {
      const c = this.cell(name);
      if (!c.formula) continue;
      this.calculations++;
      c.error = "";
      if (cyclic) {
        c.error = "#CYCLE";
        continue;
      }
      try {
        c.number = c.formula.value(this);
      } catch (e) {
        c.error = "" + e;
      }
    }
  }
  show(): string {
    const names = Object.keys(this.cells).filter((n) => this.has(n) || this.cells[n].error != "");
    names.sort((a, b) => a.compare(b));
    const s =
      names.map((n) => n + "=" + (this.cells[n].error || this.cells[n].number)).join(" ") +
      " [" +
      this.calculations +
      "]";
    this.calculations = 0;
    return s;
  }
}
const sheet = new Sheet();
sheet.set("A1", "5").set("A2", "7.5").set("A3", "A1+A2*2");
console.log(sheet.show());
sheet.set("B1", "sum(A1:A3)").set("B2", "max(A1:B1)/count(A1:A9)").set("B3", "(B1-B2)*(B1+B2)");
console.log(sheet.show());
sheet.set("A1", "100");
console.log(sheet.show());
sheet.set("A2", "1/0");
console.log(sheet.show());
sheet.set("A2", "C1");
console.log(sheet.show());
sheet.set("C1", "2").set("C2", "avg(A1:A2)").set("C3", "1+").set("C4", "C3*2");
console.log(sheet.show());
sheet.set("C1", "B3");
console.log(sheet.show());
sheet.set("C1", "0.25").set("C3", "8");
console.log(sheet.show());
for (let r = 1; r <= 10; r++) sheet.set("D" + r, r == 1 ? "1" : "D" + (r - 1) + "*2");
sheet.calculations = 0;
sheet.set("D1", "3");
console.log(sheet.show());
console.log("DONE");
