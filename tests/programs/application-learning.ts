// Learning machines: a perceptron in integers, a small network trained in doubles, k nearest neighbours, k-means, Bayes, a bandit.

class Perceptron {
  private weights: number[] = [];
  constructor(n: number) {
    for (let i = 0; i <= n; i++) this.weights.push(0);
  }
  output(x: number[]): number {
    return x.reduce((s, v, i) => s + v * this.weights[i], this.weights[x.length]) > 0 ? 1 : 0;
  }
  train(xs: number[][], ys: number[], rounds: number): string {
    for (let r = 1; r <= rounds; r++) {
      let wrong = 0;
      xs.forEach((x, k) => {
        const error = ys[k] - this.output(x);
        if (!error) return;
        wrong++;
        x.forEach((v, i) => (this.weights[i] += error * v));
        this.weights[x.length] += error;
      });
      if (!wrong) return "learnt in " + r + " " + this.weights.join();
    }
    return "not learnt";
  }
}
const inputs = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
console.log(new Perceptron(2).train(inputs, [0, 0, 0, 1], 20));
console.log(new Perceptron(2).train(inputs, [0, 1, 1, 1], 20));
console.log(new Perceptron(2).train(inputs, [0, 1, 1, 0], 20));
let seed = 1;
function random(): number {
  seed = (seed * 16807) % 2147483647;
  return seed / 2147483647;
}
class Layer {
  private w: number[][] = [];
  private input: number[] = [];
  private out: number[] = [];
  constructor(n: number, m: number) {
    for (let k = 0; k < m; k++) {
      const row: number[] = [];
      for (let i = 0; i <= n; i++) row.push(random() * 2 - 1);
      this.w.push(row);
    }
  }
  forward(x: number[]): number[] {
    this.input = x;
    this.out = this.w.map((row) => {
      const s = x.reduce((sum, v, i) => sum + v * row[i], row[x.length]);
      return s / (1 + Math.abs(s));
    });
    return this.out;
  }
  backward(errors: number[], rate: number): number[] {
    const back = this.input.map(() => 0);
    this.w.forEach((row, k) => {
      const slope = 1 - Math.abs(this.out[k]);
      const d = errors[k] * slope * slope;
      this.input.forEach((v, i) => {
        back[i] += d * row[i];
        row[i] += rate * d * v;
      });
      row[this.input.length] += rate * d;
    });
    return back;
  }
}
const hidden = new Layer(2, 4);
const output = new Layer(4, 1);
const wanted = [-0.5, 0.5, 0.5, -0.5];
let first = 0;
let last = 0;
for (let round = 0; round < 300; round++) {
  let error = 0;
  inputs.forEach((x, k) => {
    const y = output.forward(hidden.forward(x))[0];
    const e = wanted[k] - y;
    error += e * e;
    hidden.backward(output.backward([e], 0.5), 0.5);
  });
  if (round == 0) first = error;
  last = error;
}
console.log(
  (last < first / 4) + " " + inputs.map((x) => (output.forward(hidden.forward(x))[0] > 0 ? 1 : 0)).join(""),
);
class Sample {
  constructor(
    public x: number,
    public y: number,
    public label: string,
  ) {}
  distance(x: number, y: number): number {
    return (this.x - x) * (this.x - x) + (this.y - y) * (this.y - y);
  }
}
const samples: Sample[] = [];
for (let i = 0; i < 30; i++) {
  const label = "abc"[i % 3];
  samples.push(new Sample((i % 3) * 10 + ((i * 7) % 9), ((i * 2) % 3) * 8 + ((i * 5) % 7), label));
}
function nearest(x: number, y: number, k: number): string {
  const sorted = samples.slice(0);
  sorted.sort((p, q) => p.distance(x, y) - q.distance(x, y) || p.x - q.x);
  const votes: { [label: string]: number } = {};
  for (const s of sorted.slice(0, k)) votes[s.label] = (votes[s.label] || 0) + 1;
  let best = "";
  for (const l of ["a", "b", "c"]) if (votes[l] && (!best || votes[l] > votes[best])) best = l;
  return best + votes[best];
}
console.log(
  [
    [0, 0],
    [14, 20],
    [25, 10],
    [12, 8],
    [8, 10],
  ]
    .map((p) => nearest(p[0], p[1], 5))
    .join(),
);
function means(k: number): string {
  let centres = samples.slice(0, k).map((s) => [s.x, s.y]);
  let rounds = 0;
  let changed = true;
  let of: number[] = samples.map(() => -1);
  while (changed && rounds < 50) {
    rounds++;
    changed = false;
    const now = samples.map((s) => {
      let best = 0;
      for (let c = 1; c < k; c++)
        if (s.distance(centres[c][0], centres[c][1]) < s.distance(centres[best][0], centres[best][1]))
          best = c;
      return best;
    });
    now.forEach((c, i) => {
      if (c != of[i]) changed = true;
    });
    of = now;
    centres = centres.map((old, c) => {
      const mine = samples.filter((_, i) => of[i] == c);
      if (!mine.length) return old;
      return [
        mine.reduce((s, p) => s + p.x, 0) / mine.length,
        mine.reduce((s, p) => s + p.y, 0) / mine.length,
      ];
    });
  }
  return (
    rounds +
    " " +
    centres.map((c) => Math.round(c[0] * 100) + "/" + Math.round(c[1] * 100)).join(" ") +
    " " +
    of.join("")
  );
}
console.log(means(3));
console.log(means(2));
const words: { [w: string]: number[] } = {};
const totals = [0, 0];
function learn(text: string, kind: number): void {
  for (const w of text.split(" ")) {
    if (!words[w]) words[w] = [0, 0];
    words[w][kind]++;
    totals[kind]++;
  }
}
learn("win money now win", 1);
learn("free money offer", 1);
learn("meeting at noon", 0);
learn("lunch meeting now", 0);
function classify(text: string): string {
  const score = [1, 1];
  for (const w of text.split(" "))
    for (const kind of [0, 1]) score[kind] *= ((words[w] ? words[w][kind] : 0) + 1) / (totals[kind] + 10);
  return score[1] > score[0] ? "spam" : "fine";
}
console.log(
  ["free win", "meeting noon", "money now", "lunch now", "unknown words"].map((t) => classify(t)).join(),
);
class Bandit {
  private pulls = [0, 0, 0];
  private wins = [0, 0, 0];
  constructor(private chances: number[]) {}
  run(n: number): string {
    for (let i = 0; i < n; i++) {
      let arm = i % 3;
      if (i >= 30 && random() > 0.1) {
        arm = 0;
        for (let k = 1; k < 3; k++)
          if (this.wins[k] * this.pulls[arm] > this.wins[arm] * this.pulls[k]) arm = k;
      }
      this.pulls[arm]++;
      if (random() < this.chances[arm]) this.wins[arm]++;
    }
    return this.pulls.join() + " " + this.wins.join();
  }
}
console.log(new Bandit([0.2, 0.5, 0.8]).run(200));
console.log("DONE");
