// Fixed-point arithmetic: 16.16 with split products, integer square roots, CORDIC, a sine table, and base's Fx8.

const ONE = 65536;
function multiply(a: number, b: number): number {
  const high = Math.imul(a >> 16, b);
  const low = Math.imul((a & 0xffff) >>> 1, b >> 1) >> 14;
  return (high + low) | 0;
}
function divide(a: number, b: number): number {
  const negative = a < 0 != b < 0;
  let rest = Math.abs(a);
  const by = Math.abs(b);
  let q = Math.idiv(rest, by);
  rest %= by;
  for (let i = 0; i < 16; i++) {
    rest <<= 1;
    q <<= 1;
    if (rest >= by) {
      rest -= by;
      q |= 1;
    }
  }
  return negative ? -q : q;
}
function show(x: number): string {
  const sign = x < 0 ? "-" : "";
  x = Math.abs(x);
  const part = Math.idiv((x & 0xffff) * 1000 + 32768, ONE);
  return sign + (x >> 16) + "." + ("" + (1000 + part)).substr(1);
}
const values = [ONE, ONE * 3, -ONE * 2, ONE >> 1, 98304, -163840, 205887];
for (const v of values)
  console.log(values.map((w) => show(multiply(v, w)) + "|" + show(divide(v, w))).join(" "));

function squareRoot(n: number): number {
  let root = 0;
  for (let bit = 1 << 28; bit > 0; bit >>= 2) {
    if (n >= root + bit) {
      n -= root + bit;
      root = (root >> 1) + bit;
    } else root >>= 1;
  }
  return root;
}
console.log([0, 1, 2, 3, 4, 99, 100, 65535, 65536, 536870911, 1073741823].map((n) => squareRoot(n)).join());

const angles = [51472, 30386, 16055, 8150, 4091, 2047, 1024, 512, 256, 128, 64, 32, 16, 8, 4, 2];
class Rotation {
  x: number;
  y: number;
  constructor(angle: number) {
    let x = 39797;
    let y = 0;
    for (let i = 0; i < angles.length; i++) {
      const dx = y >> i;
      const dy = x >> i;
      if (angle >= 0) {
        x -= dx;
        y += dy;
        angle -= angles[i];
      } else {
        x += dx;
        y -= dy;
        angle += angles[i];
      }
    }
    this.x = x;
    this.y = y;
  }
}
for (const a of [0, 17157, 34315, 51472, 68629, 102944, -51472]) {
  const r = new Rotation(a);
  console.log(`${r.x} ${r.y} ${show(multiply(r.x, r.x) + multiply(r.y, r.y))}`);
}
const quarter = hex`00 19 32 4a 62 79 8e a2 b5 c6 d5 e2 ed f5 fb ff ff`;
function sine(a: number): number {
  a &= 63;
  const at = a & 16 ? 16 - (a & 15) : a & 15;
  return a & 32 ? -quarter[at] : quarter[at];
}
let wave = "";
let sum = 0;
for (let a = 0; a < 70; a++) {
  sum += sine(a);
  if (a % 3 == 0) wave += sine(a) + " ";
}
console.log(wave + sum);
function interpolate(points: number[], t: number): number {
  const i = t >> 8;
  const f = t & 255;
  return ((points[i] * (256 - f) + points[i + 1] * f) >> 8) | 0;
}
let curve = "";
for (let t = 0; t < 768; t += 61) curve += interpolate([0, 1000, -500, 77], t) + " ";
console.log(curve);
const a = Fx8(2.5);
const b = Fx8(-1.25);
console.log(
  Fx.toFloat(Fx.mul(a, b)) +
    " " +
    Fx.toFloat(Fx.div(a, b)) +
    " " +
    Fx.toFloat(Fx.add(a, b)) +
    " " +
    Fx.toInt(a),
);
console.log(
  Fx.toFloat(Fx.sub(a, b)) +
    " " +
    Fx.compare(a, b) +
    " " +
    Fx.toFloat(Fx.abs(b)) +
    " " +
    Fx.toFloat(Fx.floor(b)),
);
let position = Fx8(0);
let speed = Fx8(4);
let bounces = 0;
for (let i = 0; i < 60; i++) {
  position = Fx.add(position, speed);
  speed = Fx.sub(speed, Fx8(0.375));
  if (Fx.compare(position, Fx8(0)) < 0) {
    position = Fx.neg(position);
    speed = Fx.neg(Fx.imul(Fx.idiv(speed, 4), 3));
    bounces++;
  }
}
console.log(Fx.toFloat(position) + " " + Fx.toFloat(speed) + " " + bounces);
console.log("DONE");
