// A small LISP: reader, printer, environments, lambda with closures, let, if, cond, quote, set!, tail calls in a loop, macros.

class Value {
  constructor() {}
  show(): string {
    return "?";
  }
}
class Num extends Value {
  constructor(public n: number) {
    super();
  }
  show(): string {
    return "" + this.n;
  }
}
class Sym extends Value {
  private static table: { [name: string]: Sym } = {};
  constructor(public name: string) {
    super();
  }
  static of(name: string): Sym {
    if (!Sym.table[name]) Sym.table[name] = new Sym(name);
    return Sym.table[name];
  }
  show(): string {
    return this.name;
  }
}
class Pair extends Value {
  constructor(
    public head: Value,
    public tail: Value,
  ) {
    super();
  }
  show(): string {
    let s = "(" + this.head.show();
    let at = this.tail;
    for (; at instanceof Pair; at = (at as Pair).tail) s += " " + (at as Pair).head.show();
    return s + (at == NIL ? "" : " . " + at.show()) + ")";
  }
}
class Builtin extends Value {
  constructor(
    private name: string,
    public run: (args: Value[]) => Value,
  ) {
    super();
  }
  show(): string {
    return "<" + this.name + ">";
  }
}
class Environment {
  private names: Sym[] = [];
  private values: Value[] = [];
  constructor(private parent: Environment) {}
  define(s: Sym, v: Value): void {
    const i = this.names.indexOf(s);
    if (i >= 0) this.values[i] = v;
    else {
      this.names.push(s);
      this.values.push(v);
    }
  }
  private find(s: Sym): Environment {
    for (let e: Environment = this; e; e = e.parent) if (e.names.indexOf(s) >= 0) return e;
    throw "unbound " + s.name;
  }
  get(s: Sym): Value {
    const e = this.find(s);
    return e.values[e.names.indexOf(s)];
  }
  set(s: Sym, v: Value): void {
    const e = this.find(s);
    e.values[e.names.indexOf(s)] = v;
  }
}
class Lambda extends Value {
  constructor(
    public parameters: Value,
    public body: Value,
    public scope: Environment,
    public isMacro: boolean,
  ) {
    super();
  }
  show(): string {
    return this.isMacro ? "<macro>" : "<lambda>";
  }
}
const NIL: Value = Sym.of("nil");
const T: Value = Sym.of("t");
class Reader {
  private tokens: string[] = [];
  private at = 0;
  constructor(text: string) {
    let current = "";
    for (const c of text + " ") {
      if (" ()'\n".indexOf(c) >= 0) {
        if (current) this.tokens.push(current);
        current = "";
        if (c != " " && c != "\n") this.tokens.push(c);
      } else current += c;
    }
  }
  get more(): boolean {
    return this.at < this.tokens.length;
  }
  read(): Value {
    if (!this.more) throw "unexpected end";
    const t = this.tokens[this.at++];
    if (t == "'") return list([Sym.of("quote"), this.read()]);
    if (t == ")") throw "unexpected )";
    if (t == "(") {
      const items: Value[] = [];
      while (this.tokens[this.at] != ")") items.push(this.read());
      this.at++;
      return list(items);
    }
    const c = t[t.length - 1];
    return c >= "0" && c <= "9" ? new Num(parseFloat(t)) : Sym.of(t);
  }
}
function list(items: Value[]): Value {
  let v = NIL;
  for (let i = items.length - 1; i >= 0; i--) v = new Pair(items[i], v);
  return v;
}
function items(v: Value): Value[] {
  const out: Value[] = [];
  for (; v instanceof Pair; v = (v as Pair).tail) out.push((v as Pair).head);
  return out;
}
function bind(f: Lambda, args: Value[]): Environment {
  const scope = new Environment(f.scope);
  let p = f.parameters;
  let i = 0;
  for (; p instanceof Pair; p = (p as Pair).tail) {
    if (i >= args.length) throw "too few arguments";
    scope.define((p as Pair).head as Sym, args[i++]);
  }
  if (p != NIL) scope.define(p as Sym, list(args.slice(i)));
  return scope;
}
function evaluate(v: Value, e: Environment): Value {
  while (true) {
    if (v instanceof Sym) return v == NIL || v == T ? v : e.get(v as Sym);
    if (!(v instanceof Pair)) return v;
    const form = v as Pair;
    const args = items(form.tail);
    const name = form.head instanceof Sym ? (form.head as Sym).name : "";
    switch (name) {
      case "quote":
        return args[0];
      case "if":
        v = evaluate(args[0], e) != NIL ? args[1] : args.length > 2 ? args[2] : NIL;
        continue;
      case "cond": {
        let chosen: Value = NIL;
        for (const clause of args) {
          const parts = items(clause);
          if (evaluate(parts[0], e) != NIL) {
            chosen = parts[1];
            break;
          }
        }
        v = chosen;
        continue;
      }
      case "define":
      case "set!": {
        const value = evaluate(args[1], e);
        if (name == "define") e.define(args[0] as Sym, value);
        else e.set(args[0] as Sym, value);
        return value;
      }
      case "lambda":
      case "macro":
        return new Lambda(args[0], args[1], e, name == "macro");
      case "let": {
        const scope = new Environment(e);
        for (const b of items(args[0])) {
          const parts = items(b);
          scope.define(parts[0] as Sym, evaluate(parts[1], e));
        }
        e = scope;
        v = args[1];
        continue;
      }
      case "begin":
        for (let i = 0; i < args.length - 1; i++) evaluate(args[i], e);
        v = args[args.length - 1];
        continue;
    }
    const f = evaluate(form.head, e);
    if (f instanceof Lambda) {
      const lambda = f as Lambda;
      if (lambda.isMacro) v = evaluate(lambda.body, bind(lambda, args));
      else {
        e = bind(
          lambda,
          args.map((a) => evaluate(a, e)),
        );
        v = lambda.body;
      }
    } else if (f instanceof Builtin) return (f as Builtin).run(args.map((a) => evaluate(a, e)));
    else throw "not a function: " + f.show();
  }
}
const top = new Environment(null);
const numbers: { [name: string]: (a: number, b: number) => number } = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
};
for (const name of Object.keys(numbers)) {
  const f = numbers[name];
  top.define(
    Sym.of(name),
    new Builtin(
      name,
      (args) => new Num(args.slice(1).reduce((n, a) => f(n, (a as Num).n), (args[0] as Num).n)),
    ),
  );
}
const truth = (b: boolean) => (b ? T : NIL);
top.define(Sym.of("<"), new Builtin("<", (a) => truth((a[0] as Num).n < (a[1] as Num).n)));
top.define(Sym.of("="), new Builtin("=", (a) => truth((a[0] as Num).n == (a[1] as Num).n)));
top.define(Sym.of("cons"), new Builtin("cons", (a) => new Pair(a[0], a[1])));
top.define(Sym.of("car"), new Builtin("car", (a) => (a[0] as Pair).head));
top.define(Sym.of("cdr"), new Builtin("cdr", (a) => (a[0] as Pair).tail));
top.define(Sym.of("list"), new Builtin("list", (a) => list(a)));
top.define(Sym.of("null?"), new Builtin("null?", (a) => truth(a[0] == NIL)));
const source = `
(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))
(fact 12)
(define loop (lambda (n sum) (if (= n 0) sum (loop (- n 1) (+ sum n)))))
(loop 60 0)
(define map (lambda (f l) (if (null? l) nil (cons (f (car l)) (map f (cdr l))))))
(map (lambda (x) (* x x)) '(1 2 3 4.5))
(define make (lambda () (let ((n 0)) (lambda () (set! n (+ n 1))))))
(define a (make))
(define b (make))
(list (a) (a) (b) (a))
(cons 1 2)
'(quote (a . b))
(define unless (macro (c x y) (list 'if c y x)))
(unless (< 1 2) 'no 'yes)
(define any (lambda (first . rest) rest))
(any 1 2 3)
(cond ((< 2 1) 'a) ((= 1 1) 'b) (t 'c))
(let ((x 2) (y 3)) (let ((x 7)) (+ x y)))
(begin (define z 5) (set! z (* z z)) z)
car
(list fact unless nil)
(missing 1)
(1 2)
(fact)
`;
const reader = new Reader(source);
while (reader.more) {
  const form = reader.read();
  try {
    console.log(evaluate(form, top).show());
  } catch (e) {
    console.log("error: " + e);
  }
}
for (const bad of [")", "(a (b)"]) {
  try {
    console.log(new Reader(bad).read().show());
  } catch (e) {
    console.log(bad + " " + e);
  }
}
console.log("DONE");
