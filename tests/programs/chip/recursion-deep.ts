// Up to some hundred calls deep, with and without arguments on the stack, in the main fiber and in others.

function depth(n: number): number {
  return n == 0 ? 0 : 1 + depth(n - 1);
}
console.log(depth(600));
function many(
  n: number,
  a: number,
  b: string,
  c: number,
  d: number,
  e: number,
  f: number,
  g: string,
): string {
  if (n == 0) return `${a} ${b.length} ${c} ${d} ${e} ${f} ${g.length}`;
  return many(n - 1, a + n, b + "b", c - n, d ^ n, e, f + 0.5, g);
}
console.log(many(40, 1, "", 2, 3, 4, 5, "seven"));
class List {
  constructor(
    public value: number,
    public next: List,
  ) {}
  sum(): number {
    return this.next ? this.value + this.next.sum() : this.value;
  }
}
let list: List = null;
for (let i = 0; i < 150; i++) list = new List(i, list);
console.log(list.sum());
let fromFiber = 0;
control.inBackground(() => {
  fromFiber = depth(60);
});
while (!fromFiber) pause(5);
console.log(fromFiber);
let caught = "";
function dive(n: number): void {
  if (n == 0) throw "bottom";
  dive(n - 1);
}
for (let i = 0; i < 20; i++) {
  try {
    dive(200);
  } catch (e) {
    caught += e;
  }
}
console.log(caught);
console.log("DONE");
