// Code that is never executed, and that which seems so: conditions that can turn out one way only, functions that nobody calls but by
// their names, as function values, or as toString. Only text is printed: to print anything else, console.log looks at members by
// computed names, which is as if all methods were called.

class Choices {
  debug: boolean;
  level: number;
  hook: () => void;
  constructor() {
    this.debug = false;
    this.level = 2;
  }
}
const choices = new Choices();
let calls = 0;

function neverCalled(): string {
  calls += 100;
  return "never";
}

function onlyInDebug(): string {
  calls++;
  return neverCalled() + "debug";
}

function run(): string {
  if (choices.debug) return onlyInDebug();
  if (choices.level > 5) return neverCalled();
  if (choices.hook) choices.hook();
  return choices.level == 2 ? "two" : neverCalled();
}
console.log("" + run() + calls);

// As function values only, kept in a field and in an array.
class Button {
  private pressed: () => string;
  private always: boolean;
  constructor() {
    this.always = true;
  }
  onPress(f: () => string): void {
    this.pressed = f;
  }
  press(): string {
    return this.always && this.pressed ? this.pressed() : "none";
  }
}
const button = new Button();
console.log("" + button.press());
let presses = 0;
function whenPressed(): string {
  presses++;
  return presses == 2 ? "second" : "press";
}
button.onPress(whenPressed);
console.log("" + button.press() + button.press() + button.press());

// By name only.
class Tool {
  private uses: number;
  constructor() {
    this.uses = 0;
  }
  use(times: number, note?: string): string {
    this.uses += times;
    return (note ? note : "no note") + (this.uses == 3 ? " three" : "") + (times === undefined);
  }
  get worn(): boolean {
    return this.uses > 2;
  }
  set worn(value: boolean) {
    this.uses = value ? 10 : 0;
  }
}
const tool: any = new Tool();
console.log("" + tool.use(1));
console.log("" + tool.use(2, "again"));
console.log("" + tool.worn);
tool.worn = "";
console.log("" + tool.worn);
tool.worn = "yes";
console.log("" + tool.worn);

// Called by name with fewer arguments than it has parameters, and once with one that is always there.
class Gate {
  private passed: number;
  constructor() {
    this.passed = 0;
  }
  open(who: any, also: any): string {
    this.passed++;
    return (who ? "who" : "nobody") + (also === undefined ? "" : " also") + this.passed;
  }
}
const gate: any = new Gate();
console.log("" + gate.open(true, true));
console.log("" + gate.open(true));
console.log("" + gate.open());

// An interface that two classes implement, one of them otherwise unused.
interface Speaker {
  speak(loudly?: any): string;
}
class Dog {
  constructor() {}
  speak(loudly?: any): string {
    return loudly ? "WOOF" : "woof";
  }
}
class Cat {
  constructor() {}
  speak(loudly?: any): string {
    return loudly == 1 ? "MEOW" : "meow" + (loudly === undefined);
  }
}
const speakers: Speaker[] = [new Dog(), new Cat()];
for (const s of speakers) console.log("" + s.speak() + s.speak(1) + s.speak("1") + s.speak(""));

// toString, which only the runtime calls.
class Named {
  private name: string;
  private shown: number;
  constructor(name: string) {
    this.name = name;
    this.shown = 0;
  }
  toString(): string {
    this.shown++;
    return this.shown == 1 ? this.name : this.name + this.shown;
  }
}
const named = new Named("n");
console.log(`${named} ${named}`);

// A loop that can end on one way only, and one that ends by an exception.
function endless(stop: number): number {
  let i = 0;
  while (true) {
    i++;
    if (i == stop) return i;
    if (i > 1000) return -1;
  }
}
console.log("" + endless(7));
function untilThrown(): string {
  let turns = 0;
  try {
    for (;;) {
      turns++;
      if (turns == 3) throw "enough";
    }
  } catch (e) {
    return e + turns;
  }
  return "unreachable";
}
console.log("" + untilThrown());

// Constants in arithmetic, as an index, and compared.
const nothing: any = undefined;
const text: any = "1";
const values = [10, 20];
function at(list: number[], i: number): number {
  return list[i];
}
console.log("" + at(values, 1) + (nothing == null) + (nothing + 1) + (text + 1) + text * 2);

// An array that nothing is asked of, once it is known what the comparison gives: it is still there while it is made.
function compareWithNew(n: number): string {
  return (("text" as any) !== ([n, n + 0.5, "x" + n] as any) ? "other" : "same") + n;
}
for (let i = 0; i < 5; i++) console.log(compareWithNew(i));
console.log("DONE");
