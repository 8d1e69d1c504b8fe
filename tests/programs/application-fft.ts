// Fast Fourier transform in doubles: forward and back, a spectrum, convolution of polynomials, and the slow sum it must equal.

class Complex {
  constructor(
    public re: number,
    public im: number,
  ) {}
  plus(o: Complex): Complex {
    return new Complex(this.re + o.re, this.im + o.im);
  }
  minus(o: Complex): Complex {
    return new Complex(this.re - o.re, this.im - o.im);
  }
  times(o: Complex): Complex {
    return new Complex(this.re * o.re - this.im * o.im, this.re * o.im + this.im * o.re);
  }
}
function root(k: number, n: number): Complex {
  const angle = (2 * Math.PI * k) / n;
  return new Complex(Math.cos(angle), Math.sin(angle));
}
function recursive(x: Complex[], sign: number): Complex[] {
  const n = x.length;
  if (n == 1) return x;
  const even = recursive(
    x.filter((_, i) => i % 2 == 0),
    sign,
  );
  const odd = recursive(
    x.filter((_, i) => i % 2 == 1),
    sign,
  );
  const out: Complex[] = [];
  for (let k = 0; k < n; k++) {
    const t = root(sign * k, n).times(odd[k % odd.length]);
    out.push(even[k % even.length].plus(t));
  }
  return out;
}
function inPlace(re: number[], im: number[], sign: number): void {
  const n = re.length;
  for (let i = 1, k = 0; i < n; i++) {
    let bit = n >> 1;
    for (; k & bit; bit >>= 1) k ^= bit;
    k ^= bit;
    if (i < k) {
      const r = re[i];
      re[i] = re[k];
      re[k] = r;
      const m = im[i];
      im[i] = im[k];
      im[k] = m;
    }
  }
  for (let size = 2; size <= n; size <<= 1) {
    for (let k = 0; k < size >> 1; k++) {
      const w = root(sign * k, size);
      for (let at = k; at < n; at += size) {
        const other = at + (size >> 1);
        const tr = re[other] * w.re - im[other] * w.im;
        const ti = re[other] * w.im + im[other] * w.re;
        re[other] = re[at] - tr;
        im[other] = im[at] - ti;
        re[at] += tr;
        im[at] += ti;
      }
    }
  }
}
const near = (v: number) => {
  const r = Math.round(v * 10000);
  return r == 0 ? 0 : r / 10000;
};
const N = 16;
const signal: number[] = [];
for (let i = 0; i < N; i++) signal.push(((i * 5) % 7) - 3);
const a = recursive(
  signal.map((v) => new Complex(v, 0)),
  -1,
);
const re = signal.slice(0);
const im = signal.map(() => 0);
inPlace(re, im, -1);
console.log(re.map((v, i) => near(v) + (im[i] < 0 ? "" : "+") + near(im[i]) + "i").join(" "));
let worst = 0;
for (let k = 0; k < N; k++) {
  let slow = new Complex(0, 0);
  for (let i = 0; i < N; i++) slow = slow.plus(root(-k * i, N).times(new Complex(signal[i], 0)));
  worst = Math.max(worst, Math.abs(slow.re - re[k]) + Math.abs(slow.im - im[k]));
  worst = Math.max(worst, Math.abs(a[k].re - re[k]) + Math.abs(a[k].im - im[k]));
}
console.log(worst < 1e-9);
inPlace(re, im, 1);
console.log(re.map((v) => Math.round(v / N)).join() == signal.join());
const tone: number[] = [];
for (let i = 0; i < 32; i++)
  tone.push(Math.sin((2 * Math.PI * 3 * i) / 32) + 0.5 * Math.cos((2 * Math.PI * 7 * i) / 32));
const quiet = tone.map(() => 0);
inPlace(tone, quiet, -1);
let spectrum = "";
for (let k = 0; k < 16; k++) spectrum += near(Math.sqrt(tone[k] * tone[k] + quiet[k] * quiet[k]) / 16) + " ";
console.log(spectrum);
function product(p: number[], q: number[]): number[] {
  let n = 1;
  while (n < p.length + q.length) n <<= 1;
  const pad = (x: number[]) => {
    const out = x.slice(0);
    while (out.length < n) out.push(0);
    return out;
  };
  const pr = pad(p);
  const pi = pad([]);
  const qr = pad(q);
  const qi = pad([]);
  inPlace(pr, pi, -1);
  inPlace(qr, qi, -1);
  for (let i = 0; i < n; i++) {
    const r = pr[i] * qr[i] - pi[i] * qi[i];
    pi[i] = pr[i] * qi[i] + pi[i] * qr[i];
    pr[i] = r;
  }
  inPlace(pr, pi, 1);
  return pr.slice(0, p.length + q.length - 1).map((v) => Math.round(v / n));
}
console.log(
  product([1, 2, 3], [4, 5]).join() +
    " " +
    product([9, 9, 9, 9], [9, 9, 9]).join() +
    " " +
    product([1, -1], [1, 1, 1, 1]).join(),
);
console.log("DONE");
