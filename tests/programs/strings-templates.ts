// Template strings: every kind of value, nested, with calls, conditions and assignments inside, over several lines, escaped.

const n = 42;
const name = "world";
console.log(`hello ${name}, ${n} ${n / 8} ${-n} ${n > 40} ${null} ${undefined}`);
console.log(`${n}${n}${name}${name}${`${n}`}`);
console.log(`` + `${""}` + `a` + `${"b"}`);
console.log(`back \`tick\` \${not} \\ tab\tend "quotes" 'single'`);
console.log(`two
lines`);
let calls = "";
function f(s: string): string {
  calls += s;
  return s.toUpperCase();
}
console.log(`${f("a")}-${f("b") + f("c")}-${f("d").length}` + calls);
console.log(`${n > 50 ? `big ${n}` : `small ${n % 2 ? "odd" : `even ${n / 2}`}`}!`);
let count = 0;
console.log(`${count++} ${count++} ${(count += 10)} ${count--} ${--count}`);
class Point {
  constructor(
    public x: number,
    public y: number,
  ) {}
  toString(): string {
    return `(${this.x}, ${this.y})`;
  }
}
class Line {
  constructor(
    private a: Point,
    private b: Point,
  ) {}
  toString(): string {
    return `${this.a}->${this.b}`;
  }
}
const p = new Point(1, 2.5);
console.log(`${p} ${new Line(p, new Point(-1, 1e21))} ${p.x}${p.y}`);
console.log(
  `${[1, 2, 3].join()} ${[].length} ${["a", "b"].join("+")} ${[p, p].map((q) => `${q}`).join(" & ")}`,
);
const items = [
  { name: "bolt", price: 0.25, count: 100 },
  { name: "nut", price: 0.125, count: 80 },
  { name: "panel", price: 12, count: 3 },
];
function pad(s: string, to: number): string {
  while (s.length < to) s = ` ${s}`;
  return s;
}
let total = 0;
for (const i of items) {
  const cost = i.price * i.count;
  total += cost;
  console.log(`${pad(i.name, 7)}|${pad(`${i.count}`, 5)}|${pad(`${cost}`, 6)}|${pad(`${i.price}`, 6)}`);
}
console.log(`${pad(`total`, 7)}:${pad(`${total}`, 13)}`);
const html = `<ul>${items.map((i) => `<li class="${i.count > 50 ? "many" : "few"}">${i.name}</li>`).join("")}</ul>`;
console.log(html);
console.log(html.length);
const make = (open: string, close: string) => (s: string) => `${open}${s}${close}`;
const wrap = [make("(", ")"), make("[", "]"), make("«", "»")];
console.log(wrap.reduce((s, w) => w(s), "core") + `${wrap[2](`é${wrap[0]("ü")}`)}`);
let grown = "";
for (let i = 0; i < 12; i++) grown = `${i}${grown}${i % 3 ? "" : `.`}`;
console.log(grown);
const key = `k${n}`;
const map: { [k: string]: string } = {};
map[`k${40 + 2}`] = `v${map[key]}`;
map[`${key}x`] = `${map[key]}+`;
console.log(`${Object.keys(map).join()} ${map.k42} ${map[`k${n}x`]}`);
switch (`${n % 5}${name[0]}`) {
  case `2w`:
    console.log(`switched`);
    break;
  default:
    console.log(`not`);
}
console.log(`${`a` == "a"} ${`1${0}` == "10"} ${`${n}`.length} ${`abc`[1]} ${`x,y,z`.split(`,`).length}`);
const any: any[] = [1, "two", true, null, undefined, 0.5, -0.25, 1e9, 4294967296];
console.log(any.map((v) => `<${v}>`).join(``));
try {
  throw `error ${n}`;
} catch (e) {
  console.log(`${e}${(e as string).length}`);
}
console.log(`${(() => `immediate ${n}`)()} ${typeof `${n}`}`);
console.log(`DONE`);
