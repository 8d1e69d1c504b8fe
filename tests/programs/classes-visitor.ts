// Double dispatch: visitors over a tree of expressions, with five kinds of node and four visitors, one of which rebuilds the tree.

interface Visitor {
  visitNumber(e: Num): any;
  visitName(e: Name): any;
  visitUnary(e: Unary): any;
  visitBinary(e: Binary): any;
  visitLet(e: Let): any;
}
class Expr {
  constructor() {}
  accept(v: Visitor): any {
    return null;
  }
}
class Num extends Expr {
  constructor(public value: number) {
    super();
  }
  accept(v: Visitor): any {
    return v.visitNumber(this);
  }
}
class Name extends Expr {
  constructor(public name: string) {
    super();
  }
  accept(v: Visitor): any {
    return v.visitName(this);
  }
}
class Unary extends Expr {
  constructor(public of: Expr) {
    super();
  }
  accept(v: Visitor): any {
    return v.visitUnary(this);
  }
}
class Binary extends Expr {
  constructor(
    public op: string,
    public left: Expr,
    public right: Expr,
  ) {
    super();
  }
  accept(v: Visitor): any {
    return v.visitBinary(this);
  }
}
class Let extends Expr {
  constructor(
    public name: string,
    public value: Expr,
    public body: Expr,
  ) {
    super();
  }
  accept(v: Visitor): any {
    return v.visitLet(this);
  }
}
class Evaluator implements Visitor {
  private names: string[] = [];
  private values: number[] = [];
  constructor() {}
  eval(e: Expr): number {
    return e.accept(this) as number;
  }
  visitNumber(e: Num): any {
    return e.value;
  }
  visitName(e: Name): any {
    for (let i = this.names.length - 1; i >= 0; i--) if (this.names[i] == e.name) return this.values[i];
    throw "no " + e.name;
  }
  visitUnary(e: Unary): any {
    return -this.eval(e.of);
  }
  visitBinary(e: Binary): any {
    const a = this.eval(e.left);
    const b = this.eval(e.right);
    switch (e.op) {
      case "+":
        return a + b;
      case "-":
        return a - b;
      case "*":
        return a * b;
    }
    return a / b;
  }
  visitLet(e: Let): any {
    this.values.push(this.eval(e.value));
    this.names.push(e.name);
    const r = this.eval(e.body);
    this.names.pop();
    this.values.pop();
    return r;
  }
}
class Printer implements Visitor {
  show(e: Expr): string {
    return e.accept(this) as string;
  }
  visitNumber(e: Num): any {
    return "" + e.value;
  }
  visitName(e: Name): any {
    return e.name;
  }
  visitUnary(e: Unary): any {
    return "-" + this.show(e.of);
  }
  visitBinary(e: Binary): any {
    return "(" + this.show(e.left) + e.op + this.show(e.right) + ")";
  }
  visitLet(e: Let): any {
    return `let ${e.name}=${this.show(e.value)} in ${this.show(e.body)}`;
  }
}
class Simplifier implements Visitor {
  changes = 0;
  constructor() {}
  simplify(e: Expr): Expr {
    return e.accept(this) as Expr;
  }
  visitNumber(e: Num): any {
    return e;
  }
  visitName(e: Name): any {
    return e;
  }
  visitUnary(e: Unary): any {
    const inner = this.simplify(e.of);
    if (inner instanceof Num) return this.changed(new Num(-(inner as Num).value));
    if (inner instanceof Unary) return this.changed((inner as Unary).of);
    return new Unary(inner);
  }
  visitBinary(e: Binary): any {
    const left = this.simplify(e.left);
    const right = this.simplify(e.right);
    if (left instanceof Num && right instanceof Num) {
      const a = (left as Num).value;
      const b = (right as Num).value;
      if (e.op == "+") return this.changed(new Num(a + b));
      if (e.op == "*") return this.changed(new Num(a * b));
    }
    if (e.op == "*" && this.is(left, 1)) return this.changed(right);
    if (e.op == "*" && (this.is(left, 0) || this.is(right, 0))) return this.changed(new Num(0));
    if (e.op == "+" && this.is(right, 0)) return this.changed(left);
    return new Binary(e.op, left, right);
  }
  visitLet(e: Let): any {
    return new Let(e.name, this.simplify(e.value), this.simplify(e.body));
  }
  private is(e: Expr, n: number): boolean {
    return e instanceof Num && (e as Num).value == n;
  }
  private changed(e: Expr): Expr {
    this.changes++;
    return e;
  }
}
class Depth implements Visitor {
  visitNumber(): any {
    return 1;
  }
  visitName(): any {
    return 1;
  }
  visitUnary(e: Unary): any {
    return 1 + (e.of.accept(this) as number);
  }
  visitBinary(e: Binary): any {
    return 1 + Math.max(e.left.accept(this) as number, e.right.accept(this) as number);
  }
  visitLet(e: Let): any {
    return 1 + Math.max(e.value.accept(this) as number, e.body.accept(this) as number);
  }
}
const n = (v: number) => new Num(v);
const x = new Name("x");
const trees: Expr[] = [
  n(4.5),
  new Binary("+", n(1), new Binary("*", n(2), new Unary(n(3)))),
  new Let("x", new Binary("*", n(6), n(7)), new Binary("-", x, new Binary("/", x, n(4)))),
  new Let("x", n(2), new Let("x", new Binary("+", x, n(1)), new Binary("*", x, new Unary(new Unary(x))))),
  new Binary("*", n(1), new Binary("+", new Binary("*", n(0), x), n(0))),
  new Unary(x),
];
const printer = new Printer();
const depth = new Depth();
for (const t of trees) {
  let value = "";
  try {
    value = "" + new Evaluator().eval(t);
  } catch (e) {
    value = "failed: " + e;
  }
  const simplifier = new Simplifier();
  const small = simplifier.simplify(t);
  console.log(
    `${printer.show(t)} = ${value}, depth ${t.accept(depth)}; ${printer.show(small)} after ${simplifier.changes}`,
  );
}
const visitors: Visitor[] = [printer, depth, new Simplifier()];
console.log(visitors.map((v) => typeof trees[1].accept(v)).join());
console.log("DONE");
