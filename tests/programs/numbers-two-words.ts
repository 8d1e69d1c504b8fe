// 64-bit integers as pairs of 32-bit words: addition, products, division bit by bit, shifts, comparison, decimal text.

class Wide {
  constructor(
    public high: number,
    public low: number,
  ) {}
  add(o: Wide): Wide {
    const low = this.low + o.low;
    return new Wide((this.high + o.high + (low > 4294967295 ? 1 : 0)) >>> 0, low >>> 0);
  }
  negate(): Wide {
    return new Wide(~this.high >>> 0, ~this.low >>> 0).add(new Wide(0, 1));
  }
  subtract(o: Wide): Wide {
    return this.add(o.negate());
  }
  multiply(o: Wide): Wide {
    const a = [this.low & 0xffff, this.low >>> 16, this.high & 0xffff, this.high >>> 16];
    const b = [o.low & 0xffff, o.low >>> 16, o.high & 0xffff, o.high >>> 16];
    const r = [0, 0, 0, 0];
    for (let i = 0; i < 4; i++) {
      let carry = 0;
      for (let k = 0; i + k < 4; k++) {
        const t = r[i + k] + a[i] * b[k] + carry;
        r[i + k] = t % 65536;
        carry = Math.idiv(t - r[i + k], 65536);
      }
    }
    return new Wide(r[3] * 65536 + r[2], r[1] * 65536 + r[0]);
  }
  shiftLeft(n: number): Wide {
    if (n == 0) return this;
    if (n >= 32) return new Wide((this.low << (n - 32)) >>> 0, 0);
    return new Wide(((this.high << n) | (this.low >>> (32 - n))) >>> 0, (this.low << n) >>> 0);
  }
  shiftRight(n: number): Wide {
    if (n == 0) return this;
    if (n >= 32) return new Wide(0, this.high >>> (n - 32));
    return new Wide(this.high >>> n, ((this.low >>> n) | (this.high << (32 - n))) >>> 0);
  }
  compare(o: Wide): number {
    if (this.high != o.high) return this.high < o.high ? -1 : 1;
    return this.low == o.low ? 0 : this.low < o.low ? -1 : 1;
  }
  bit(n: number): number {
    return n < 32 ? (this.low >>> n) & 1 : (this.high >>> (n - 32)) & 1;
  }
  hex(): string {
    const digits = "0123456789abcdef";
    let s = "";
    for (let i = 60; i >= 0; i -= 4) s += digits[this.shiftRight(i).low & 15];
    return s;
  }
}
let remainder: Wide = null;
function divide(a: Wide, b: Wide): Wide {
  let q = new Wide(0, 0);
  let r = new Wide(0, 0);
  for (let i = 63; i >= 0; i--) {
    r = r.shiftLeft(1);
    r.low = (r.low | a.bit(i)) >>> 0;
    q = q.shiftLeft(1);
    if (r.compare(b) >= 0) {
      r = r.subtract(b);
      q.low = (q.low | 1) >>> 0;
    }
  }
  remainder = r;
  return q;
}
const billion = new Wide(0, 1000000000);
function decimal(w: Wide): string {
  let out = "";
  while (w.high || w.low >= 1000000000) {
    w = divide(w, billion);
    out = ("" + (1000000000 + remainder.low)).substr(1) + out;
  }
  return w.low + out;
}
const one = new Wide(0, 1);
const big = new Wide(0x12345678, 0x9abcdef0);
const max = new Wide(0xffffffff, 0xffffffff);
for (const w of [one, big, max, new Wide(0, 0x80000000), new Wide(0x80000000, 0)])
  console.log(`${w.hex()} ${w.add(big).hex()} ${w.negate().hex()} ${w.multiply(big).hex()} ${decimal(w)}`);
let shifts = "";
for (let n = 0; n < 64; n += 9) shifts += big.shiftLeft(n).hex() + " " + big.shiftRight(n).hex() + " ";
console.log(shifts);
console.log(divide(max, big).hex() + " " + remainder.hex());
console.log(divide(big, new Wide(0, 12345)).hex() + " " + remainder.hex());
console.log(`${big.compare(max)} ${max.compare(big)} ${big.compare(big)} ${one.compare(one.add(one))}`);
let hash = new Wide(0xcbf29ce4, 0x84222325);
const prime = new Wide(0x100, 0x1b3);
for (const c of "pxt") {
  hash.low = (hash.low ^ c.charCodeAt(0)) >>> 0;
  hash = hash.multiply(prime);
}
console.log(hash.hex());
let factorial = one;
for (let i = 2; i <= 20; i++) factorial = factorial.multiply(new Wide(0, i));
console.log(decimal(factorial));
console.log("DONE");
