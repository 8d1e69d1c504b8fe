// Events: handlers, several handlers, raising from handlers, waiting for events, and forever with a stop.

const SOURCE = 3000;
let log = "";
control.onEvent(SOURCE, 1, () => {
  log += "one ";
});
control.onEvent(SOURCE, 2, () => {
  log += "two ";
  control.raiseEvent(SOURCE, 3);
});
control.onEvent(SOURCE, 3, () => {
  log += "three ";
});
control.raiseEvent(SOURCE, 1);
pause(50);
control.raiseEvent(SOURCE, 2);
pause(50);
control.raiseEvent(SOURCE, 9);
pause(50);
console.log(log);

let any = 0;
control.onEvent(SOURCE + 1, 0, () => {
  any++;
});
for (let i = 1; i <= 4; i++) {
  control.raiseEvent(SOURCE + 1, i);
  pause(20);
}
console.log(any);

let woken = "";
control.inBackground(() => {
  control.waitForEvent(SOURCE + 2, 5);
  woken += "first ";
  control.waitForEvent(SOURCE + 2, 6);
  woken += "second ";
});
pause(50);
control.raiseEvent(SOURCE + 2, 6);
pause(50);
control.raiseEvent(SOURCE + 2, 5);
pause(50);
console.log(woken);
control.raiseEvent(SOURCE + 2, 6);
pause(50);
console.log(woken);

let turns = 0;
let stop = false;
forever(() => {
  if (!stop) turns++;
  pause(10);
});
while (turns < 5) pause(5);
stop = true;
const kept = turns;
pause(100);
console.log(turns == kept);

function handlerFor(n: number): () => void {
  let calls = 0;
  return () => {
    calls++;
    console.log("handler " + n + " call " + calls);
  };
}
for (let i = 1; i <= 3; i++) control.onEvent(SOURCE + 3, i, handlerFor(i));
for (const v of [2, 1, 2, 3]) {
  control.raiseEvent(SOURCE + 3, v);
  pause(30);
}

const id = control.allocateEventSource();
let slow = "";
control.onEvent(id, 1, () => {
  slow += "<";
  pause(100);
  slow += ">";
});
control.raiseEvent(id, 1);
pause(250);
control.raiseEvent(id, 1);
pause(250);
console.log(slow);

class Sensor {
  private handler: (v: number) => void;
  private last = 0;
  constructor(private source: number) {
    control.onEvent(source, 1, () => {
      if (this.handler) this.handler(this.last);
    });
  }
  onChange(handler: (v: number) => void): void {
    this.handler = handler;
  }
  set(v: number): void {
    this.last = v;
    control.raiseEvent(this.source, 1);
  }
}
const sensor = new Sensor(SOURCE + 4);
const seen: number[] = [];
sensor.onChange((v) => seen.push(v * 10));
for (let i = 1; i < 4; i++) {
  sensor.set(i);
  pause(30);
}
console.log(seen.join());
console.log("DONE");
