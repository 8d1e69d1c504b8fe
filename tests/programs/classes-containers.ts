// Generic containers: stack, doubly linked list, deque in a ring, set, ordered map and multimap, with iteration by callbacks.

class Stack<T> {
  private items: T[] = [];
  constructor() {}
  push(v: T): Stack<T> {
    this.items.push(v);
    return this;
  }
  pop(): T {
    if (this.items.length == 0) throw "empty stack";
    return this.items.pop();
  }
  get top(): T {
    return this.items[this.items.length - 1];
  }
  get size(): number {
    return this.items.length;
  }
}
class Link<T> {
  before: Link<T>;
  after: Link<T>;
  constructor(public value: T) {}
}
class LinkedList<T> {
  private first: Link<T>;
  private last: Link<T>;
  size = 0;
  constructor() {}
  append(v: T): Link<T> {
    const link = new Link(v);
    link.before = this.last;
    if (this.last) this.last.after = link;
    else this.first = link;
    this.last = link;
    this.size++;
    return link;
  }
  insertBefore(at: Link<T>, v: T): Link<T> {
    const link = new Link(v);
    link.after = at;
    link.before = at.before;
    if (at.before) at.before.after = link;
    else this.first = link;
    at.before = link;
    this.size++;
    return link;
  }
  remove(link: Link<T>): T {
    if (link.before) link.before.after = link.after;
    else this.first = link.after;
    if (link.after) link.after.before = link.before;
    else this.last = link.before;
    this.size--;
    return link.value;
  }
  reverse(): void {
    for (let l = this.first; l; ) {
      const next = l.after;
      l.after = l.before;
      l.before = next;
      l = next;
    }
    const t = this.first;
    this.first = this.last;
    this.last = t;
  }
  find(test: (v: T) => boolean): Link<T> {
    for (let l = this.first; l; l = l.after) if (test(l.value)) return l;
    return null;
  }
  each(f: (v: T, i: number) => void): void {
    let i = 0;
    for (let l = this.first; l; l = l.after) f(l.value, i++);
  }
  join(): string {
    let s = "";
    this.each((v, i) => (s += (i ? "-" : "") + v));
    return s;
  }
}
class Deque<T> {
  private ring: T[] = [];
  private start = 0;
  private count = 0;
  constructor(private capacity: number) {
    for (let i = 0; i < capacity; i++) this.ring.push(undefined);
  }
  pushBack(v: T): void {
    if (this.count == this.capacity) this.grow();
    this.ring[(this.start + this.count++) % this.capacity] = v;
  }
  pushFront(v: T): void {
    if (this.count == this.capacity) this.grow();
    this.start = (this.start + this.capacity - 1) % this.capacity;
    this.ring[this.start] = v;
    this.count++;
  }
  popFront(): T {
    const v = this.ring[this.start];
    this.ring[this.start] = undefined;
    this.start = (this.start + 1) % this.capacity;
    this.count--;
    return v;
  }
  popBack(): T {
    const at = (this.start + --this.count) % this.capacity;
    const v = this.ring[at];
    this.ring[at] = undefined;
    return v;
  }
  private grow(): void {
    const bigger: T[] = [];
    for (let i = 0; i < this.capacity; i++) bigger.push(this.ring[(this.start + i) % this.capacity]);
    for (let i = 0; i < this.capacity; i++) bigger.push(undefined);
    this.ring = bigger;
    this.start = 0;
    this.capacity *= 2;
  }
  get length(): number {
    return this.count;
  }
}
class SortedMap<K, V> {
  private keys: K[] = [];
  private values: V[] = [];
  constructor(private compare: (a: K, b: K) => number) {}
  private locate(k: K): number {
    let low = 0;
    let high = this.keys.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (this.compare(this.keys[mid], k) < 0) low = mid + 1;
      else high = mid;
    }
    return low;
  }
  set(k: K, v: V): void {
    const at = this.locate(k);
    if (at < this.keys.length && this.compare(this.keys[at], k) == 0) this.values[at] = v;
    else {
      this.keys.insertAt(at, k);
      this.values.insertAt(at, v);
    }
  }
  get(k: K, otherwise: V): V {
    const at = this.locate(k);
    return at < this.keys.length && this.compare(this.keys[at], k) == 0 ? this.values[at] : otherwise;
  }
  each(f: (k: K, v: V) => void): void {
    for (let i = 0; i < this.keys.length; i++) f(this.keys[i], this.values[i]);
  }
}
const stack = new Stack<number>();
stack.push(1).push(2.5).push(3);
console.log(stack.pop() + stack.top + stack.size);
const nested = new Stack<Stack<string>>();
nested.push(new Stack<string>().push("a").push("b")).push(new Stack<string>());
try {
  nested.pop().pop();
} catch (e) {
  console.log(e + " " + nested.top.pop() + nested.top.size);
}
const list = new LinkedList<string>();
const links = ["a", "b", "c", "d"].map((v) => list.append(v));
list.insertBefore(links[0], "z");
list.insertBefore(links[2], "y");
list.remove(links[3]);
list.remove(links[1]);
console.log(list.join() + " " + list.size);
list.reverse();
list.append("end");
list.remove(list.find((v) => v == "c"));
console.log(list.join() + " " + list.size + " " + (list.find((v) => v == "q") ? "q" : "no q"));
const deque = new Deque<number>(2);
let popped = "";
for (let i = 0; i < 12; i++) {
  if (i % 3 == 0) deque.pushFront(i);
  else deque.pushBack(i);
  if (i % 4 == 3) popped += deque.popFront() + " " + deque.popBack() + " ";
}
while (deque.length) popped += deque.popBack() + " ";
console.log(popped);
const counts = new SortedMap<string, number>((a, b) => a.compare(b));
for (const w of "the cat and the dog and the bird".split(" ")) counts.set(w, counts.get(w, 0) + 1);
let shown = "";
counts.each((k, v) => (shown += k + v + " "));
console.log(shown);
const byLength = new SortedMap<number, string[]>((a, b) => b - a);
for (const w of ["one", "two", "three", "four", "five", "six", "seven"]) {
  const group = byLength.get(w.length, []);
  group.push(w);
  byLength.set(w.length, group);
}
shown = "";
byLength.each((k, v) => (shown += k + ":" + v.join("+") + " "));
console.log(shown + byLength.get(9, ["none"])[0]);
console.log("DONE");
