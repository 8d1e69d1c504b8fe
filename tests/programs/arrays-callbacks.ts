// Callbacks of array methods that change the array, call other methods, capture, and return values of other types.

const a = [1, 2, 3, 4];
a.forEach((x) => {
  if (a.length < 8) a.push(x * 10);
});
console.log(a.join());
console.log(a.map((x) => (x == 2 ? a.pop() : x)).join() + ";" + a.join());
const matrix = [
  [1, 2, 3],
  [4, 5, 6],
];
console.log(matrix.map((row) => row.map((x) => x * x).reduce((s, x) => s + x, 0)).join());
console.log(matrix[0].map((_, c) => matrix.map((row) => row[c]).join("")).join(" "));
let calls = "";
[3, 1, 2].sort((x, y) => {
  calls += x + "" + y + " ";
  return x - y;
});
console.log(calls);
const groups: { [k: string]: string[] } = {};
["apple", "bob", "cat", "alice", "bear"].forEach((w) => {
  const k = w[0];
  if (!groups[k]) groups[k] = [];
  groups[k].push(w);
});
console.log(
  Object.keys(groups)
    .map((k) => k + "=" + groups[k].join("+"))
    .join(" "),
);
console.log(
  [1, 2, 3].reduce(
    (f, n) => (x: number) => f(x) + n,
    (x: number) => x,
  )(100),
);
console.log(
  [
    [1, "a"],
    [2, "b"],
  ]
    .map((p) => `${p[1]}${p[0]}`)
    .join(),
);
console.log(
  [5, 6, 7]
    .map((x, i) => ({ x: x, i: i }))
    .filter((o) => o.x % 2 == 1)
    .map((o) => o.x * 10 + o.i)
    .join(),
);
const fs = [1, 2, 3].map((n) => (x: number) => x * n);
console.log(fs.map((f) => f(10)).join());
console.log([true, false, true].filter((x) => x).length);
console.log([0, 1, "", "a", null, undefined].filter((x) => !!x).length);
console.log(
  ["b", "a"]
    .sort()
    .concat(["c"])
    .map((s) => s.toUpperCase())
    .join(""),
);
const people = [
  { name: "Eve", age: 30 },
  { name: "Adam", age: 25 },
  { name: "Zoe", age: 30 },
];
people.sort((p, q) => q.age - p.age || p.name.compare(q.name));
console.log(people.map((p) => p.name).join());
console.log(people.find((p) => p.age < 30).name);
console.log(people.some((p) => p.name == "Zoe") && people.every((p) => p.age > 20));
let total = 0;
people.forEach((p, i) => (total += p.age * i));
console.log(total);
const flat: number[] = [];
matrix.forEach((row) => row.forEach((x) => flat.push(x)));
console.log(flat.join());
console.log(
  [3, 2, 1]
    .map((n) =>
      [1, 2, 3]
        .filter((x) => x <= n)
        .map((x) => x * n)
        .join(""),
    )
    .join("/"),
);
class Adder {
  sum = 0;
  constructor() {}
  addAll(ns: number[]): Adder {
    ns.forEach((n) => {
      this.sum += n;
    });
    return this;
  }
}
console.log(new Adder().addAll([1, 2, 3]).addAll([10]).sum);
const deep = [[[1], [2, 3]], [[4]]];
console.log(deep.map((x) => x.map((y) => y.length).join("+")).join());
const sorted = [5, 3, 9, 1, 7, 2, 8].sort((x, y) => y - x);
console.log(sorted.join());
console.log(["10", "9", "2", "1"].sort().join());
console.log([1.5, 1.25, -3, 100].sort((x, y) => x - y).join());
console.log("DONE");
