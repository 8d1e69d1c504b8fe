// Who runs when: a fiber starts at the next pause, equal sleepers wake in order, sleepers of different lengths by length.

let log = "";
function flush(name: string): void {
  console.log(name + ": " + log);
  log = "";
}
control.inBackground(() => (log += "fiber "));
log += "main ";
pause(10);
flush("start");
for (const name of ["a", "b", "c"]) {
  control.inBackground(() => {
    log += name + "1 ";
    pause(0);
    log += name + "2 ";
  });
}
pause(50);
flush("turns");
let awake = 0;
for (const n of [5, 2, 4, 1, 3]) {
  control.inBackground(() => {
    pause(n * 150);
    log += n + " ";
    awake++;
  });
}
while (awake < 5) pause(20);
flush("sleep sort");
let order = "";
let count = 0;
control.inBackground(() => {
  order += "outer-start ";
  control.inBackground(() => {
    order += "inner ";
    count++;
  });
  order += "outer-end ";
  count++;
});
while (count < 2) pause(5);
console.log(order);
let turn = 0;
let words = "";
function player(id: number, text: string[]): void {
  control.inBackground(() => {
    for (const w of text) {
      pauseUntil(() => turn == id);
      words += w + " ";
      turn = 1 - id;
    }
  });
}
player(0, ["the", "brown", "jumps"]);
player(1, ["quick", "fox", "high"]);
while (words.indexOf("high") < 0) pause(5);
console.log(words);
let ticks = 0;
let stopped = false;
control.inBackground(() => {
  while (!stopped) {
    ticks++;
    pause(20);
  }
});
const started = control.millis();
pause(300);
const lasted = control.millis() - started;
stopped = true;
console.log(`${lasted >= 299} ${ticks > 1} ${ticks < 300}`);
let unpaused = "";
control.inBackground(() => (unpaused += "x"));
for (let i = 0; i < 2000; i++) if (i % 500 == 0) unpaused += i + " ";
unpaused += "| ";
pause(10);
console.log(unpaused);
let returned = "";
function inner(): string {
  control.inBackground(() => (returned += " then fiber"));
  returned += "function";
  return returned;
}
returned += inner().length;
pause(10);
console.log(returned);
console.log("DONE");
