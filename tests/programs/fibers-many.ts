// A hundred fibers, of which the heap has room for a few at once: stacks are used again, and each fiber's own variables survive the others.

let alive = 0;
let mostAlive = 0;
let checks = 0;
let failures = 0;
const done: number[] = [];
function work(id: number): void {
  let a = id;
  let b = id * 3.5;
  let s = "f" + id;
  const list = [id, id + 1];
  const add = (n: number) => {
    a += n;
    list.push(a);
    return s + a;
  };
  for (let turn = 0; turn < 4; turn++) {
    s = add(turn);
    b = b * 2 - id;
    if ((id + turn) % 3 == 0) pause(1);
    else
      control.inBackground(() => {
        checks++;
      });
  }
  let expected = "f" + id;
  let sum = id;
  for (let turn = 0; turn < 4; turn++) {
    sum += turn;
    expected += sum;
  }
  let half = id * 3.5;
  for (let turn = 0; turn < 4; turn++) half = half * 2 - id;
  if (s != expected || a != id + 6 || b != half || list.length != 6) failures++;
  done.push(id);
}
function start(id: number): void {
  alive++;
  if (alive > mostAlive) mostAlive = alive;
  control.inBackground(() => {
    work(id);
    alive--;
  });
}
for (let id = 0; id < 100; id++) {
  while (alive >= 2) pause(1);
  start(id);
}
while (alive > 0) pause(1);
pause(5);
let sum = 0;
for (const d of done) sum += d;
console.log(`${done.length} ${sum} ${failures} ${checks} ${mostAlive <= 3}`);
function countdown(n: number, name: string): void {
  if (n == 0) {
    done.push(name.length);
    return;
  }
  control.inBackground(() => countdown(n - 1, name + n));
}
const before = done.length;
for (const n of [10, 20, 5]) countdown(n, "n");
while (done.length < before + 3) pause(1);
const lengths = done.slice(before);
lengths.sort((a, b) => a - b);
console.log(lengths.join());
function ping(n: number, left: number, end: (hops: number) => void): void {
  control.inBackground(() => {
    if (left == 0) end(n);
    else ping(n + 1, left - 1, end);
  });
}
let hops = 0;
ping(0, 60, (n) => (hops += n));
ping(0, 40, (n) => (hops += n));
while (hops < 100) pause(1);
console.log(hops);
let token = 0;
let rounds = "";
let over = 0;
for (let i = 0; i < 4; i++) {
  const id = i;
  control.inBackground(() => {
    for (let round = 0; round < 5; round++) {
      while (token % 4 != id) pause(1);
      rounds += id;
      token++;
    }
    over++;
  });
}
while (over < 4) pause(1);
console.log(rounds);
console.log("DONE");
