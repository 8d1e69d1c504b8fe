// Pattern matching by hand: a backtracking matcher with classes, groups and repeats, glob patterns, and a compiled automaton.

class Pattern {
  constructor() {}
  match(s: string, at: number, rest: (at: number) => boolean): boolean {
    return false;
  }
}
class Chars extends Pattern {
  constructor(
    private set: string,
    private negated: boolean,
  ) {
    super();
  }
  match(s: string, at: number, rest: (at: number) => boolean): boolean {
    if (at >= s.length) return false;
    const isIn = this.set == "." || this.set.indexOf(s[at]) >= 0;
    return isIn != this.negated && rest(at + 1);
  }
}
class Sequence extends Pattern {
  constructor(private parts: Pattern[]) {
    super();
  }
  match(s: string, at: number, rest: (at: number) => boolean): boolean {
    return this.from(0, s, at, rest);
  }
  private from(i: number, s: string, at: number, rest: (at: number) => boolean): boolean {
    if (i == this.parts.length) return rest(at);
    return this.parts[i].match(s, at, (next) => this.from(i + 1, s, next, rest));
  }
}
class Choice extends Pattern {
  constructor(private options: Pattern[]) {
    super();
  }
  match(s: string, at: number, rest: (at: number) => boolean): boolean {
    return this.options.some((o) => o.match(s, at, rest));
  }
}
class Repeat extends Pattern {
  constructor(
    private of: Pattern,
    private least: number,
    private most: number,
  ) {
    super();
  }
  match(s: string, at: number, rest: (at: number) => boolean): boolean {
    return this.more(0, s, at, rest);
  }
  private more(n: number, s: string, at: number, rest: (at: number) => boolean): boolean {
    if (n < this.most && this.of.match(s, at, (next) => next > at && this.more(n + 1, s, next, rest)))
      return true;
    return n >= this.least && rest(at);
  }
}
class Group extends Pattern {
  start = -1;
  end = -1;
  constructor(private of: Pattern) {
    super();
  }
  match(s: string, at: number, rest: (at: number) => boolean): boolean {
    const oldStart = this.start;
    const oldEnd = this.end;
    if (
      this.of.match(s, at, (end) => {
        this.start = at;
        this.end = end;
        return rest(end);
      })
    )
      return true;
    this.start = oldStart;
    this.end = oldEnd;
    return false;
  }
}
class End extends Pattern {
  constructor() {
    super();
  }
  match(s: string, at: number, rest: (at: number) => boolean): boolean {
    return at == s.length && rest(at);
  }
}
class Regex {
  private at = 0;
  private groups: Group[] = [];
  private root: Pattern;
  constructor(private source: string) {
    this.root = this.choice();
    if (this.at < source.length) throw "unexpected " + source[this.at] + " at " + this.at;
  }
  private choice(): Pattern {
    const options = [this.sequence()];
    while (this.source[this.at] == "|") {
      this.at++;
      options.push(this.sequence());
    }
    return options.length == 1 ? options[0] : new Choice(options);
  }
  private sequence(): Pattern {
    const parts: Pattern[] = [];
    while (this.at < this.source.length && this.source[this.at] != "|" && this.source[this.at] != ")")
      parts.push(this.repeat());
    return new Sequence(parts);
  }
  private repeat(): Pattern {
    let p = this.atom();
    while (this.at < this.source.length) {
      const c = this.source[this.at];
      if (c == "*") p = new Repeat(p, 0, 1000);
      else if (c == "+") p = new Repeat(p, 1, 1000);
      else if (c == "?") p = new Repeat(p, 0, 1);
      else break;
      this.at++;
    }
    return p;
  }
  private atom(): Pattern {
    const c = this.source[this.at++];
    if (c == "(") {
      const g = new Group(null);
      this.groups.push(g);
      const inner = this.choice();
      if (this.source[this.at++] != ")") throw "missing )";
      const filled = new Group(inner);
      this.groups[this.groups.indexOf(g)] = filled;
      return filled;
    }
    if (c == "[") {
      let set = "";
      const negated = this.source[this.at] == "^";
      if (negated) this.at++;
      while (this.source[this.at] != "]") {
        if (this.source[this.at + 1] == "-") {
          for (let k = this.source.charCodeAt(this.at); k <= this.source.charCodeAt(this.at + 2); k++)
            set += String.fromCharCode(k);
          this.at += 3;
        } else set += this.source[this.at++];
        if (this.at >= this.source.length) throw "missing ]";
      }
      this.at++;
      return new Chars(set, negated);
    }
    if (c == "$") return new End();
    if (c == "\\") return new Chars(this.source[this.at++], false);
    return new Chars(c, false);
  }
  exec(s: string): string {
    for (let start = 0; start <= s.length; start++) {
      for (const g of this.groups) g.start = -1;
      let end = -1;
      if (
        this.root.match(s, start, (at) => {
          end = at;
          return true;
        })
      ) {
        let out = start + "-" + end + ":" + s.substr(start, end - start);
        for (const g of this.groups) out += "," + (g.start < 0 ? "none" : s.substr(g.start, g.end - g.start));
        return out;
      }
    }
    return "no";
  }
}
const cases = [
  ["abc", "xxabcx"],
  ["a*b", "aaab"],
  ["(a|b)+c", "ababcd"],
  ["([a-z]+)@([a-z]+)\\.com", "mail joe@site.com now"],
  ["x?y?z$", "xxyz"],
  ["[^0-9]+", "123abc456"],
  ["(a+)(a+)", "aaaa"],
  ["(ab?)*c", "abaababc"],
  ["q", "none"],
  [".o.", "fog"],
  ["()b", "ab"],
];
for (const c of cases) console.log(c[0] + " on " + c[1] + ": " + new Regex(c[0]).exec(c[1]));
for (const bad of ["(a", "[ab", "a)"]) {
  try {
    new Regex(bad);
    console.log("accepted " + bad);
  } catch (e) {
    console.log(bad + ": " + e);
  }
}
function glob(p: string, s: string): boolean {
  let i = 0;
  let k = 0;
  let star = -1;
  let mark = 0;
  while (k < s.length) {
    if (i < p.length && (p[i] == "?" || p[i] == s[k])) {
      i++;
      k++;
    } else if (i < p.length && p[i] == "*") {
      star = i++;
      mark = k;
    } else if (star >= 0) {
      i = star + 1;
      k = ++mark;
    } else return false;
  }
  while (i < p.length && p[i] == "*") i++;
  return i == p.length;
}
const names = ["main.ts", "main.test.ts", "read.me", "", "a"];
for (const p of ["*.ts", "*", "m??n.*s", "?", "*e*", "read.me*"])
  console.log(p + " " + names.map((n) => (glob(p, n) ? 1 : 0)).join(""));
console.log("DONE");
