// A virtual machine of bytes, Brainfuck, run-length and LZ coding, an LRU cache and a priority queue.

const program = hex`01 05 02 00 03 00 01 ff 0400 02 00 03 00 05 07 06`;
class Machine {
  stack: number[];
  memory: number[];
  trace: string;
  constructor(private code: Buffer) {
    this.stack = [];
    this.memory = [0, 0, 0, 0];
    this.trace = "";
  }
  run(limit: number): string {
    let pc = 0;
    for (let steps = 0; steps < limit; steps++) {
      const op = this.code[pc++];
      switch (op) {
        case 1:
          this.stack.push((this.code[pc++] << 24) >> 24);
          break;
        case 2:
          this.memory[this.code[pc++]] = this.stack.pop();
          break;
        case 3:
          this.stack.push(this.memory[this.code[pc++]]);
          break;
        case 4:
          this.stack.push(this.stack.pop() + this.stack.pop());
          pc++;
          break;
        case 5:
          if (this.stack.pop() > 0) pc = this.code[pc] - 3;
          else pc++;
          this.trace += this.memory[0] + " ";
          break;
        case 6:
          return "halted after " + steps;
        default:
          return "bad " + op + " at " + pc;
      }
    }
    return "too long";
  }
}
const machine = new Machine(program);
console.log(machine.run(200) + ": " + machine.trace + machine.stack.length);

function brainfuck(source: string, input: string): string {
  const tape = Buffer.create(32);
  let at = 0;
  let read = 0;
  let out = "";
  for (let pc = 0; pc < source.length; pc++) {
    switch (source[pc]) {
      case ">":
        at++;
        break;
      case "<":
        at--;
        break;
      case "+":
        tape[at]++;
        break;
      case "-":
        tape[at]--;
        break;
      case ".":
        out += String.fromCharCode(tape[at]);
        break;
      case ",":
        tape[at] = read < input.length ? input.charCodeAt(read++) : 0;
        break;
      case "[":
        if (!tape[at])
          for (let depth = 1; depth > 0; ) depth += source[++pc] == "[" ? 1 : source[pc] == "]" ? -1 : 0;
        break;
      case "]":
        if (tape[at])
          for (let depth = 1; depth > 0; ) depth += source[--pc] == "]" ? 1 : source[pc] == "[" ? -1 : 0;
        break;
    }
  }
  return out;
}
console.log(brainfuck("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.", ""));
console.log(brainfuck(",[>,]<[.<]", "reversed"));

function runLength(s: string): string {
  let out = "";
  for (let i = 0; i < s.length; ) {
    let n = 1;
    while (s[i + n] == s[i] && i + n < s.length) n++;
    out += (n > 1 ? n : "") + s[i];
    i += n;
  }
  return out;
}
console.log(runLength("aaabccddddde"));
function compress(data: Buffer): Buffer {
  const out: number[] = [];
  let i = 0;
  while (i < data.length) {
    let bestLength = 0;
    let bestDistance = 0;
    for (let d = 1; d <= Math.min(i, 255); d++) {
      let n = 0;
      while (n < 63 && i + n < data.length && data[i + n] == data[i + n - d]) n++;
      if (n > bestLength) {
        bestLength = n;
        bestDistance = d;
      }
    }
    if (bestLength > 2) {
      out.push(0x80 | bestLength);
      out.push(bestDistance);
      i += bestLength;
    } else out.push(data[i++]);
  }
  return Buffer.fromArray(out);
}
function expand(data: Buffer): Buffer {
  const out: number[] = [];
  for (let i = 0; i < data.length; i++) {
    if (data[i] & 0x80) {
      const n = data[i] & 0x7f;
      const d = data[++i];
      for (let k = 0; k < n; k++) out.push(out[out.length - d]);
    } else out.push(data[i]);
  }
  return Buffer.fromArray(out);
}
const text = "she sells sea shells by the sea shore, the shells she sells are sea shells";
const packed = compress(Buffer.fromUTF8(text));
console.log(packed.length + " " + packed.toHex());
console.log(expand(packed).toString() == text);

class Entry {
  previous: Entry;
  next: Entry;
  constructor(
    public key: string,
    public value: number,
  ) {}
}
class Cache {
  private entries: { [key: string]: Entry };
  private head: Entry;
  private size = 0;
  constructor(private capacity: number) {
    this.entries = {};
    this.head = new Entry("", 0);
    this.head.next = this.head.previous = this.head;
  }
  private unlink(e: Entry): void {
    e.previous.next = e.next;
    e.next.previous = e.previous;
  }
  private front(e: Entry): void {
    e.next = this.head.next;
    e.previous = this.head;
    this.head.next.previous = e;
    this.head.next = e;
  }
  get(key: string): number {
    const e = this.entries[key];
    if (!e) return -1;
    this.unlink(e);
    this.front(e);
    return e.value;
  }
  put(key: string, value: number): void {
    let e = this.entries[key];
    if (e) this.unlink(e);
    else {
      if (this.size == this.capacity) {
        const last = this.head.previous;
        this.unlink(last);
        delete this.entries[last.key];
        this.size--;
      }
      e = this.entries[key] = new Entry(key, value);
      this.size++;
    }
    e.value = value;
    this.front(e);
  }
  keys(): string {
    let out = "";
    for (let e = this.head.next; e != this.head; e = e.next) out += e.key + e.value + " ";
    return out;
  }
}
const cache = new Cache(3);
for (const k of ["a", "b", "c", "a", "d", "e", "a", "f"]) {
  const had = cache.get(k);
  cache.put(k, had + 2);
  console.log(k + had + ": " + cache.keys());
}
class PriorityQueue<T> {
  private items: { p: number; v: T }[];
  constructor() {
    this.items = [];
  }
  push(v: T, p: number): void {
    let i = this.items.length;
    this.items.push({ p: p, v: v });
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (this.items[parent].p <= this.items[i].p) break;
      const t = this.items[i];
      this.items[i] = this.items[parent];
      this.items[parent] = t;
      i = parent;
    }
  }
  pop(): T {
    const top = this.items[0];
    const last = this.items.pop();
    if (this.items.length > 0) {
      this.items[0] = last;
      let i = 0;
      while (true) {
        let c = 2 * i + 1;
        if (c >= this.items.length) break;
        if (c + 1 < this.items.length && this.items[c + 1].p < this.items[c].p) c++;
        if (this.items[i].p <= this.items[c].p) break;
        const t = this.items[i];
        this.items[i] = this.items[c];
        this.items[c] = t;
        i = c;
      }
    }
    return top.v;
  }
  get length(): number {
    return this.items.length;
  }
}
const queue = new PriorityQueue<string>();
["d4", "a1", "c3.5", "b2", "e9", "z0.5"].forEach((s) => queue.push(s, parseFloat(s.slice(1))));
let drained = "";
while (queue.length) drained += queue.pop() + " ";
console.log(drained);
console.log("DONE");
