// Conditions on bits, comparisons with constants and negations, which compile to branches of their own.

function bits(x: number): string {
  let r = "";
  if (x & 1) r += "a";
  if (x & 4) r += "b";
  if (!(x & 2)) r += "c";
  if ((x & 8) != 0) r += "d";
  if ((x & 16) == 0) r += "e";
  if ((x & 0xf0) === 0x30) r += "f";
  if (x & 0x40000000) r += "g";
  if (x & 0x80000000) r += "h";
  if ((x & -16) > 0) r += "i";
  if (x & 3 && !(x & 32)) r += "j";
  if (x & 64 || x & 128) r += "k";
  r += x & 5 ? "L" : "l";
  while (x & 1) {
    r += ".";
    x >>= 1;
    if (r.length > 40) break;
  }
  return r;
}
for (const x of [
  0,
  1,
  2,
  3,
  5,
  8,
  15,
  16,
  0x30,
  0x35,
  64,
  128,
  255,
  0x40000000,
  0x40000001,
  0x7fffffff,
  -1,
  -2,
  -0x80000000,
  0x80000000,
  0xffffffff,
  1.5,
  -1.5,
  4294967297,
  0 / 0,
])
  console.log(x + " " + bits(x));

function constants(x: number): string {
  let r = "";
  if (x < 0) r += "n";
  if (x <= 0) r += "z";
  if (x > 10) r += "t";
  if (x >= 1073741823) r += "m";
  if (x == 5) r += "5";
  if (x != 7) r += "x";
  if (x === 100) r += "c";
  if (x !== -1) r += "o";
  if (10 < x) r += "T";
  if (0 == x) r += "0";
  if (!(x < 3)) r += "3";
  if (!(x >= 3)) r += "s";
  if (x > -1 && x < 256) r += "B";
  if (x < 0 || x > 99) r += "O";
  if (!(x > 1 && x < 9)) r += "N";
  return r;
}
for (const x of [
  0,
  1,
  3,
  5,
  7,
  9,
  10,
  11,
  100,
  255,
  256,
  1073741822,
  1073741823,
  1073741824,
  -1,
  -2,
  -1073741824,
  2.5,
  10.5,
  -0.5,
  0 / 0,
  1 / 0,
  -1 / 0,
])
  console.log(x + " " + constants(x));

function strings(s: string): string {
  let r = "";
  if (s) r += "t";
  if (!s) r += "f";
  if (s == "a") r += "a";
  if (s != "b") r += "b";
  if (s < "m") r += "l";
  if (s >= "m") r += "g";
  if (s.length > 1) r += "2";
  if (s && s[0] == "x") r += "x";
  return r;
}
for (const s of ["", "a", "b", "m", "xyz", "ab"]) console.log(s + ":" + strings(s));

class Item {
  constructor(
    public n: number,
    public next: Item,
  ) {}
}
function objects(item: Item): string {
  let r = "";
  if (item) r += item.n;
  if (!item) r += "none";
  if (item && item.next) r += "-" + item.next.n;
  if (item == null || item.next == undefined) r += "!";
  while (item) {
    r += "*";
    item = item.next;
  }
  return r;
}
console.log(objects(null));
console.log(objects(undefined));
console.log(objects(new Item(1, null)));
console.log(objects(new Item(1, new Item(2, new Item(3, undefined)))));
function flags(a: boolean, b: boolean): string {
  return `${a == b} ${a != b} ${a && !b} ${!a || b} ${!(a && b)} ${a === true} ${b ? a : !a}`;
}
for (const a of [true, false]) for (const b of [true, false]) console.log(flags(a, b));
console.log("DONE");
