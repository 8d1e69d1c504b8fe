// Function declarations inside functions, used before they are declared, shadowing, and namespaces with private state.

function outer(n: number): number {
  return twice(n) + plus(1);
  function twice(x: number): number {
    return x * 2;
  }
  function plus(x: number): number {
    return n + x;
  }
}
console.log(outer(10));

function shadow(x: number): string {
  let out = "" + x;
  if (x > 0) {
    const x = "inner";
    out += x;
  }
  for (let x = 0; x < 2; x++) out += x;
  const f = (x: string) => x + out.length;
  return f("f") + x;
}
console.log(shadow(5));

namespace counterModule {
  let count = 0;
  function bump(by: number): void {
    count += by;
  }
  export function next(): number {
    bump(1);
    return count;
  }
  export class Sub {
    constructor(public start: number) {
      bump(start);
    }
    get total(): number {
      return count;
    }
  }
}
console.log(counterModule.next() + counterModule.next());
console.log(new counterModule.Sub(10).total);

function twice(x: number): number {
  return x * 1000;
}
console.log(twice(1) + outer(1));

function makeOperations(): { [k: string]: (a: number, b: number) => number } {
  const ops: { [k: string]: (a: number, b: number) => number } = {};
  function add(a: number, b: number): number {
    return a + b;
  }
  function multiply(a: number, b: number): number {
    let r = 0;
    for (let i = 0; i < b; i++) r = add(r, a);
    return r;
  }
  ops["+"] = add;
  ops["*"] = multiply;
  ops["-"] = (a, b) => add(a, -b);
  return ops;
}
const ops = makeOperations();
console.log(ops["+"](3, 4) + " " + ops["*"](3, 4) + " " + ops["-"](3, 4));

function accumulate(): string {
  const parts: string[] = [];
  let level = 0;
  function open(name: string): void {
    parts.push(level + name + "(");
    level++;
  }
  function close(): void {
    level--;
    parts.push(")" + level);
  }
  open("a");
  open("b");
  close();
  open("c");
  close();
  close();
  return parts.join(" ");
}
console.log(accumulate());
const immediately = (() => {
  let secret = 41;
  return () => ++secret;
})();
console.log(immediately() + immediately());
function returnsMany(kind: number): () => string {
  if (kind == 0) return () => "zero";
  function one(): string {
    return "one" + kind;
  }
  if (kind == 1) return one;
  return () => {
    function deep(): string {
      return "deep" + kind;
    }
    return deep();
  };
}
console.log([0, 1, 2].map((k) => returnsMany(k)()).join());
console.log("DONE");
