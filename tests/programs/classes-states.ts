// State machines four ways: state objects that return the next, a table over enums, functions as states, nested states.

class State {
  constructor(public name: string) {}
  enter(m: Machine): void {
    m.log += "+" + this.name;
  }
  leave(m: Machine): void {
    m.log += "-" + this.name + " ";
  }
  on(event: string, m: Machine): State {
    return this;
  }
}
class Locked extends State {
  constructor() {
    super("locked");
  }
  on(event: string, m: Machine): State {
    if (event == "coin") return ++m.coins >= 2 ? new Open(m.coins) : this;
    if (event == "push") m.alarms++;
    return m.alarms > 2 ? new Broken() : this;
  }
}
class Open extends State {
  constructor(private passes: number) {
    super("open" + passes);
  }
  enter(m: Machine): void {
    super.enter(m);
    m.coins = 0;
  }
  on(event: string, m: Machine): State {
    if (event != "push") return this;
    m.passed++;
    return --this.passes > 0 ? this : new Locked();
  }
}
class Broken extends State {
  constructor() {
    super("broken");
  }
  leave(m: Machine): void {
    m.alarms = 0;
    super.leave(m);
  }
  on(event: string, m: Machine): State {
    return event == "fix" ? new Locked() : this;
  }
}
class Machine {
  coins = 0;
  alarms = 0;
  passed = 0;
  log = "";
  private state: State;
  constructor() {
    this.state = new Locked();
    this.state.enter(this);
  }
  send(event: string): Machine {
    const next = this.state.on(event, this);
    if (next != this.state) {
      this.state.leave(this);
      this.state = next;
      next.enter(this);
    }
    return this;
  }
}
const machine = new Machine();
for (const e of "push coin coin push coin push push push coin fix coin coin push".split(" ")) machine.send(e);
console.log(machine.log + " " + machine.passed);

enum Light {
  Red,
  RedYellow,
  Green,
  Yellow,
}
enum Signal {
  Tick,
  Fault,
  Reset,
}
const table: Light[][] = [
  [Light.RedYellow, Light.Yellow, Light.Red],
  [Light.Green, Light.Yellow, Light.Red],
  [Light.Yellow, Light.Yellow, Light.Red],
  [Light.Red, Light.Yellow, Light.Red],
];
const seconds = [30, 2, 25, 3];
let light = Light.Red;
let time = 0;
let lights = "";
for (const s of [0, 0, 0, 0, 0, 1, 1, 2, 0, 0, 1, 0] as Signal[]) {
  time += seconds[light];
  light = table[light][s];
  lights += light + (s == Signal.Fault ? "!" : " ");
}
console.log(lights + time);

type Reader = (c: string) => any;
function readNumbers(text: string): string {
  const out: string[] = [];
  let current = "";
  let state: Reader = null;
  let start: Reader = null;
  let digits: Reader = null;
  let fraction: Reader = null;
  const finish = () => {
    out.push(current);
    current = "";
  };
  start = (c) => {
    if (c >= "0" && c <= "9") {
      current = c;
      state = digits;
    } else if (c == "-") current = current == "-" ? "" : "-";
    else current = "";
  };
  digits = (c) => {
    if (c >= "0" && c <= "9") current += c;
    else if (c == ".") {
      current += c;
      state = fraction;
    } else {
      finish();
      state = start;
      start(c);
    }
  };
  fraction = (c) => {
    if (c >= "0" && c <= "9") current += c;
    else {
      if (current[current.length - 1] == ".") current += "0";
      finish();
      state = start;
      start(c);
    }
  };
  state = start;
  for (const c of text) state(c);
  state(" ");
  return out.join();
}
console.log(readNumbers("a12 b3.5-7. x--8 9-10.25.5 0"));

const enum Phase {
  Idle,
  Header,
  Body,
  Check,
}
class Receiver {
  private phase = Phase.Idle;
  private left = 0;
  private sum = 0;
  private data: number[] = [];
  messages: string[] = [];
  errors = 0;
  constructor() {}
  feed(b: number): void {
    switch (this.phase) {
      case Phase.Idle:
        if (b == 0x7e) this.phase = Phase.Header;
        break;
      case Phase.Header:
        this.left = b;
        this.sum = 0;
        this.data = [];
        this.phase = b ? Phase.Body : Phase.Check;
        break;
      case Phase.Body:
        this.data.push(b);
        this.sum = (this.sum + b) & 255;
        if (--this.left == 0) this.phase = Phase.Check;
        break;
      case Phase.Check:
        if (b == this.sum) this.messages.push(this.data.join("."));
        else this.errors++;
        this.phase = Phase.Idle;
    }
  }
}
const receiver = new Receiver();
const stream = hex`00 7e 03 01 02 03 06 7e 00 00 11 7e 02 ff 02 01 7e 01 05 06 7e 02 7e 7e fc`;
for (let i = 0; i < stream.length; i++) receiver.feed(stream[i]);
console.log(receiver.messages.join("|") + " " + receiver.errors);
console.log("DONE");
