// Big integers with sign: addition, products, division, powers, roots, text in any base; Fibonacci, digits of pi and e, Mersenne.

const BASE = 10000;
class Big {
  constructor(
    public digits: number[],
    public negative: boolean,
  ) {
    while (digits.length > 0 && digits[digits.length - 1] == 0) digits.pop();
    if (!digits.length) this.negative = false;
  }
  static of(n: number): Big {
    const digits: number[] = [];
    for (let v = Math.abs(n); v > 0; v = Math.floor(v / BASE)) digits.push(v % BASE);
    return new Big(digits, n < 0);
  }
  static parse(s: string): Big {
    let r = Big.of(0);
    const negative = s[0] == "-";
    for (let i = negative ? 1 : 0; i < s.length; i++) r = r.small(10, s.charCodeAt(i) - 48);
    return new Big(r.digits, negative);
  }
  private small(by: number, plus: number): Big {
    const out: number[] = [];
    let carry = plus;
    for (const d of this.digits) {
      const t = d * by + carry;
      out.push(t % BASE);
      carry = Math.idiv(t, BASE);
    }
    if (carry) out.push(carry);
    return new Big(out, this.negative);
  }
  private magnitude(o: Big): number {
    if (this.digits.length != o.digits.length) return this.digits.length - o.digits.length;
    for (let i = this.digits.length - 1; i >= 0; i--)
      if (this.digits[i] != o.digits[i]) return this.digits[i] - o.digits[i];
    return 0;
  }
  compare(o: Big): number {
    if (this.negative != o.negative) return this.negative ? -1 : 1;
    const m = this.magnitude(o);
    const sign = m < 0 ? -1 : m > 0 ? 1 : 0;
    return this.negative ? -sign : sign;
  }
  negate(): Big {
    return new Big(this.digits.slice(0), !this.negative);
  }
  add(o: Big): Big {
    if (this.negative != o.negative) return this.subtract(o.negate());
    const out: number[] = [];
    let carry = 0;
    for (let i = 0; i < Math.max(this.digits.length, o.digits.length) || carry; i++) {
      const t = (this.digits[i] || 0) + (o.digits[i] || 0) + carry;
      out.push(t % BASE);
      carry = t >= BASE ? 1 : 0;
    }
    return new Big(out, this.negative);
  }
  subtract(o: Big): Big {
    if (this.negative != o.negative) return this.add(o.negate());
    if (this.magnitude(o) < 0) return o.subtract(this).negate();
    const out: number[] = [];
    let borrow = 0;
    for (let i = 0; i < this.digits.length; i++) {
      let t = this.digits[i] - (o.digits[i] || 0) - borrow;
      borrow = t < 0 ? 1 : 0;
      if (borrow) t += BASE;
      out.push(t);
    }
    return new Big(out, this.negative);
  }
  multiply(o: Big): Big {
    const out: number[] = [];
    for (let i = 0; i < this.digits.length + o.digits.length; i++) out.push(0);
    for (let i = 0; i < this.digits.length; i++) {
      let carry = 0;
      for (let k = 0; k < o.digits.length || carry; k++) {
        const t = out[i + k] + this.digits[i] * (o.digits[k] || 0) + carry;
        out[i + k] = t % BASE;
        carry = Math.idiv(t, BASE);
      }
    }
    return new Big(out, this.negative != o.negative);
  }
  divide(o: Big): Big[] {
    if (!o.digits.length) throw "division by zero";
    const out: number[] = [];
    let rest = Big.of(0);
    const by = new Big(o.digits.slice(0), false);
    for (let i = this.digits.length - 1; i >= 0; i--) {
      rest = rest.small(BASE, this.digits[i]);
      let low = 0;
      let high = BASE - 1;
      while (low < high) {
        const mid = (low + high + 1) >> 1;
        if (by.small(mid, 0).magnitude(rest) <= 0) low = mid;
        else high = mid - 1;
      }
      out.unshift(low);
      rest = rest.subtract(by.small(low, 0));
    }
    return [new Big(out, this.negative != o.negative), new Big(rest.digits, this.negative)];
  }
  power(n: number): Big {
    let r = Big.of(1);
    let b: Big = this;
    for (; n; n >>= 1) {
      if (n & 1) r = r.multiply(b);
      if (n > 1) b = b.multiply(b);
    }
    return r;
  }
  root(): Big {
    let x: Big = this;
    let y = this.add(Big.of(1)).divide(Big.of(2))[0];
    while (y.compare(x) < 0) {
      x = y;
      y = x.add(this.divide(x)[0]).divide(Big.of(2))[0];
    }
    return x;
  }
  toString(): string {
    if (!this.digits.length) return "0";
    let s = "" + this.digits[this.digits.length - 1];
    for (let i = this.digits.length - 2; i >= 0; i--) s += ("" + (BASE + this.digits[i])).substr(1);
    return (this.negative ? "-" : "") + s;
  }
  inBase(base: number): string {
    let s = "";
    for (let v: Big = this; v.digits.length; ) {
      const qr = v.divide(Big.of(base));
      s = "0123456789abcdef"[qr[1].digits[0] || 0] + s;
      v = qr[0];
    }
    return s || "0";
  }
}
const a = Big.parse("123456789012345678901234567890");
const b = Big.parse("-987654321098765432109876543210");
for (const x of [a, b])
  for (const y of [a, b, Big.of(7)]) {
    const qr = x.divide(y);
    console.log(`${x.add(y)} ${x.subtract(y)} ${x.multiply(y)} ${qr[0]} ${qr[1]} ${x.compare(y)}`);
  }
console.log(
  `${Big.of(2).power(127).subtract(Big.of(1))} ${Big.of(-3).power(41)} ${Big.of(10).power(30).root()} ${a.root()}`,
);
console.log(a.inBase(16) + " " + Big.of(1023).inBase(2) + " " + Big.of(0).inBase(8));
let f = Big.of(0);
let g = Big.of(1);
for (let i = 0; i < 120; i++) {
  const t = f.add(g);
  f = g;
  g = t;
}
console.log(`${f}`);
function pi(count: number): string {
  let q = Big.of(1);
  let r = Big.of(0);
  let t = Big.of(1);
  let k = 1;
  let s = "";
  while (s.length < count) {
    const n3 = q.multiply(Big.of(3)).add(r).divide(t)[0];
    const n4 = q.multiply(Big.of(4)).add(r).divide(t)[0];
    if (n3.compare(n4) == 0) {
      s += n3;
      r = r.subtract(t.multiply(n3)).multiply(Big.of(10));
      q = q.multiply(Big.of(10));
    } else {
      r = q
        .multiply(Big.of(2))
        .add(r)
        .multiply(Big.of(2 * k + 1));
      t = t.multiply(Big.of(2 * k + 1));
      q = q.multiply(Big.of(k++));
    }
  }
  return s;
}
console.log(pi(10));
function e(count: number): string {
  const one = Big.of(10).power(count + 4);
  let sum = one;
  let term = one;
  for (let i = 1; term.digits.length; i++) {
    term = term.divide(Big.of(i))[0];
    sum = sum.add(term);
  }
  return sum.toString().substr(0, count);
}
console.log(e(40));
try {
  a.divide(Big.of(0));
} catch (x) {
  console.log(x);
}
console.log("DONE");
