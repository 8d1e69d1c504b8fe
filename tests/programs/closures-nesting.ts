// Closures eight functions deep, each of which reads and changes variables of all those around it.

function level1(a: number): () => string {
  let count1 = 0;
  return () => {
    const b = a + 1;
    count1++;
    function level3(c: number): () => string {
      let count3 = count1 * 10;
      return () => {
        count3 += c;
        count1 += 100;
        const d = (e: number) => {
          let count5 = count3;
          const f = (g: string) => {
            count5++;
            count3++;
            const h = () => {
              count1++;
              count5 += a;
              return (suffix: string) => {
                a++;
                return `${a} ${b} ${c} ${e} ${g} ${count1} ${count3} ${count5} ${suffix}`;
              };
            };
            return h();
          };
          return f("g" + e);
        };
        return d(c * 2)("end");
      };
    }
    const inner = level3(b);
    return inner() + " | " + inner();
  };
}
const one = level1(1);
const other = level1(50);
console.log(one());
console.log(other());
console.log(one());

function tower(n: number): (s: string) => string {
  if (n == 0) return (s) => s;
  const below = tower(n - 1);
  let uses = 0;
  return (s) => {
    uses++;
    return n + "(" + below(s) + ")" + uses;
  };
}
const t = tower(8);
console.log(t("x"));
console.log(t("y"));

class Machine {
  total = 0;
  history: string[];
  constructor(private name: string) {
    this.history = [];
  }
  operations(): ((n: number) => (k: number) => () => number)[] {
    const self = this;
    let shared = 0;
    return [
      (n) => (k) => () => {
        shared++;
        this.total += n * k;
        this.history.push(this.name + n);
        return this.total + shared;
      },
      (n) => {
        shared += 10;
        return (k) => {
          shared += 100;
          return () => {
            self.total -= n - k;
            self.history.push(self.name + "-" + k);
            return shared;
          };
        };
      },
    ];
  }
}
const machine = new Machine("m");
const operations = machine.operations();
const add = operations[0](3);
const subtract = operations[1](9)(2);
console.log([add(4)(), subtract(), add(5)(), operations[0](1)(1)(), subtract()].join());
console.log(machine.total + " " + machine.history.join(" "));

function parameters(a: number, b: string, c: boolean): (() => string)[] {
  return [
    () => {
      a *= 2;
      return "" + a;
    },
    () => (b += c),
    () => {
      c = !c;
      const show = () => a + b + c;
      b = "";
      return show();
    },
  ];
}
const fs = parameters(3, "b", true);
console.log([fs[0](), fs[1](), fs[2](), fs[1](), fs[0](), fs[2]()].join());
let outside = 1;
function shadowing(outside: number): () => () => number {
  outside += 10;
  return () => {
    let inside = outside++;
    return () => {
      const outside = inside++ * 2;
      return outside;
    };
  };
}
const s = shadowing(outside);
const s1 = s();
const s2 = s();
console.log([s1(), s1(), s2(), s1(), s2(), outside].join());
function lateBound(): string {
  let f: () => number = () => -1;
  const call = () => f();
  let out = "" + call();
  for (const n of [1, 2, 3]) {
    const before = f;
    f = () => before() * 10 + n;
    out += " " + call();
  }
  return out;
}
console.log(lateBound());
console.log("DONE");
