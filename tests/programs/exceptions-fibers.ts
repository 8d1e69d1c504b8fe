// Exceptions in several fibers at once: each has its own handlers, pauses in try, catch and finally, and results that meet.

let log = "";
let left = 0;
function spawn(f: () => void): void {
  left++;
  control.inBackground(() => {
    f();
    left--;
  });
}
function wait(): void {
  while (left > 0) pause(1);
}
const results: string[] = ["", "", "", ""];
for (let i = 0; i < 4; i++) {
  const id = i;
  spawn(() => {
    for (let turn = 0; turn < 5; turn++) {
      try {
        results[id] += "t";
        pause(1);
        if ((id + turn) % 2) throw id + "" + turn;
        results[id] += "n";
      } catch (e) {
        pause(1);
        results[id] += "c" + e;
      } finally {
        pause(1);
        results[id] += "f ";
      }
    }
  });
}
wait();
for (const r of results) console.log(r);
function deep(n: number, id: number): number {
  if (n == 0) {
    pause(1);
    throw "bottom " + id;
  }
  let r = 0;
  try {
    r = deep(n - 1, id) + 1;
  } finally {
    if (n % 3 == 0) pause(1);
    results[id] += n;
  }
  return r;
}
for (let i = 0; i < 3; i++) {
  const id = i;
  results[id] = "";
  spawn(() => {
    try {
      deep(4 + id, id);
    } catch (e) {
      results[id] += " " + e;
    }
  });
}
wait();
console.log(results.slice(0, 3).join("; "));
class Job {
  private value = 0;
  private error: any = undefined;
  private done = false;
  constructor(f: () => number) {
    control.inBackground(() => {
      try {
        this.value = f();
      } catch (e) {
        this.error = e;
      }
      this.done = true;
    });
  }
  get(): number {
    while (!this.done) pause(1);
    if (this.error !== undefined) throw this.error;
    return this.value;
  }
}
const jobs = [3, 0, 7, -1].map(
  (n) =>
    new Job(() => {
      pause(2);
      if (n == 0) throw "zero";
      if (n < 0) throw "negative " + n;
      return n * n;
    }),
);
for (const j of jobs) {
  try {
    log += j.get() + " ";
  } catch (e) {
    log += "[" + e + "] ";
  }
}
console.log(log);
const chain = new Job(() => {
  const a = new Job(() => {
    pause(1);
    return 10;
  });
  const b = new Job(() => {
    throw "inner";
  });
  let r = a.get();
  try {
    r += b.get();
  } catch (e) {
    r += ("" + e).length;
  }
  return r;
});
console.log(chain.get());
let handled = "";
const SOURCE = 4100;
control.onEvent(SOURCE, 1, () => {
  try {
    throw "in handler";
  } catch (e) {
    handled += e;
  } finally {
    handled += "!";
  }
});
try {
  control.raiseEvent(SOURCE, 1);
  while (handled.indexOf("!") < 0) pause(1);
  throw "in main";
} catch (e) {
  console.log(handled + " " + e);
}
let shared = 0;
for (let i = 0; i < 3; i++) {
  const by = i;
  spawn(() => {
    for (let k = 0; k < 10; k++) {
      try {
        shared += by;
        if (k % 5 == by % 5) throw new Job(() => by);
      } catch (e) {
        shared += (e as Job).get() * 100;
      }
    }
  });
}
wait();
console.log(shared);
console.log("DONE");
