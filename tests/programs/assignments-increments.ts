// ++ and --, before and behind, as values and as statements, on every kind of target and at the edges of small integers.

let global = 5;
let tiny: uint8 = 254;
class Box {
  static count = 0;
  n: number;
  private kept = 100;
  constructor() {
    this.n = 10;
  }
  get value(): number {
    return this.kept;
  }
  set value(v: number) {
    this.kept = v;
  }
  bump(): number {
    return this.n++ + ++this.n;
  }
}
const box = new Box();
const list = [1, 2, 3];
const bytes = hex`ff 00 10`.slice(0);
const map: { [key: string]: number } = { a: 1 };
let local = 0;
console.log([local++, local, ++local, local--, --local, local].join());
console.log([global++, global, ++global, global--, --global, global].join());
console.log([tiny++, tiny, tiny++, tiny, tiny--, tiny, --tiny].join());
console.log([box.n++, box.n, ++box.n, box.n--, --box.n, box.bump(), box.n].join());
console.log([Box.count++, ++Box.count, Box.count--, --Box.count, Box.count].join());
console.log([box.value++, ++box.value, box.value--, --box.value, box.value].join());
console.log([list[1]++, ++list[1], list[1]--, --list[1], list[1]].join());
console.log([bytes[0]++, bytes[0], bytes[1]--, bytes[1], ++bytes[2], --bytes[2]].join());
console.log([map["a"]++, ++map["a"], map["a"]--, --map["a"], map["a"]].join());

function captured(): string {
  let n = 0;
  const up = () => n++;
  const down = () => --n;
  return [up(), up(), n, down(), n--, ++n, up(), n].join();
}
console.log(captured());
function parameter(n: number): string {
  const before = n++;
  const f = () => n++;
  return before + " " + f() + " " + n + " " + --n;
}
console.log(parameter(1) + " " + parameter(1073741823) + " " + parameter(-1073741825) + " " + parameter(0.5));
let i = 0;
list[i++] = i++;
list[i] = list[--i] + i;
console.log(list.join() + " " + i);
let k = 0;
const chosen = ["a", "b", "c", "d"];
console.log(chosen[k++] + chosen[++k] + chosen[k--] + chosen[--k] + k);
let m = 3;
console.log(m++ * m-- + m-- * --m + m);
let text = "";
for (let a = 0, b = 9; a < b; a++, --b) text += a + "" + b + " ";
let w = 5;
while (w--) text += w;
do text += w;
while (++w < 3);
console.log(text);
let edge = 1073741822;
console.log([edge++, edge++, edge++, edge, edge--, --edge, --edge, edge].join());
edge = -1073741823;
console.log([edge--, edge--, edge--, edge, edge++, ++edge, ++edge, edge].join());
let big = 4294967295;
big++;
let fraction = -0.5;
fraction++;
console.log(big + " " + fraction + " " + fraction-- + " " + fraction);
const grid = [
  [1, 2],
  [3, 4],
];
let r = 0;
grid[r++][r--]++;
--grid[++r][0];
console.log(grid[0].join() + " " + grid[1].join() + " " + r);
let reads = 0;
function which(): number[] {
  reads++;
  return list;
}
which()[reads]++;
++which()[0];
console.log(list.join() + " " + reads);
if (!--w || w++ > 0) text = "then " + w;
console.log(text + (w-- ? w : -w));
console.log("DONE");
