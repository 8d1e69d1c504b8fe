// Matrices: inversion by Gauss-Jordan, LU, determinants, transposition in place, rotation, spirals, convolution, exact fractions.

function identity(n: number): number[][] {
  const m: number[][] = [];
  for (let r = 0; r < n; r++) {
    const row: number[] = [];
    for (let c = 0; c < n; c++) row.push(r == c ? 1 : 0);
    m.push(row);
  }
  return m;
}
const copy = (m: number[][]) => m.map((r) => r.slice(0));
function show(m: number[][]): string {
  return m.map((r) => r.map((v) => "" + Math.round(v * 1000) / 1000).join(" ")).join(" | ");
}
function multiply(a: number[][], b: number[][]): number[][] {
  return a.map((r) => b[0].map((_, c) => r.reduce((s, v, k) => s + v * b[k][c], 0)));
}
function inverse(m: number[][]): number[][] {
  const n = m.length;
  const a = copy(m);
  const out = identity(n);
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(a[r][c]) > Math.abs(a[pivot][c])) pivot = r;
    if (a[pivot][c] == 0) throw "singular at " + c;
    for (const t of [a, out]) {
      const row = t[c];
      t[c] = t[pivot];
      t[pivot] = row;
    }
    const by = a[c][c];
    for (let k = 0; k < n; k++) {
      a[c][k] /= by;
      out[c][k] /= by;
    }
    for (let r = 0; r < n; r++) {
      if (r == c) continue;
      const f = a[r][c];
      for (let k = 0; k < n; k++) {
        a[r][k] -= f * a[c][k];
        out[r][k] -= f * out[c][k];
      }
    }
  }
  return out;
}
const matrices = [
  [
    [4, 7],
    [2, 6],
  ],
  [
    [2, -1, 0],
    [-1, 2, -1],
    [0, -1, 2],
  ],
  [
    [0, 0, 1, 2],
    [0, 3, 0, 0],
    [5, 0, 0, 1],
    [0, 0, 4, 0],
  ],
  [
    [1, 2],
    [2, 4],
  ],
];
for (const m of matrices) {
  try {
    const i = inverse(m);
    console.log(show(i) + " || " + show(multiply(m, i)));
  } catch (e) {
    console.log(e);
  }
}
function determinant(m: number[][]): number {
  const a = copy(m);
  let det = 1;
  let before = 1;
  for (let k = 0; k < a.length - 1; k++) {
    if (a[k][k] == 0) {
      let r = k + 1;
      while (r < a.length && a[r][k] == 0) r++;
      if (r == a.length) return 0;
      const row = a[k];
      a[k] = a[r];
      a[r] = row;
      det = -det;
    }
    for (let i = k + 1; i < a.length; i++)
      for (let j = k + 1; j < a.length; j++) a[i][j] = (a[i][j] * a[k][k] - a[i][k] * a[k][j]) / before;
    before = a[k][k];
  }
  return det * a[a.length - 1][a.length - 1];
}
console.log(matrices.map((m) => determinant(m)).join());
const square: number[][] = [];
for (let r = 0; r < 4; r++) square.push([r * 4, r * 4 + 1, r * 4 + 2, r * 4 + 3]);
function transpose(m: number[][]): void {
  for (let r = 0; r < m.length; r++)
    for (let c = 0; c < r; c++) {
      const t = m[r][c];
      m[r][c] = m[c][r];
      m[c][r] = t;
    }
}
function rotate(m: number[][]): void {
  transpose(m);
  for (const r of m) r.reverse();
}
rotate(square);
console.log(show(square));
rotate(square);
rotate(square);
rotate(square);
console.log(show(square));
function spiral(m: number[][]): number[] {
  const out: number[] = [];
  let top = 0;
  let left = 0;
  let bottom = m.length - 1;
  let right = m[0].length - 1;
  while (top <= bottom && left <= right) {
    for (let c = left; c <= right; c++) out.push(m[top][c]);
    top++;
    for (let r = top; r <= bottom; r++) out.push(m[r][right]);
    right--;
    if (top <= bottom) for (let c = right; c >= left; c--) out.push(m[bottom][c]);
    bottom--;
    if (left <= right) for (let r = bottom; r >= top; r--) out.push(m[r][left]);
    left++;
  }
  return out;
}
console.log(spiral(square).join() + " " + spiral([[1, 2, 3]]).join() + " " + spiral([[1], [2]]).join());
function convolve(m: number[][], k: number[][]): number[][] {
  return m.map((row, y) =>
    row.map((_, x) => {
      let s = 0;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const line = m[y + dy];
          const v = line ? line[x + dx] : 0;
          s += (v || 0) * k[dy + 1][dx + 1];
        }
      return s;
    }),
  );
}
console.log(
  show(
    convolve(square, [
      [0, 1, 0],
      [1, -4, 1],
      [0, 1, 0],
    ]),
  ),
);
console.log(
  show(
    convolve(identity(4), [
      [1, 2, 1],
      [2, 4, 2],
      [1, 2, 1],
    ]),
  ),
);
let triangle = [[1]];
for (let i = 1; i < 10; i++) {
  const before = triangle[i - 1];
  const row = [1];
  for (let k = 1; k < i; k++) row.push(before[k - 1] + before[k]);
  row.push(1);
  triangle.push(row);
}
console.log(triangle.map((r) => r.join("")).join(" "));
class Fraction {
  constructor(
    public n: number,
    public d: number,
  ) {
    let a = Math.abs(n);
    let b = Math.abs(d);
    while (b) {
      const t = a % b;
      a = b;
      b = t;
    }
    const by = d < 0 ? -a : a;
    this.n = n / by;
    this.d = d / by;
  }
  plus(o: Fraction): Fraction {
    return new Fraction(this.n * o.d + o.n * this.d, this.d * o.d);
  }
  over(o: Fraction): Fraction {
    return new Fraction(this.n * o.d, this.d * o.n);
  }
  toString(): string {
    return this.d == 1 ? "" + this.n : this.n + "/" + this.d;
  }
}
let harmonic = new Fraction(0, 1);
for (let i = 1; i <= 15; i++) harmonic = harmonic.plus(new Fraction(1, i));
const hilbert = [1, 2, 3].map((r) => [0, 1, 2].map((c) => new Fraction(1, r + c)));
console.log(harmonic + " " + hilbert.map((r) => r.map((f) => f.toString()).join(" ")).join("; "));
console.log(
  new Fraction(6, -8) + " " + new Fraction(-10, -5) + " " + new Fraction(1, 3).over(new Fraction(-2, 9)),
);
console.log(hilbert.map((r) => r.reduce((a, b) => a.plus(b), new Fraction(0, 1)).toString()).join());
console.log("DONE");
