// A tokenizer, a parser of expressions into classes, an evaluator with variables, and a small stack machine they compile to.

enum Kind {
  Number,
  Name,
  Operator,
  End,
}
class Token {
  constructor(
    public kind: Kind,
    public text: string,
  ) {}
}
function tokenize(source: string): Token[] {
  const out: Token[] = [];
  let i = 0;
  const isDigit = (c: string) => c >= "0" && c <= "9";
  const isLetter = (c: string) => (c >= "a" && c <= "z") || (c >= "A" && c <= "Z");
  while (i < source.length) {
    const c = source[i];
    if (c == " ") {
      i++;
      continue;
    }
    const start = i;
    if (isDigit(c)) {
      while (i < source.length && (isDigit(source[i]) || source[i] == ".")) i++;
      out.push(new Token(Kind.Number, source.slice(start, i)));
    } else if (isLetter(c)) {
      while (i < source.length && isLetter(source[i])) i++;
      out.push(new Token(Kind.Name, source.slice(start, i)));
    } else {
      i++;
      out.push(new Token(Kind.Operator, c));
    }
  }
  out.push(new Token(Kind.End, ""));
  return out;
}

class Scope {
  values: { [name: string]: number };
  constructor() {
    this.values = {};
  }
}
class Expression {
  constructor() {}
  evaluate(scope: Scope): number {
    return 0;
  }
  compile(code: string[]): void {}
  toString(): string {
    return "?";
  }
}
class Literal extends Expression {
  constructor(private value: number) {
    super();
  }
  evaluate(scope: Scope): number {
    return this.value;
  }
  compile(code: string[]): void {
    code.push("push " + this.value);
  }
  toString(): string {
    return "" + this.value;
  }
}
class Name extends Expression {
  constructor(private name: string) {
    super();
  }
  evaluate(scope: Scope): number {
    const v = scope.values[this.name];
    if (v === undefined) throw "unknown " + this.name;
    return v;
  }
  compile(code: string[]): void {
    code.push("load " + this.name);
  }
  toString(): string {
    return this.name;
  }
}
class Binary extends Expression {
  constructor(
    private operator: string,
    private left: Expression,
    private right: Expression,
  ) {
    super();
  }
  evaluate(scope: Scope): number {
    const a = this.left.evaluate(scope);
    const b = this.right.evaluate(scope);
    switch (this.operator) {
      case "+":
        return a + b;
      case "-":
        return a - b;
      case "*":
        return a * b;
      case "/":
        if (b == 0) throw "division by zero in " + this.toString();
        return a / b;
      default:
        throw "operator " + this.operator;
    }
  }
  compile(code: string[]): void {
    this.left.compile(code);
    this.right.compile(code);
    code.push(this.operator);
  }
  toString(): string {
    return `(${this.left} ${this.operator} ${this.right})`;
  }
}
class Negation extends Expression {
  constructor(private inner: Expression) {
    super();
  }
  evaluate(scope: Scope): number {
    return -this.inner.evaluate(scope);
  }
  compile(code: string[]): void {
    code.push("push 0");
    this.inner.compile(code);
    code.push("-");
  }
  toString(): string {
    return "-" + this.inner;
  }
}
class Parser {
  private at: number;
  constructor(private tokens: Token[]) {
    this.at = 0;
  }
  private peek(): Token {
    return this.tokens[this.at];
  }
  private take(text: string): boolean {
    if (this.peek().kind != Kind.Operator || this.peek().text != text) return false;
    this.at++;
    return true;
  }
  parse(): Expression {
    const e = this.sum();
    if (this.peek().kind != Kind.End) throw "unexpected " + this.peek().text;
    return e;
  }
  private sum(): Expression {
    let e = this.product();
    while (true) {
      if (this.take("+")) e = new Binary("+", e, this.product());
      else if (this.take("-")) e = new Binary("-", e, this.product());
      else return e;
    }
  }
  private product(): Expression {
    let e = this.factor();
    while (true) {
      if (this.take("*")) e = new Binary("*", e, this.factor());
      else if (this.take("/")) e = new Binary("/", e, this.factor());
      else return e;
    }
  }
  private factor(): Expression {
    if (this.take("-")) return new Negation(this.factor());
    if (this.take("(")) {
      const e = this.sum();
      if (!this.take(")")) throw "expected )";
      return e;
    }
    const t = this.peek();
    this.at++;
    switch (t.kind) {
      case Kind.Number:
        return new Literal(parseFloat(t.text));
      case Kind.Name:
        return new Name(t.text);
      default:
        throw "unexpected '" + t.text + "'";
    }
  }
}
function run(code: string[], scope: Scope): number {
  const stack: number[] = [];
  for (const instruction of code) {
    const parts = instruction.split(" ");
    if (parts[0] == "push") stack.push(parseFloat(parts[1]));
    else if (parts[0] == "load") stack.push(scope.values[parts[1]]);
    else {
      const b = stack.pop();
      const a = stack.pop();
      stack.push(
        instruction == "+" ? a + b : instruction == "-" ? a - b : instruction == "*" ? a * b : a / b,
      );
    }
  }
  return stack.pop();
}
const scope = new Scope();
scope.values["x"] = 3;
scope.values["rate"] = 0.25;
for (const source of [
  "1 + 2 * 3",
  "(1 + 2) * 3",
  "-x * (2 - -rate)",
  "100 / 8 / 5",
  "((((7))))",
  "1 + ",
  "(2",
  "2 $ 3",
  "y * 2",
  "x / (x - 3)",
  "1 - 2 - 3 + x * x * x - rate / 4",
]) {
  try {
    const e = new Parser(tokenize(source)).parse();
    const code: string[] = [];
    e.compile(code);
    console.log(`${source} = ${e} = ${e.evaluate(scope)} [${code.join("; ")}] = ${run(code, scope)}`);
  } catch (error) {
    console.log(`${source}: ${error}`);
  }
}
console.log("DONE");
