// A small generator of pseudo-random numbers: the same seed gives the same numbers everywhere.

export class Random {
  private state: number;

  /** @param seed any integer; of a larger one the low 32 bits count */
  constructor(seed: number) {
    this.state = seed | 0;
    // Seeds that are close to each other shall not begin alike.
    for (let i = 0; i < 4; i++) this.next();
  }

  /** 32 bits, unsigned (the "mulberry32" sequence). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** An integer from 0 to `n` - 1. */
  below(n: number): number {
    return Math.floor((this.next() / 0x100000000) * n);
  }

  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True in so many of a hundred cases. */
  percent(chance: number): boolean {
    return this.below(100) < chance;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** One of `list`, each as likely as its weight. */
  weighted<T extends { weight: number }>(list: readonly T[]): T {
    let at = this.below(list.reduce((sum, item) => sum + item.weight, 0));
    for (const item of list) {
      at -= item.weight;
      if (at < 0) return item;
    }
    throw new Error("no choice has a weight");
  }
}
