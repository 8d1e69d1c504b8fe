// Chains of concatenations: parts of all kinds, evaluated and converted in order.

class Counter {
  constructor(
    public name: string,
    public count: number,
  ) {}
  toString(): string {
    this.count++;
    return this.name + this.count;
  }
}

function show(text: string): void {
  console.log(text.length + " [" + text + "]");
}

const counter = new Counter("c", 0);
function step(n: number): number {
  counter.count += n;
  return counter.count;
}

// Conversions happen between evaluations, not before or behind them.
show("" + counter + step(10) + counter + step(100) + counter);
show(counter + "-" + counter);
show("a" + counter + "b" + counter + "c" + counter + "d" + counter + "e" + counter + "f" + counter);

// Variables that later parts change.
let n = 1;
let s = "s";
show(s + n + (n = n + 1) + (s = s + "t") + s + n);
show("x" + n++ + n++ + n + (s += "u") + s);
const inner = () => {
  n *= 10;
  s = s + "!";
  return s;
};
show(s + n + inner() + s + n + inner() + s + n);

// Values of every kind.
show("" + undefined + null + true + false + NaN + 0);
show("" + 1.5 + -0.25 + 1e21 + -1 + 1073741823 + -1073741824 + 1073741824);
show(
  "n" +
    9 +
    10 +
    99 +
    100 +
    999 +
    1000 +
    9999 +
    10000 +
    43689 +
    43690 +
    99999 +
    100000 +
    999999999 +
    1000000000,
);
const anything: any[] = [1, "two", undefined, null, true, false, -4.5];
for (const a of anything) for (const b of [0, -7, 123456, 0.5]) show("<" + a + "," + b + ">");

// Around the length from which results are trees, with texts beyond ASCII, and empty parts.
const empty = "";
show(empty + empty + empty);
show(empty + 5 + empty);
show(empty + "five" + empty);
let long = "";
for (let i = 0; i < 30; i++) {
  long = long + i + "/" + empty + "ä€"[i & 1];
  show(long + "." + i);
  show("ab" + i + long + i + "cd");
}
let ascii = "";
for (let i = 0; i < 26; i++) {
  ascii += String.fromCharCode(97 + i) + i;
  show(ascii + "|" + ascii + "|" + i);
}
const parts: string[] = [];
for (let i = 0; i < 60; i++) parts.push("p" + i + "/" + (i * i * i - 100000));
show(parts.join(";"));
console.log("DONE");
