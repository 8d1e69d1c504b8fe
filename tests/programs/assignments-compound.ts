// Every compound assignment on every kind of target: local, global, field, static, element, buffer, map, captured, accessor.

let global = 0;
namespace space {
  export let held = 0;
}
class Target {
  static shared = 0;
  field: number;
  inner: Target;
  private hidden = 0;
  reads = 0;
  constructor() {
    this.field = 0;
  }
  get value(): number {
    this.reads++;
    return this.hidden;
  }
  set value(v: number) {
    this.hidden = v;
  }
}
interface Numbers {
  [key: string]: number;
}
const target = new Target();
target.inner = new Target();
const list = [0, 0, 0];
const buffer = Buffer.create(4);
const map: Numbers = {};
const grid = [
  [0, 0],
  [0, 0],
];
let calls = "";
function note<T>(name: string, v: T): T {
  calls += name;
  return v;
}
function start(v: number): void {
  global = v;
  space.held = v;
  Target.shared = v;
  target.field = v;
  target.inner.field = v;
  target.value = v;
  list[1] = v;
  buffer[2] = v;
  map["k"] = v;
  grid[1][0] = v;
}
function show(name: string, local: number, captured: number): void {
  console.log(
    `${name} ${local} ${captured} ${global} ${space.held} ${Target.shared} ${target.field} ${target.inner.field} ` +
      `${target.value} ${list[1]} ${buffer[2]} ${map["k"]} ${grid[1][0]}`,
  );
}
function additive(v: number, by: number): void {
  start(v);
  let local = v;
  let captured = v;
  const change = () => {
    captured += by;
  };
  local += by;
  change();
  global += by;
  space.held += by;
  Target.shared += by;
  target.field += by;
  target.inner.field += by;
  target.value += by;
  list[1] += by;
  buffer[2] += by;
  map["k"] += by;
  grid[1][0] += by;
  show("+=", local, captured);
  const back = () => {
    captured -= by * 2;
  };
  local -= by * 2;
  back();
  global -= by * 2;
  space.held -= by * 2;
  Target.shared -= by * 2;
  target.field -= by * 2;
  target.inner.field -= by * 2;
  target.value -= by * 2;
  list[1] -= by * 2;
  buffer[2] -= by * 2;
  map["k"] -= by * 2;
  grid[1][0] -= by * 2;
  show("-=", local, captured);
}
function multiplicative(v: number, by: number): void {
  start(v);
  let local = v;
  let captured = v;
  const change = () => {
    captured *= by;
    captured /= 2;
    captured %= 50;
  };
  local *= by;
  local /= 2;
  local %= 50;
  change();
  global *= by;
  global /= 2;
  global %= 50;
  space.held *= by;
  space.held /= 2;
  space.held %= 50;
  Target.shared *= by;
  Target.shared /= 2;
  Target.shared %= 50;
  target.field *= by;
  target.field /= 2;
  target.field %= 50;
  target.inner.field *= by;
  target.inner.field /= 2;
  target.inner.field %= 50;
  target.value *= by;
  target.value /= 2;
  target.value %= 50;
  list[1] *= by;
  list[1] /= 2;
  list[1] %= 50;
  buffer[2] *= by;
  buffer[2] /= 2;
  buffer[2] %= 50;
  map["k"] *= by;
  map["k"] /= 2;
  map["k"] %= 50;
  grid[1][0] *= by;
  grid[1][0] /= 2;
  grid[1][0] %= 50;
  show("*/%", local, captured);
}
function bitwise(v: number, by: number): void {
  start(v);
  let local = v;
  let captured = v;
  const change = () => {
    captured |= by;
    captured ^= 0x35;
    captured &= 0x7e;
    captured <<= 2;
    captured >>= 1;
  };
  local |= by;
  local ^= 0x35;
  local &= 0x7e;
  local <<= 2;
  local >>= 1;
  change();
  global |= by;
  global ^= 0x35;
  global &= 0x7e;
  global <<= 2;
  global >>= 1;
  space.held |= by;
  space.held ^= 0x35;
  space.held &= 0x7e;
  space.held <<= 2;
  space.held >>= 1;
  target.field |= by;
  target.field ^= 0x35;
  target.field &= 0x7e;
  target.field <<= 2;
  target.field >>>= 1;
  target.value |= by;
  target.value ^= 0x35;
  target.value &= 0x7e;
  target.value <<= 2;
  target.value >>= 1;
  list[1] |= by;
  list[1] ^= 0x35;
  list[1] &= 0x7e;
  list[1] <<= 2;
  list[1] >>= 1;
  buffer[2] |= by;
  buffer[2] ^= 0x35;
  buffer[2] &= 0x7e;
  buffer[2] <<= 2;
  buffer[2] >>= 1;
  map["k"] |= by;
  map["k"] ^= 0x35;
  map["k"] &= 0x7e;
  map["k"] <<= 2;
  map["k"] >>>= 1;
  show("bits", local, captured);
}
additive(10, 5);
additive(100, 0.25);
additive(1073741823, 1);
multiplicative(12, 9);
multiplicative(7, -3);
bitwise(0x10, 0x83);
bitwise(-2, 1);
console.log(target.reads);
const texts = ["a", "b"];
const named: { [key: string]: string } = {};
texts[note("i", 1)] += note("v", "!");
named[note("k", "key")] = "x";
named[note("K", "key")] += note("w", 1) + "y";
list[note("a", 2)] += note("b", 3) * note("c", 4);
note("o", target).field += note("p", 1);
console.log(texts.join() + named["key"] + list.join() + target.field + " " + calls);
const value = (global += 5) + (list[0] = 7) + (target.field -= 1) + (map["k"] *= 2);
console.log(value);
console.log("DONE");
