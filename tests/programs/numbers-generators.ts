// Generators of pseudo-random numbers: linear congruential, xorshift, a Mersenne Twister in a buffer, LFSR, Lehmer, middle square.

class Congruential {
  constructor(private seed: number) {}
  next(): number {
    this.seed = (Math.imul(this.seed, 1664525) + 1013904223) | 0;
    return this.seed >>> 0;
  }
  below(n: number): number {
    return this.next() % n;
  }
}
const lcg = new Congruential(42);
let line = "";
for (let i = 0; i < 8; i++) line += lcg.next() + " ";
for (let i = 0; i < 8; i++) line += lcg.below(100) + " ";
console.log(line);

function xorshift(state: number): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return state;
}
let x = 2463534242 | 0;
let low = 0;
let high = 0;
for (let i = 0; i < 300; i++) {
  x = xorshift(x);
  if (x < 0) low++;
  else high++;
}
console.log(x + " " + low + " " + high);

class Twister {
  private at = 624;
  private words: Buffer;
  constructor(seed: number) {
    this.words = Buffer.create(624 * 4);
    let v = seed;
    for (let i = 0; i < 624; i++) {
      this.words.setNumber(NumberFormat.Int32LE, i * 4, v);
      v = (Math.imul(v ^ (v >>> 30), 1812433253) + i + 1) | 0;
    }
  }
  private word(i: number): number {
    return this.words.getNumber(NumberFormat.Int32LE, (i % 624) * 4);
  }
  private refill(): void {
    for (let i = 0; i < 624; i++) {
      const y = (this.word(i) & 0x80000000) | (this.word(i + 1) & 0x7fffffff);
      const v = this.word(i + 397) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
      this.words.setNumber(NumberFormat.Int32LE, i * 4, v);
    }
    this.at = 0;
  }
  next(): number {
    if (this.at == 624) this.refill();
    let y = this.word(this.at++);
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }
}
const twister = new Twister(5489);
line = "";
for (let i = 0; i < 630; i++) {
  const v = twister.next();
  if (i < 4 || i > 625) line += v + " ";
}
console.log(line);

let lfsr = 0xace1;
let period = 0;
do {
  const bit = (lfsr ^ (lfsr >> 2) ^ (lfsr >> 3) ^ (lfsr >> 5)) & 1;
  lfsr = (lfsr >> 1) | (bit << 15);
  period++;
} while (period < 500 && lfsr != 0xace1);
console.log(lfsr + " " + period);
let lehmer = 1;
for (let i = 0; i < 100; i++) lehmer = (lehmer * 16807) % 2147483647;
console.log(lehmer);
let square = 5772;
line = "";
for (let i = 0; i < 12; i++) {
  square = Math.idiv(square * square, 100) % 10000;
  line += square + " ";
}
console.log(line);
let weyl = 0;
let mixed = 0;
for (let i = 0; i < 100; i++) {
  weyl = (weyl + 0x9e3779b9) | 0;
  let z = weyl;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  mixed ^= z ^ (z >>> 16);
}
console.log(mixed);
const dice = new Congruential(7);
const counts: number[] = [0, 0, 0, 0, 0, 0];
for (let i = 0; i < 600; i++) counts[(dice.next() >>> 16) % 6]++;
console.log(counts.join());
const deck: number[] = [];
for (let i = 0; i < 20; i++) deck.push(i);
for (let i = deck.length - 1; i > 0; i--) {
  const k = (dice.next() >>> 8) % (i + 1);
  const t = deck[i];
  deck[i] = deck[k];
  deck[k] = t;
}
console.log(deck.join());
console.log("DONE");
