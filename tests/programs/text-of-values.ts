// Values as text: in concatenations, templates, joins, keys and on the console.

class Plain {
  size: number;
  constructor() {
    this.size = 1;
  }
}
class Named {
  constructor() {}
  toString(): string {
    return "Named";
  }
}
class Inherits extends Named {
  constructor() {
    super();
  }
}

const literal: any = { a: 1 };
const nested: any[] = [1, [2, 3], "x", [undefined, null, [4, [5]]], true, new Plain(), literal, new Named()];
const everything: any[] = [
  new Plain(),
  new Named(),
  new Inherits(),
  literal,
  nested,
  [],
  [undefined],
  [null, null],
  [[], []],
  control.createBuffer(3),
  undefined,
  null,
  true,
  NaN,
  -0,
];
for (const value of everything) {
  console.log("joined " + value);
  console.log(value + " joined");
  console.log(`<${value}>`);
}
console.log(nested.join());
console.log(nested.join("|"));
console.log([new Named(), new Named()].join(" "));
console.log(
  [
    [1, 2],
    [3, 4],
  ].join(";"),
);
console.log(nested);
console.log(literal);
console.log(new Plain());
console.log(new Named());
console.log([new Named()]);
console.log(undefined);
console.log(null);

const map: any = {};
const key: any = nested;
map[key] = 1;
map[literal] = 2;
map[5] = 3;
const noKey: any = undefined;
map[noKey] = 4;
console.log(Object.keys(map).join(", "));
console.log([[2], [1, 5], [1, 10]].sort().length);
console.log("abab".replace("b", undefined));
console.log("abab".replace("b", null));
console.log(JSON.stringify(nested));

// What is declared a number on one side and a boolean on the other.
console.log("abc".includes("b"));
console.log("abc".includes("x"));
console.log(["abc".includes("c"), "abc".includes("d")].join());
console.log([1, 2].removeElement(2));
console.log([1, 2].removeElement(3));
let found = 0;
if ("abc".includes("bc")) found++;
if (!"abc".includes("cb")) found++;
if ([1, 2].removeElement(1)) found++;
if (![1, 2].removeElement(0)) found++;
console.log(found);
const hashes: number[] = [];
for (let i = 0; i < 40; i++) hashes.push(Buffer.fromArray([i, i * 7]).hash(32));
console.log(hashes.join());
console.log("DONE");
