// control.inBackground, pause and shared state: fibers that take turns, wait for each other and end.

let log = "";
let running = 0;
function worker(name: string, steps: number, ms: number): void {
  running++;
  control.inBackground(() => {
    for (let i = 0; i < steps; i++) {
      log += name + i + " ";
      pause(ms);
    }
    running--;
  });
}
worker("a", 3, 600);
worker("b", 2, 900);
pause(300);
log += "main ";
while (running > 0) pause(50);
console.log(log);

const queue: number[] = [];
let received = "";
let done = false;
control.inBackground(() => {
  while (!done || queue.length > 0) {
    if (queue.length > 0) received += queue.shift() + ",";
    else pause(5);
  }
  received += "end";
});
for (let i = 0; i < 5; i++) {
  queue.push(i * i);
  pause(10);
}
done = true;
while (received.indexOf("end") < 0) pause(5);
console.log(received);

function nested(depth: number): void {
  if (depth == 0) {
    log += "bottom";
    return;
  }
  control.inBackground(() => nested(depth - 1));
}
log = "";
nested(5);
while (!log) pause(5);
console.log(log);

class Timer {
  ticks = 0;
  private stopped = false;
  constructor(private period: number) {}
  start(): void {
    control.inBackground(() => {
      while (!this.stopped) {
        this.ticks++;
        pause(this.period);
      }
    });
  }
  stop(): void {
    this.stopped = true;
  }
}
const timer = new Timer(20);
timer.start();
while (timer.ticks < 3) pause(10);
timer.stop();
pause(100);
const ticks = timer.ticks;
pause(200);
console.log(ticks >= 3 && timer.ticks == ticks);

let order = "";
let ended = 0;
for (let i = 0; i < 4; i++) {
  const mine = i;
  control.inBackground(() => {
    order += mine;
    pause(1);
    ended++;
  });
}
while (ended < 4) pause(5);
console.log(order);

const results: string[] = ["", "", ""];
ended = 0;
for (let i = 0; i < 3; i++) {
  const mine = i;
  control.inBackground(() => {
    let s = "";
    for (let k = 0; k < 20; k++) {
      s += String.fromCharCode(97 + ((mine * 7 + k) % 26));
      if (k % 5 == 0) pause(1);
    }
    results[mine] = s;
    ended++;
  });
}
while (ended < 3) pause(5);
console.log(results.join(" "));
let caught = "";
control.inBackground(() => {
  try {
    pause(10);
    throw "in fiber";
  } catch (e) {
    caught = "caught " + e;
  }
});
try {
  while (!caught) pause(5);
  throw "in main";
} catch (e) {
  console.log(e + "; " + caught);
}
console.log("DONE");
