// Globals, namespaces and their initialisation order; constants; changes from functions, methods and closures.

let counter = 0;
const list: number[] = [];
let text = "start";
let ratio = 0.5;
let flag = false;
let nothing: string;
let object = { n: 1 };
console.log(`${counter} ${list.length} ${text} ${ratio} ${flag} ${nothing} ${object.n}`);
function change(): void {
  counter += 5;
  list.push(counter);
  text += "!";
  ratio *= 3;
  flag = !flag;
  nothing = "something";
  object = { n: object.n + 1 };
}
change();
change();
console.log(`${counter} ${list.join()} ${text} ${ratio} ${flag} ${nothing} ${object.n}`);

namespace first {
  export let value = 10;
  const hidden = value * 2;
  export function get(): number {
    return value + hidden + second.value;
  }
  export namespace inner {
    export const deep = hidden + 1;
  }
}
namespace second {
  export let value = first.value + 1;
  export function set(v: number): void {
    value = v;
    first.value = v * 2;
  }
}
console.log(first.get() + " " + first.inner.deep);
second.set(100);
console.log(first.get() + " " + second.value + " " + first.value);
namespace first {
  export function more(): string {
    return "more " + value;
  }
}
console.log(first.more());

const add = (n: number) => (counter += n);
console.log(add(1) + add(2));
function local(): string {
  let counter = 1000;
  counter++;
  {
    let counter = "inner";
    counter += "!";
    console.log(counter);
  }
  return "" + counter;
}
console.log(local() + " " + counter);
let lazy: number[] = null;
function getLazy(): number[] {
  if (!lazy) {
    console.log("made");
    lazy = [1, 2, 3];
  }
  return lazy;
}
console.log(getLazy().length + getLazy()[1]);
let swapA = "a";
let swapB = "b";
function swap(): void {
  const t = swapA;
  swapA = swapB;
  swapB = t;
}
swap();
console.log(swapA + swapB);
const table = [
  { key: "x", run: () => counter++ },
  { key: "y", run: () => counter-- },
];
for (const t of table) console.log(t.key + t.run());
console.log(counter);
let hoisted = 5;
function useHoisted(): number {
  return hoisted + later;
}
let later = 7;
console.log(useHoisted());
console.log("DONE");
