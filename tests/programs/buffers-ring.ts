// Ring buffers over bytes and over numbers: overwriting, peeking, frames across the end, moving averages and medians, delay lines.

class ByteRing {
  private data: Buffer;
  private start = 0;
  private count = 0;
  lost = 0;
  constructor(size: number) {
    this.data = Buffer.create(size);
  }
  get length(): number {
    return this.count;
  }
  get free(): number {
    return this.data.length - this.count;
  }
  push(b: number): void {
    if (this.count == this.data.length) {
      this.start = (this.start + 1) % this.data.length;
      this.count--;
      this.lost++;
    }
    this.data[(this.start + this.count++) % this.data.length] = b;
  }
  write(b: Buffer): boolean {
    if (b.length > this.free) return false;
    const at = (this.start + this.count) % this.data.length;
    const first = Math.min(b.length, this.data.length - at);
    this.data.write(at, b.slice(0, first));
    if (first < b.length) this.data.write(0, b.slice(first));
    this.count += b.length;
    return true;
  }
  read(n: number): Buffer {
    n = Math.min(n, this.count);
    const out = Buffer.create(n);
    for (let i = 0; i < n; i++) out[i] = this.peek(i);
    this.start = (this.start + n) % this.data.length;
    this.count -= n;
    return out;
  }
  peek(i: number): number {
    return i < this.count ? this.data[(this.start + i) % this.data.length] : -1;
  }
  word(i: number): number {
    return (this.peek(i) << 8) | this.peek(i + 1);
  }
}
const ring = new ByteRing(8);
for (let i = 1; i <= 11; i++) ring.push(i * 20);
console.log(ring.length + " " + ring.lost + " " + ring.read(3).toHex() + " " + ring.free);
console.log(
  ring.write(hex`aabbccdd`) +
    " " +
    ring.write(hex`01020304`) +
    " " +
    ring.read(100).toHex() +
    " " +
    ring.length +
    " " +
    ring.peek(0),
);
for (let round = 0; round < 5; round++) {
  ring.write(Buffer.fromUTF8("ab" + round));
  ring.write(hex`00ff`);
  console.log(ring.word(1) + " " + ring.read(4).toHex() + " " + ring.length);
}
ring.read(8);
const stream = new ByteRing(16);
let messages = "";
function feed(b: Buffer): void {
  for (let i = 0; i < b.length; i++) {
    stream.push(b[i]);
    while (stream.length >= 2 && stream.length >= 2 + stream.peek(1)) {
      const type = stream.read(2);
      messages += String.fromCharCode(type[0]) + ":" + stream.read(type[1]).toString() + " ";
    }
  }
}
for (const part of [
  hex`4103`,
  hex`616263`,
  hex`42`,
  hex`00`,
  hex`430a30313233343536`,
  hex`3738394401`,
  hex`78`,
])
  feed(part);
console.log(messages + stream.length);
class Window {
  private values: number[] = [];
  private next = 0;
  private sum = 0;
  constructor(private size: number) {}
  add(v: number): number {
    if (this.values.length < this.size) this.values.push(v);
    else {
      this.sum -= this.values[this.next];
      this.values[this.next] = v;
    }
    this.next = (this.next + 1) % this.size;
    this.sum += v;
    return this.sum / this.values.length;
  }
  median(): number {
    const sorted = this.values.slice(0);
    sorted.sort((a, b) => a - b);
    const half = sorted.length >> 1;
    return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
  spread(): number {
    let low = this.values[0];
    let high = low;
    for (const v of this.values) {
      low = Math.min(low, v);
      high = Math.max(high, v);
    }
    return high - low;
  }
}
const w = new Window(4);
let averages = "";
for (const v of [1, 3, 8, -4, 100, 2, 2, 2.5]) averages += `${w.add(v)}/${w.median()}/${w.spread()} `;
console.log(averages);
const samples = Buffer.create(16);
let position = 0;
function delay(v: number): number {
  const old = samples.getNumber(NumberFormat.Int16BE, position * 2);
  samples.setNumber(NumberFormat.Int16BE, position * 2, v);
  position = (position + 1) % 8;
  return old;
}
let echoes = "";
for (let i = 0; i < 20; i++) {
  const v = i < 3 ? 1000 * (i + 1) : 0;
  const heard = v + (delay(0) >> 1);
  position = (position + 7) % 8;
  delay(heard);
  echoes += heard + " ";
}
console.log(echoes);
const history: string[] = [];
function remember(s: string): void {
  const at = history.indexOf(s);
  if (at >= 0) history.removeAt(at);
  history.push(s);
  if (history.length > 3) history.shift();
}
for (const s of "a b c a d b b e".split(" ")) remember(s);
console.log(history.join(""));
console.log("DONE");
