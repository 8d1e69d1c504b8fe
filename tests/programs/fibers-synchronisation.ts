// Mutual exclusion, counting semaphores, barriers, latches, readers and writers: each shown to hold by what is counted inside.

class Mutex {
  private held = false;
  constructor() {}
  lock(): void {
    while (this.held) pause(1);
    this.held = true;
  }
  unlock(): void {
    this.held = false;
  }
  with(f: () => void): void {
    this.lock();
    try {
      f();
    } finally {
      this.unlock();
    }
  }
}
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
const mutex = new Mutex();
let inside = 0;
let most = 0;
let total = 0;
for (let i = 0; i < 5; i++) {
  const by = i;
  spawn(() => {
    for (let k = 0; k < 4; k++) {
      try {
        mutex.with(() => {
          inside++;
          most = Math.max(most, inside);
          const before = total;
          pause(1);
          total = before + by;
          inside--;
          if (k == by) throw "left by exception";
        });
      } catch (e) {
        total += 1000;
      }
    }
  });
}
wait();
console.log(most + " " + total + " " + inside);

class Semaphore {
  waited = 0;
  constructor(private n: number) {}
  acquire(): void {
    while (this.n == 0) {
      this.waited++;
      pause(1);
    }
    this.n--;
  }
  release(): void {
    this.n++;
  }
}
const semaphore = new Semaphore(3);
most = 0;
let finished = 0;
for (let i = 0; i < 7; i++) {
  spawn(() => {
    semaphore.acquire();
    inside++;
    most = Math.max(most, inside);
    pause(3);
    inside--;
    semaphore.release();
    finished++;
  });
}
wait();
console.log(most + " " + finished + " " + (semaphore.waited > 0));

class Barrier {
  private arrived = 0;
  private generation = 0;
  constructor(private parties: number) {}
  wait(): void {
    const mine = this.generation;
    if (++this.arrived == this.parties) {
      this.arrived = 0;
      this.generation++;
      return;
    }
    while (mine == this.generation) pause(1);
  }
}
const barrier = new Barrier(4);
const phases: number[] = [0, 0, 0, 0];
let together = true;
for (let i = 0; i < 4; i++) {
  const id = i;
  spawn(() => {
    for (let phase = 1; phase <= 3; phase++) {
      pause(id + 1);
      phases[id] = phase;
      barrier.wait();
      for (const p of phases) if (p < phase || p > phase + 1) together = false;
      barrier.wait();
    }
  });
}
wait();
console.log(phases.join() + " " + together);

class Latch {
  constructor(private count: number) {}
  down(): void {
    this.count--;
  }
  get open(): boolean {
    return this.count <= 0;
  }
}
const start = new Latch(1);
const end = new Latch(3);
let trace = "";
for (const name of ["x", "y", "z"]) {
  spawn(() => {
    pauseUntil(() => start.open);
    trace += name;
    end.down();
  });
}
pause(5);
trace += "go ";
start.down();
pauseUntil(() => end.open);
trace += " all";
wait();
const letters = trace.substr(3, 3).split("");
letters.sort((a, b) => a.compare(b));
console.log(trace.substr(0, 3) + letters.join("") + trace.substr(6));

class ReadWrite {
  private readers = 0;
  private writing = false;
  constructor() {}
  read(f: () => void): void {
    while (this.writing) pause(1);
    this.readers++;
    f();
    this.readers--;
  }
  write(f: () => void): void {
    while (this.writing || this.readers > 0) pause(1);
    this.writing = true;
    f();
    this.writing = false;
  }
}
const guard = new ReadWrite();
const pair = [0, 0];
let torn = 0;
let reads = 0;
for (let i = 0; i < 2; i++) {
  spawn(() => {
    for (let k = 0; k < 5; k++) {
      guard.write(() => {
        pair[0]++;
        pause(1);
        pair[1]++;
      });
      pause(2);
    }
  });
}
for (let i = 0; i < 3; i++) {
  spawn(() => {
    for (let k = 0; k < 8; k++) {
      guard.read(() => {
        if (pair[0] != pair[1]) torn++;
        reads++;
      });
      pause(1);
    }
  });
}
wait();
console.log(pair.join() + " " + torn + " " + reads);
console.log("DONE");
