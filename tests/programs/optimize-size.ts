// Code for which few bytes are asked: functions, classes and namespaces, what is excepted from that, frames of many kinds, exceptions.

//% optimize=size
function bits(n: number): number {
  let count = 0;
  for (let i = 0; i < 31; i++) if ((n >> i) & 1) count++;
  return count;
}

//% optimize=size
function put(b: Buffer, at: number, value: number): number {
  b[at] = value >> 8;
  b[at + 1] = value & 255;
  return at + 2;
}

//% optimize=size
namespace small {
  export class Counter {
    private counts: number[];
    private last: string;
    constructor(private size: number) {
      this.counts = [];
      for (let i = 0; i < size; i++) this.counts.push(0);
    }
    add(place: number, by: number): Counter {
      if (place < 0 || place >= this.size) throw "no place " + place;
      this.counts[place] += by;
      this.last = "" + place;
      return this;
    }
    sum(): number {
      let sum = 0;
      for (const each of this.counts) sum += each;
      return sum;
    }
    text(): string {
      return this.last + ":" + this.counts.join(",");
    }
  }

  //% optimize=speed
  export function fast(n: number): number {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += i * i;
    return sum;
  }

  export function deep(n: number, a: number, b: number, c: number, d: number, e: number, f: number): number {
    if (n == 0) return a + b * c - d + e - f;
    return deep(n - 1, b, c, d, e, f, a) + n;
  }

  export function guarded(counter: Counter, place: number): string {
    let result: string;
    try {
      result = counter.add(place, 1).text();
    } catch (e) {
      result = "caught " + e;
    } finally {
      counter.add(0, 100);
    }
    return result;
  }

  export function captured(): (n: number) => number {
    let total = 0;
    return (n) => {
      total += n;
      return total;
    };
  }
}

console.log(bits(0) + " " + bits(255) + " " + bits(0x3fffffff));
const buffer = Buffer.create(6);
let at = 0;
for (const value of [1, 0x1234, 0xffff]) at = put(buffer, at, value);
console.log(at + " " + buffer.toHex());
put(buffer, 5, 0xabcd);
console.log(buffer.toHex());
const counter = new small.Counter(3);
console.log(counter.add(1, 0.5).add(2, 1e9).add(2, 2e9).text() + " " + counter.sum());
console.log(small.guarded(counter, 1) + " " + small.guarded(counter, 3) + " " + counter.sum());
console.log(small.fast(100) + " " + small.deep(9, 1, 2, 3, 4, 5, 6));
const total = small.captured();
total(1);
total(2.5);
console.log("" + total(-7));
const wrong: any = { sum: 1 };
const nothing: small.Counter = undefined;
try {
  console.log("" + (nothing ? nothing.sum() : wrong.sum));
} catch (e) {
  console.log("no");
}
console.log("DONE");
