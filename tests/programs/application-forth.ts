// A Forth: words, definitions compiled to threaded code, loops, conditions, variables, recursion, strings, and errors with their place.

class Forth {
  private stack: number[] = [];
  private returns: number[] = [];
  private words: { [name: string]: () => void };
  private memory: number[] = [];
  private out = "";
  private compiling: (() => void)[] = null;
  private name = "";
  private fixups: number[] = [];
  private at = 0;
  constructor() {
    this.words = {};
    this.binary("+", (a, b) => a + b);
    this.binary("-", (a, b) => a - b);
    this.binary("*", (a, b) => a * b);
    this.binary("/", (a, b) => {
      if (b == 0) throw "division by zero";
      return Math.idiv(a, b);
    });
    this.binary("mod", (a, b) => a % b);
    this.binary("<", (a, b) => (a < b ? -1 : 0));
    this.binary("=", (a, b) => (a == b ? -1 : 0));
    this.binary("max", (a, b) => Math.max(a, b));
    this.binary("and", (a, b) => a & b);
    this.words["dup"] = () => this.push(this.peek(0));
    this.words["over"] = () => this.push(this.peek(1));
    this.words["drop"] = () => {
      this.pop();
    };
    this.words["swap"] = () => {
      const b = this.pop();
      const a = this.pop();
      this.push(b);
      this.push(a);
    };
    this.words["rot"] = () => {
      const c = this.pop();
      const b = this.pop();
      const a = this.pop();
      this.push(b);
      this.push(c);
      this.push(a);
    };
    this.words["."] = () => {
      this.out += this.pop() + " ";
    };
    this.words["emit"] = () => {
      this.out += String.fromCharCode(this.pop());
    };
    this.words["@"] = () => this.push(this.memory[this.pop()]);
    this.words["!"] = () => {
      const a = this.pop();
      this.memory[a] = this.pop();
    };
    this.words["i"] = () => this.push(this.returns[this.returns.length - 1]);
    this.words["j"] = () => this.push(this.returns[this.returns.length - 3]);
    this.words[".s"] = () => {
      this.out += "<" + this.stack.join(" ") + "> ";
    };
  }
  private binary(name: string, f: (a: number, b: number) => number): void {
    this.words[name] = () => {
      const b = this.pop();
      this.push(f(this.pop(), b));
    };
  }
  private push(v: number): void {
    this.stack.push(v);
  }
  private pop(): number {
    if (!this.stack.length) throw "stack is empty";
    return this.stack.pop();
  }
  private peek(n: number): number {
    if (this.stack.length <= n) throw "stack is empty";
    return this.stack[this.stack.length - 1 - n];
  }
  private execute(code: (() => void)[]): void {
    const back = this.at;
    for (this.at = 0; this.at < code.length; ) code[this.at++]();
    this.at = back;
  }
  private jumpIfZero(to: number): () => void {
    return () => {
      if (this.pop() == 0) this.at = to;
    };
  }
  private compile(token: string): boolean {
    const code = this.compiling;
    switch (token) {
      case ";": {
        this.compiling = null;
        this.words[this.name] = () => this.execute(code);
        return true;
      }
      case "recurse":
        code.push(() => this.execute(code));
        return true;
      case "if":
        this.fixups.push(code.length);
        code.push(null);
        return true;
      case "else": {
        const open = this.fixups.pop();
        this.fixups.push(code.length);
        code.push(null);
        code[open] = this.jumpIfZero(code.length);
        return true;
      }
      case "then": {
        const open = this.fixups.pop();
        const to = code.length;
        const isElse = code[open] == null && open > 0 && this.elses.indexOf(open) >= 0;
        code[open] = isElse ? () => (this.at = to) : this.jumpIfZero(to);
        return true;
      }
      case "begin":
        this.fixups.push(code.length);
        return true;
      case "until":
        code.push(this.jumpIfZero(this.fixups.pop()));
        return true;
      case "do":
        code.push(() => {
          const start = this.pop();
          this.returns.push(this.pop());
          this.returns.push(start);
        });
        this.fixups.push(code.length);
        return true;
      case "loop": {
        const start = this.fixups.pop();
        code.push(() => {
          const i = this.returns.pop() + 1;
          if (i < this.returns[this.returns.length - 1]) {
            this.returns.push(i);
            this.at = start;
          } else this.returns.pop();
        });
        return true;
      }
    }
    return false;
  }
  private elses: number[] = [];
  run(text: string): string {
    this.out = "";
    const tokens = text.split(" ").filter((t) => t.length > 0);
    let i = 0;
    try {
      for (; i < tokens.length; i++) {
        const t = tokens[i];
        if (t == ":") {
          this.name = tokens[++i];
          this.compiling = [];
          this.elses = [];
          continue;
        }
        if (t == "variable") {
          const address = this.memory.length;
          this.memory.push(0);
          this.words[tokens[++i]] = () => this.push(address);
          continue;
        }
        if (this.compiling) {
          if (t == "else") this.elses.push(this.compiling.length);
          if (this.compile(t)) continue;
        }
        let action = this.words[t];
        if (!action) {
          const n = parseInt(t);
          if (isNaN(n)) throw "unknown " + t;
          action = () => this.push(n);
        }
        if (this.compiling) this.compiling.push(action);
        else action();
      }
    } catch (e) {
      this.out += "[" + e + " at " + i + "]";
      this.stack = [];
      this.returns = [];
      this.compiling = null;
    }
    return this.out;
  }
}
const forth = new Forth();
for (const line of [
  "1 2 + 3 * .",
  ": square dup * ; 7 square . -3 square .",
  ": abs dup 0 < if 0 swap - then ; -5 abs . 5 abs .",
  ": sign dup 0 < if drop -1 else 0 = if 0 else 1 then then ; -9 sign . 0 sign . 4 sign .",
  ": fact dup 2 < if drop 1 else dup 1 - recurse * then ; 10 fact .",
  ": count 0 do i . loop ; 5 count",
  ": table 4 1 do 4 1 do i j * . loop loop ; table",
  "variable x 10 x ! : down begin x @ dup . 3 - dup x ! 0 < until ; down",
  ": gcd begin swap over mod dup 0 = until drop ; 48 18 gcd .",
  "1 2 3 rot .s swap .s over .s",
  "drop drop drop drop 72 emit 105 emit",
  "1 0 /",
  "nonsense 1",
  "+",
  ": fib dup 2 < if else dup 1 - recurse swap 2 - recurse + then ; 12 fib .",
  ".s 3 4 max . 255 15 and .",
])
  console.log(forth.run(line));
console.log("DONE");
