// Pictures in text: Mandelbrot and Julia sets in fixed point, Sierpinski by bits, an L-system, the Cantor set, a Hilbert curve.

const SHIFT = 12;
const ONE = 1 << SHIFT;
function mandelbrot(cx: number, cy: number, x: number, y: number, most: number): number {
  let n = 0;
  for (; n < most; n++) {
    const xx = (x * x) >> SHIFT;
    const yy = (y * y) >> SHIFT;
    if (xx + yy > 4 * ONE) break;
    y = ((x * y) >> (SHIFT - 1)) + cy;
    x = xx - yy + cx;
  }
  return n;
}
const SHADES = " .:-=+*#%@";
for (let y = -5; y <= 5; y++) {
  let line = "";
  for (let x = -22; x <= 6; x++) {
    const n = mandelbrot(((x * ONE) / 10) | 0, ((y * ONE) / 5) | 0, 0, 0, 36);
    line += n == 36 ? "@" : SHADES[n >> 2];
  }
  console.log(line + "|");
}
for (let y = -3; y <= 3; y++) {
  let line = "";
  for (let x = -12; x <= 12; x++) {
    const n = mandelbrot(-3000, 620, Math.idiv(x * ONE, 8), Math.idiv(y * ONE, 4), 27);
    line += SHADES[Math.idiv(n, 3)];
  }
  console.log(line + "|");
}
for (let y = 15; y >= 0; y -= 3) {
  let line = "";
  for (let x = 0; x < 16; x++) line += x & y ? " " : "*";
  console.log(line + "|");
}
function grow(axiom: string, rules: { [c: string]: string }, times: number): string {
  for (; times > 0; times--) {
    let next = "";
    for (const c of axiom) next += rules[c] || c;
    axiom = next;
  }
  return axiom;
}
console.log(grow("A", { A: "AB", B: "A" }, 7));
const koch = grow("F", { F: "F+F-F-F+F" }, 3);
let x = 0;
let y = 0;
let dx = 1;
let dy = 0;
let farX = 0;
let farY = 0;
for (const c of koch) {
  const t = dx;
  if (c == "F") {
    x += dx;
    y += dy;
    farX = Math.max(farX, x);
    farY = Math.max(farY, y);
  } else if (c == "+") {
    dx = -dy;
    dy = t;
  } else {
    dx = dy;
    dy = -t;
  }
}
console.log(koch.length + " " + x + " " + y + " " + farX + " " + farY);
let cantor = "###########################";
for (let n = 27; n >= 1; n /= 3) {
  console.log(cantor + "|");
  let next = "";
  for (let i = 0; i < 27; i++) next += Math.idiv(i * 3, n) % 3 == 1 ? " " : cantor[i];
  cantor = next;
}
function hilbert(n: number, d: number): number[] {
  let px = 0;
  let py = 0;
  for (let s = 1; s < n; s *= 2) {
    const rx = 1 & (d >> 1);
    const ry = 1 & (d ^ rx);
    if (ry == 0) {
      if (rx == 1) {
        px = s - 1 - px;
        py = s - 1 - py;
      }
      const t = px;
      px = py;
      py = t;
    }
    px += s * rx;
    py += s * ry;
    d >>= 2;
  }
  return [px, py];
}
const visits: number[] = [];
for (let i = 0; i < 64; i++) visits.push(0);
let jumps = 0;
let before = [0, 0];
for (let d = 0; d < 64; d++) {
  const p = hilbert(8, d);
  visits[p[1] * 8 + p[0]] = d;
  jumps += Math.abs(p[0] - before[0]) + Math.abs(p[1] - before[1]);
  before = p;
}
console.log(jumps + " " + visits.slice(0, 16).join());
console.log("DONE");
