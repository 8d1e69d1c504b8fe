// An event loop of its own, in simulated time: a queue ordered by time, processes as closures, cancellation, queues of customers.

class Entry {
  cancelled = false;
  constructor(
    public time: number,
    public order: number,
    public run: () => void,
  ) {}
}
class Simulation {
  now = 0;
  private heap: Entry[] = [];
  private made = 0;
  log: string[] = [];
  constructor() {}
  after(delay: number, run: () => void): Entry {
    const e = new Entry(this.now + delay, this.made++, run);
    let i = this.heap.length;
    this.heap.push(e);
    while (i > 0) {
      const p = (i - 1) >> 1;
      if (!this.before(e, this.heap[p])) break;
      this.heap[i] = this.heap[p];
      i = p;
    }
    this.heap[i] = e;
    return e;
  }
  every(period: number, times: number, run: (i: number) => void): void {
    let i = 0;
    let tick: () => void = null;
    tick = () => {
      run(i++);
      if (i < times) this.after(period, tick);
    };
    this.after(period, tick);
  }
  note(s: string): void {
    this.log.push(this.now + s);
  }
  run(until: number): string {
    while (this.heap.length && this.heap[0].time <= until) {
      const e = this.take();
      if (e.cancelled) continue;
      this.now = e.time;
      e.run();
    }
    const s = this.log.join(" ");
    this.log = [];
    return s;
  }
  private before(a: Entry, b: Entry): boolean {
    return a.time < b.time || (a.time == b.time && a.order < b.order);
  }
  private take(): Entry {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (this.heap.length) {
      let i = 0;
      while (true) {
        let c = i * 2 + 1;
        if (c >= this.heap.length) break;
        if (c + 1 < this.heap.length && this.before(this.heap[c + 1], this.heap[c])) c++;
        if (!this.before(this.heap[c], last)) break;
        this.heap[i] = this.heap[c];
        i = c;
      }
      this.heap[i] = last;
    }
    return first;
  }
}
const s = new Simulation();
for (const t of [5, 1, 3, 3, 9, 0]) s.after(t, () => s.note("e" + t));
console.log(s.run(100));
s.every(4, 4, (i) => s.note("x" + i));
s.every(6, 3, (i) => s.note("y" + i));
const dropped = s.after(10, () => s.note("never"));
s.after(9.5, () => (dropped.cancelled = true));
console.log(s.run(s.now + 13));
console.log(s.run(1000));
class Shop {
  private waiting: number[] = [];
  private free: number;
  served = 0;
  waited = 0;
  longest = 0;
  constructor(
    private sim: Simulation,
    tills: number,
    private serve: (n: number) => number,
  ) {
    this.free = tills;
  }
  arrive(n: number): void {
    this.waiting.push(this.sim.now);
    this.longest = Math.max(this.longest, this.waiting.length);
    this.next(n);
  }
  private next(n: number): void {
    if (!this.free || !this.waiting.length) return;
    this.free--;
    this.waited += this.sim.now - this.waiting.shift();
    this.sim.after(this.serve(n), () => {
      this.free++;
      this.served++;
      this.next(n + 1);
    });
  }
}
for (const tills of [1, 2, 4]) {
  const sim = new Simulation();
  let seed = 12345;
  const random = (n: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >> 8) % n;
  };
  const shop = new Shop(sim, tills, () => 3 + random(8));
  let customers = 0;
  let next: () => void = null;
  next = () => {
    shop.arrive(customers++);
    if (customers < 60) sim.after(1 + random(5), next);
  };
  sim.after(0, next);
  sim.run(1e6);
  console.log(`${tills} tills: ${shop.served} ${shop.waited} ${shop.longest} ${sim.now}`);
}
const elevator = new Simulation();
let floor = 0;
let calls: number[] = [];
function move(): void {
  if (!calls.length) return;
  const to = calls[0];
  if (floor == to) {
    elevator.note("@" + floor);
    calls = calls.filter((c) => c != to);
    elevator.after(3, move);
  } else {
    floor += floor < to ? 1 : -1;
    if (calls.indexOf(floor) > 0) calls.unshift(floor);
    elevator.after(1, move);
  }
}
for (const call of [
  [0, 5],
  [2, 3],
  [2, 8],
  [20, 1],
])
  elevator.after(call[0], () => {
    calls.push(call[1]);
    if (calls.length == 1) move();
  });
console.log(elevator.run(60));
console.log("DONE");
