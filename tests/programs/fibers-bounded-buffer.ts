// Producers and consumers around a bounded buffer: waiting by events and by conditions, several of each, a poison value at the end.

const NOT_FULL = 1;
const NOT_EMPTY = 2;
let nextSource = 5000;
class Bounded {
  private items: number[] = [];
  private source: number;
  mostHeld = 0;
  waits = 0;
  constructor(private capacity: number) {
    this.source = nextSource++;
  }
  put(v: number): void {
    while (this.items.length >= this.capacity) {
      this.waits++;
      control.waitForEvent(this.source, NOT_FULL);
    }
    this.items.push(v);
    this.mostHeld = Math.max(this.mostHeld, this.items.length);
    control.raiseEvent(this.source, NOT_EMPTY);
  }
  take(): number {
    while (this.items.length == 0) {
      this.waits++;
      control.waitForEvent(this.source, NOT_EMPTY);
    }
    const v = this.items.shift();
    control.raiseEvent(this.source, NOT_FULL);
    return v;
  }
}
const END = -1;
let running = 0;
function spawn(f: () => void): void {
  running++;
  control.inBackground(() => {
    f();
    running--;
  });
}
function wait(): void {
  while (running > 0) pause(1);
}
const one = new Bounded(3);
let received = "";
spawn(() => {
  for (let i = 0; i < 20; i++) one.put(i * 3);
  one.put(END);
});
spawn(() => {
  for (let v = one.take(); v != END; v = one.take()) received += v + " ";
});
wait();
console.log(received + one.mostHeld + " " + (one.waits > 0));

const many = new Bounded(4);
const counts: number[] = [];
let sum = 0;
for (let p = 0; p < 3; p++) {
  const base = p * 100;
  spawn(() => {
    for (let i = 0; i < 15; i++) {
      many.put(base + i);
      if (i % 4 == 0) pause(1);
    }
  });
}
for (let c = 0; c < 2; c++) {
  const id = c;
  counts.push(0);
  spawn(() => {
    for (let v = many.take(); v != END; v = many.take()) {
      counts[id]++;
      sum += v;
      if (v % 7 == 0) pause(2);
    }
  });
}
while (running > 2) pause(1);
many.put(END);
many.put(END);
wait();
console.log(
  counts[0] + counts[1] + " " + sum + " " + (many.mostHeld <= 4) + " " + (counts[0] > 0 && counts[1] > 0),
);

const order: number[] = [];
const first = new Bounded(1);
const second = new Bounded(2);
const third = new Bounded(1);
function stage(from: Bounded, to: Bounded, f: (n: number) => number): void {
  spawn(() => {
    let v = from.take();
    while (v != END) {
      to.put(f(v));
      v = from.take();
    }
    to.put(END);
  });
}
stage(first, second, (n) => n + 1);
stage(second, third, (n) => n * n);
spawn(() => {
  for (let v = third.take(); v != END; v = third.take()) order.push(v);
});
for (let i = 0; i < 12; i++) first.put(i);
first.put(END);
wait();
console.log(order.join());
let polled = 0;
const queue: string[] = [];
spawn(() => {
  for (const w of "a few words by conditions".split(" ")) {
    queue.push(w);
    pauseUntil(() => queue.length == 0);
    polled++;
  }
});
let words = "";
for (let i = 0; i < 5; i++) {
  pauseUntil(() => queue.length > 0);
  words = queue.pop() + " " + words;
  pause(1);
}
wait();
console.log(words + polled);
console.log("DONE");
