// setTimeout, setInterval, clear, and control.millis.

let log = "";
setTimeout(() => {
  log += "400 ";
}, 400);
setTimeout(() => {
  log += "150 ";
}, 150);
const cancelled = setTimeout(() => {
  log += "never ";
}, 250);
clearTimeout(cancelled);
pause(700);
console.log(log);

let ticks = 0;
const interval = setInterval(() => {
  ticks++;
}, 100);
while (ticks < 3) pause(20);
clearInterval(interval);
const kept = ticks;
pause(300);
console.log(ticks == kept);

const start = control.millis();
pause(100);
const elapsed = control.millis() - start;
console.log(elapsed >= 95);
const us = control.micros();
control.waitMicros(500);
console.log(control.micros() - us >= 500);
let immediate = false;
setImmediate(() => {
  immediate = true;
});
pause(50);
console.log(immediate);
console.log(control.benchmark(() => pause(20)) > 10000);
console.log("DONE");
