// Subjects and observers: listeners as closures and objects, once-listeners, removal while the subject calls, chains of subjects.

type Listener = (value: number, name: string) => void;
class Subscription {
  constructor(
    public listener: Listener,
    public priority: number,
    public once: boolean,
  ) {}
}
class Subject {
  private subscriptions: Subscription[] = [];
  private depth = 0;
  constructor(public name: string) {}
  on(listener: Listener, priority = 0): () => void {
    return this.add(new Subscription(listener, priority, false));
  }
  once(listener: Listener): () => void {
    return this.add(new Subscription(listener, 0, true));
  }
  private add(s: Subscription): () => void {
    let at = 0;
    while (at < this.subscriptions.length && this.subscriptions[at].priority >= s.priority) at++;
    this.subscriptions.insertAt(at, s);
    return () => {
      this.subscriptions = this.subscriptions.filter((o) => o != s);
    };
  }
  emit(value: number): number {
    if (this.depth > 2) return -1;
    this.depth++;
    const now = this.subscriptions;
    this.subscriptions = now.filter((s) => !s.once);
    let called = 0;
    for (const s of now) {
      s.listener(value, this.name);
      called++;
    }
    this.depth--;
    return called;
  }
  get listeners(): number {
    return this.subscriptions.length;
  }
}
let log = "";
function flush(): void {
  console.log(log);
  log = "";
}
const s = new Subject("s");
const offA = s.on((v, n) => (log += "a" + v + n + " "));
s.on((v) => (log += "b" + v + " "), 5);
s.once((v) => (log += "once" + v + " "));
s.on(() => (log += "low "), -1);
log += s.emit(1) + " ";
log += s.emit(2) + " ";
offA();
offA();
log += s.emit(3) + " " + s.listeners;
flush();
const self: (() => void)[] = [];
self.push(
  s.on((v) => {
    log += "self" + v + " ";
    self[0]();
  }, 9),
);
s.emit(4);
s.emit(5);
flush();
s.on((v) => {
  if (v > 0 && v < 3) s.emit(v - 1);
});
log += s.emit(2);
flush();
class Average {
  private sum = 0;
  private n = 0;
  constructor(subject: Subject) {
    subject.on((v) => this.add(v));
  }
  private add(v: number): void {
    this.sum += v;
    this.n++;
  }
  get value(): number {
    return this.n ? this.sum / this.n : 0;
  }
}
const numbers = new Subject("numbers");
const even = new Subject("even");
const squares = new Subject("squares");
numbers.on((v) => {
  if (v % 2 == 0) even.emit(v);
});
even.on((v) => squares.emit(v * v));
const averages = [numbers, even, squares].map((x) => new Average(x));
squares.once((v, n) => (log += "first of " + n + " " + v + " "));
for (let i = 1; i <= 9; i++) numbers.emit(i);
log += averages.map((a) => a.value).join();
flush();
class Property {
  private changed: Subject;
  constructor(private held: number) {
    this.changed = new Subject("p");
  }
  get value(): number {
    return this.held;
  }
  set value(v: number) {
    if (v == this.held) return;
    this.held = v;
    this.changed.emit(v);
  }
  watch(f: Listener): () => void {
    f(this.held, "now");
    return this.changed.on(f);
  }
  static combine(a: Property, b: Property, f: (x: number, y: number) => number): Property {
    const r = new Property(f(a.value, b.value));
    const update = () => (r.value = f(a.value, b.value));
    a.watch(update);
    b.watch(update);
    return r;
  }
}
const width = new Property(3);
const height = new Property(4);
const area = Property.combine(width, height, (a, b) => a * b);
const doubled = Property.combine(area, area, (a, b) => a + b);
const stop = doubled.watch((v, n) => (log += n + v + " "));
width.value = 5;
height.value += 1;
height.value = 5;
width.value++;
stop();
width.value = 0;
log += area.value + " " + doubled.value;
flush();
console.log("DONE");
