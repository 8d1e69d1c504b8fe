// Logic: terms and unification with a trail, a Prolog-like solver, truth tables, resolution of clauses by DPLL.

class Term {
  constructor() {}
  show(): string {
    return "_";
  }
}
class Variable extends Term {
  bound: Term = null;
  constructor(public name: string) {
    super();
  }
  show(): string {
    const t = follow(this);
    return t == this ? "_" + this.name : t.show();
  }
}
class Compound extends Term {
  constructor(
    public name: string,
    public args: Term[],
  ) {
    super();
  }
  show(): string {
    if (this.name == "." && this.args.length == 2) {
      let s = "[" + this.args[0].show();
      let rest = follow(this.args[1]);
      while (rest instanceof Compound && (rest as Compound).name == ".") {
        s += "," + (rest as Compound).args[0].show();
        rest = follow((rest as Compound).args[1]);
      }
      return (
        s + (rest instanceof Compound && (rest as Compound).name == "[]" ? "]" : "|" + rest.show() + "]")
      );
    }
    return this.name + (this.args.length ? "(" + this.args.map((a) => a.show()).join() + ")" : "");
  }
}
function follow(t: Term): Term {
  while (t instanceof Variable && (t as Variable).bound) t = (t as Variable).bound;
  return t;
}
const trail: Variable[] = [];
function undo(to: number): void {
  while (trail.length > to) trail.pop().bound = null;
}
function bind(v: Variable, t: Term): boolean {
  v.bound = t;
  trail.push(v);
  return true;
}
function unify(a: Term, b: Term): boolean {
  a = follow(a);
  b = follow(b);
  if (a == b) return true;
  if (a instanceof Variable) return bind(a as Variable, b);
  if (b instanceof Variable) return bind(b as Variable, a);
  const x = a as Compound;
  const y = b as Compound;
  if (x.name != y.name || x.args.length != y.args.length) return false;
  for (let i = 0; i < x.args.length; i++) if (!unify(x.args[i], y.args[i])) return false;
  return true;
}
class Parser {
  private at = 0;
  private names: { [name: string]: Variable } = {};
  variables: Variable[] = [];
  constructor(private text: string) {}
  private peek(): string {
    while (this.text[this.at] == " ") this.at++;
    return this.at < this.text.length ? this.text[this.at] : "";
  }
  private take(c: string): boolean {
    if (this.peek() != c) return false;
    this.at++;
    return true;
  }
  private word(): string {
    this.peek();
    let s = "";
    while (this.at < this.text.length && "(),[]|: .".indexOf(this.text[this.at]) < 0)
      s += this.text[this.at++];
    return s;
  }
  term(): Term {
    if (this.take("[")) {
      if (this.take("]")) return new Compound("[]", []);
      const items = this.list();
      let tail: Term = new Compound("[]", []);
      if (this.take("|")) tail = this.term();
      this.take("]");
      for (let i = items.length - 1; i >= 0; i--) tail = new Compound(".", [items[i], tail]);
      return tail;
    }
    const name = this.word();
    if (name[0] >= "A" && name[0] <= "Z") {
      if (!this.names[name]) {
        this.names[name] = new Variable(name);
        this.variables.push(this.names[name]);
      }
      return this.names[name];
    }
    if (!this.take("(")) return new Compound(name, []);
    const args = this.list();
    this.take(")");
    return new Compound(name, args);
  }
  list(): Term[] {
    const out = [this.term()];
    while (this.take(",")) out.push(this.term());
    return out;
  }
  rule(): Term[] {
    const out = [this.term()];
    if (this.take(":")) for (const t of this.list()) out.push(t);
    return out;
  }
}
class Program {
  private clauses: string[] = [];
  steps = 0;
  constructor(clauses: string[]) {
    this.clauses = clauses;
  }
  query(text: string, most: number): string {
    const parser = new Parser(text);
    const goals = parser.list();
    const found: string[] = [];
    this.steps = 0;
    this.solve(goals, 0, () => {
      found.push(parser.variables.map((v) => v.name + "=" + v.show()).join(" ") || "yes");
      return found.length >= most;
    });
    undo(0);
    return found.length ? found.join("; ") : "no";
  }
  private solve(goals: Term[], depth: number, done: () => boolean): boolean {
    if (!goals.length) return done();
    if (depth > 40) return false;
    for (const c of this.clauses) {
      const name = (follow(goals[0]) as Compound).name;
      if (c.substr(0, name.length) != name) continue;
      this.steps++;
      const mark = trail.length;
      const rule = new Parser(c).rule();
      if (unify(rule[0], goals[0]) && this.solve(rule.slice(1).concat(goals.slice(1)), depth + 1, done))
        return true;
      undo(mark);
    }
    return false;
  }
}
const family = new Program([
  "parent(ann,bob)",
  "parent(ann,cat)",
  "parent(bob,dan)",
  "parent(cat,eve)",
  "anc(X,Y): parent(X,Y)",
  "anc(X,Z): parent(X,Y), anc(Y,Z)",
  "sib(X,Y): parent(P,X), parent(P,Y)",
  "append([],L,L)",
  "append([H|T],L,[H|R]): append(T,L,R)",
  "member(X,L): append(A,[X|B],L)",
  "rev([],A,A)",
  "rev([H|T],A,R): rev(T,[H|A],R)",
  "add(z,N,N)",
  "add(s(M),N,s(R)): add(M,N,R)",
]);
for (const q of [
  "parent(ann,X)",
  "anc(ann,X)",
  "anc(X,eve)",
  "anc(dan,X)",
  "sib(bob,X)",
  "append([1,2],[3],X)",
  "append(X,Y,[a,b])",
  "member(X,[p,q,r])",
  "rev([1,2,3,4],[],X)",
  "add(s(s(z)),s(z),X)",
  "add(X,Y,s(s(z)))",
  "parent(X,Y), parent(Y,Z)",
])
  console.log(q + "? " + family.query(q, 4) + " (" + family.steps + ")");
function dpll(clauses: number[][], assigned: number[]): number[] {
  while (true) {
    let unit = 0;
    const rest: number[][] = [];
    for (const c of clauses) {
      if (c.some((l) => assigned.indexOf(l) >= 0)) continue;
      const open = c.filter((l) => assigned.indexOf(-l) < 0);
      if (!open.length) return null;
      if (open.length == 1) unit = open[0];
      rest.push(open);
    }
    if (!rest.length) return assigned;
    clauses = rest;
    if (!unit) break;
    assigned = assigned.concat([unit]);
  }
  const l = clauses[0][0];
  return dpll(clauses, assigned.concat([l])) || dpll(clauses, assigned.concat([-l]));
}
for (const formula of [
  [
    [1, 2],
    [-1, 3],
    [-2, -3],
    [1, -3],
  ],
  [[1], [-1, 2], [-2]],
  [
    [1, 2],
    [1, -2],
    [-1, 3],
    [-3, 2, 4],
    [-4, -2],
  ],
]) {
  const model = dpll(formula, []);
  if (model) model.sort((a, b) => Math.abs(a) - Math.abs(b));
  console.log(model ? model.join() : "unsatisfiable");
}
console.log("DONE");
