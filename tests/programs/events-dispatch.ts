// Events with several sources, values and handlers: replaced handlers, handlers that pause, raise, wait and register, and context.

const A = 6001;
const B = 6002;
let log = "";
function settle(): void {
  pause(40);
}
function flush(name: string): void {
  settle();
  console.log(name + ": " + log);
  log = "";
}
control.onEvent(A, 1, () => (log += "A1 "));
control.onEvent(A, 2, () => (log += "A2 "));
control.onEvent(B, 1, () => (log += "B1 "));
for (const source of [A, B])
  for (const value of [1, 2]) {
    control.raiseEvent(source, value);
    settle();
  }
flush("separate");
control.onEvent(A, 3, () => {
  log += "register ";
  control.onEvent(A, 4, () => (log += "late "));
});
control.raiseEvent(A, 4);
settle();
control.raiseEvent(A, 3);
settle();
control.raiseEvent(A, 4);
flush("registered by a handler");
let countdown = 5;
control.onEvent(A, 5, () => {
  log += countdown + " ";
  if (--countdown > 0) control.raiseEvent(A, 5);
});
control.raiseEvent(A, 5);
while (countdown > 0) pause(5);
flush("chain");
control.onEvent(B, 6, () => {
  log += "<";
  control.waitForEvent(B, 7);
  log += ">";
});
control.raiseEvent(B, 6);
settle();
log += "between";
control.raiseEvent(B, 7);
flush("waits");
let got = 0;
for (let i = 0; i < 4; i++) {
  control.inBackground(() => {
    control.waitForEvent(B, 8);
    got++;
  });
}
settle();
control.raiseEvent(B, 8);
settle();
log += got;
flush("all who wait");
const own = control.allocateEventSource();
const other = control.allocateEventSource();
console.log(own != other);
class Button {
  private pressed = 0;
  private handlers: ((n: number) => void)[] = [];
  constructor(
    private source: number,
    private id: number,
  ) {
    control.onEvent(source, id, () => {
      this.pressed++;
      for (const h of this.handlers) h(this.pressed);
    });
  }
  onPress(h: (n: number) => void): Button {
    this.handlers.push(h);
    return this;
  }
  press(): void {
    control.raiseEvent(this.source, this.id);
    settle();
  }
}
const buttons = [1, 2, 3].map((id) => new Button(own, id));
buttons[0].onPress((n) => (log += "a" + n + " ")).onPress((n) => (log += "b" + n + " "));
buttons[2].onPress((n) => (log += "c" + n + " "));
for (const i of [0, 1, 2, 2, 0]) buttons[i].press();
flush("buttons");
let inTry = "";
control.onEvent(other, 1, () => {
  try {
    if (inTry.length > 3) throw "long";
    inTry += "ok";
  } catch (e) {
    inTry += e;
  }
});
for (let i = 0; i < 4; i++) {
  control.raiseEvent(other, 1);
  settle();
}
console.log(inTry);
const waits: number[] = [];
control.inBackground(() => {
  for (const v of [3, 1, 2]) {
    control.waitForEvent(other, 10 + v);
    waits.push(v);
  }
});
settle();
for (const v of [1, 2, 3, 2, 1, 2, 3]) {
  control.raiseEvent(other, 10 + v);
  settle();
}
console.log(waits.join());
console.log("DONE");
