// Many fibers that allocate at once: each one's variables, strings and closures stay alive while others collect.

const results: string[] = [];
let ended = 0;
const fibers = 6;
for (let f = 0; f < fibers; f++) {
  const id = f;
  control.inBackground(() => {
    let text = "f" + id + ":";
    const kept: { n: number; s: string; next: any }[] = [];
    const sums: (() => number)[] = [];
    for (let i = 0; i < 40; i++) {
      const local = i * 1.5 + id;
      kept.push({ n: local, s: "s" + id + "-" + i, next: kept.length > 0 ? kept[kept.length - 1] : null });
      sums.push(() => local + kept.length);
      if (kept.length > 6) {
        kept.shift();
        sums.shift();
      }
      for (let k = 0; k < 10; k++) ("garbage " + i + k).split(" ");
      if (i % 4 == id % 4) pause(1);
      try {
        if (i % 9 == 8) throw "x" + i + id;
      } catch (e) {
        text += e + ",";
      }
      kept[0].next = null;
    }
    text += kept.map((o) => o.s + o.n).join() + sums.map((g) => g()).join();
    results[id] = text;
    ended++;
  });
}
while (ended < fibers) {
  let waste = "";
  for (let i = 0; i < 50; i++) waste += "w" + i;
  pause(1);
}
for (const r of results) console.log(r);

class Producer {
  made = 0;
  constructor(
    private target: string[],
    private name: string,
    private count: number,
  ) {}
  start(): void {
    control.inBackground(() => this.run(this.count));
  }
  private run(n: number): void {
    if (n == 0) {
      this.target.push(this.name + " ends");
      return;
    }
    this.target.push(this.name + n);
    this.made++;
    pause(1);
    this.run(n - 1);
  }
}
const inbox: string[] = [];
const producers = ["a", "b", "c"].map((name, i) => new Producer(inbox, name, 3 + i));
producers.forEach((p) => p.start());
while (inbox.filter((s) => s.indexOf("ends") > 0).length < 3) pause(2);
inbox.sort();
console.log(inbox.join());
console.log(producers.map((p) => p.made).join());
console.log("DONE");
