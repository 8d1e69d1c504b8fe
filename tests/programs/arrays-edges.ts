// Functions on arrays at their ends and beyond, with odd arguments, and while the array changes.

function shown(value: any): string {
  if (Array.isArray(value)) return `[${(value as any[]).map((x) => shown(x)).join(",")}]`;
  if (typeof value == "number") return value == 0 && 1 / value < 0 ? "-0" : "" + value;
  return typeof value == "string" ? `'${value}'` : "" + value;
}
function fresh(): any[] {
  return [5, "a", undefined, 0.5];
}
function put(what: string, value: any): void {
  console.log(`${what}: ${shown(value)}`);
}

const places: number[] = [
  undefined,
  null,
  0,
  -0,
  1,
  3,
  4,
  5,
  10,
  -1,
  -4,
  -5,
  0.5,
  1.9,
  -0.5,
  -1.5,
  NaN,
  Infinity,
  -Infinity,
  4294967297,
  -2147483649,
];
for (const i of places) {
  const isNear = !(i > 1000);
  put(`get ${i}`, fresh()[i]);
  put(`indexOf ${i}`, fresh().indexOf("a", i));
  put(`slice ${i}`, fresh().slice(i));
  put(`fill ${i}`, fresh().fill(1, i));
  const removed = fresh();
  put(`removeAt ${i}`, [removed.removeAt(i), removed]);
  if (isNear || i == Infinity) {
    const inserted = fresh();
    inserted.insertAt(i, 7);
    put(`insertAt ${i}`, inserted);
  }
  if (isNear) {
    const changed = fresh();
    changed[i] = 7;
    put(`set ${i}`, [changed, changed.length]);
  }
  for (const j of places) {
    put(`slice ${i} ${j}`, fresh().slice(i, j));
    put(`fill ${i} ${j}`, fresh().fill(1, i, j));
    if (j > 1000) continue;
    const cut = fresh();
    cut.splice(i, j);
    put(`splice ${i} ${j}`, cut);
  }
}

const odd: any[] = [undefined, null, true, false, 0, -0, 1, NaN, "", "0", "a", "1"];
for (const value of odd) {
  const left = odd.slice(0);
  const isRemoved = left.removeElement(value);
  put(`find ${shown(value)}`, [
    odd.indexOf(value),
    odd.indexOf(value, 5),
    odd.indexOf(value, -3),
    [NaN, 0, 1, "0"].indexOf(value),
    isRemoved,
    left,
  ]);
}

const empty: number[] = [];
put("empty", [
  empty.pop(),
  empty.shift(),
  empty.removeAt(0),
  empty.length,
  empty.indexOf(undefined),
  empty.join(),
  empty.slice(0, 1),
  empty.sort(),
]);
put("unshift", [empty.unshift(3), empty.unshift(2), empty]);
const five = [1, 2, 3, 4, 5];
five.reverse();
put("reverse", five);
put("join", [
  fresh().join(),
  fresh().join(""),
  fresh().join(undefined),
  fresh().join(null),
  [null, undefined, 1].join("-"),
  [1.5, -0, NaN].join("€"),
  [1].join("x"),
]);
put("sort", [
  [3, 1, 2].sort(),
  [10, 9, 1].sort(),
  ["b", "a", ""].sort(),
  [3, 1, 2].sort((a, b) => b - a),
  [-1, -2, 5, 10, 0.5].sort(),
  ["é", "z", "a", "Z"].sort(),
]);
put("sort all kinds", [undefined, "b", 3, null, "a", 0.5, true, undefined, null, "10", 10, 9].sort());
put(
  "sort by first letter",
  ["b1", "a1", "b2", "a2", "c", "a3", "b3"].sort((x, y) => x.charCodeAt(0) - y.charCodeAt(0)),
);
put(
  "sort by nothing",
  [3, 1, 2, 5, 4].sort((a, b) => undefined),
);
put(
  "sort with NaN",
  [3, NaN, 1, 2].sort((a, b) => a - b),
);
put("isArray", [
  Array.isArray([]),
  Array.isArray("a"),
  Array.isArray(null),
  Array.isArray({}),
  Array.isArray(undefined),
  Array.isArray(5),
]);
put("some of none", [
  empty.slice(2).some((x) => true),
  empty.slice(2).every((x) => false),
  [0, ""].some((x) => x as any),
  [1, "a"].every((x) => x as any),
]);
put("reduce", [[1, 2].reduce((s, x) => s + x, ""), empty.slice(2).reduce((s, x) => s + x, "e")]);
const gap: number[] = [];
gap[3] = 1;
put("gap", [gap, gap.length, gap.map((x) => x === undefined), gap.filter((x) => true).length, gap.join("-")]);

// Callbacks that change the array.
const grown = [1, 2, 3];
const seen: number[] = [];
grown.forEach((x, i) => {
  seen.push(x);
  if (i == 0) grown.push(9);
  if (i == 1) grown.pop();
});
put("forEach", [seen, grown]);
const eaten = [1, 2, 3];
const mapped = eaten.map((x) => {
  eaten.removeAt(0);
  return x;
});
put("map", [mapped, eaten]);
const raised = [1, 2, 3, 4];
const large = raised.filter((x, i) => {
  raised[i + 1] = 10;
  return x > 2;
});
put("filter", [large, raised]);
const shrunk = [1, 2, 3, 4];
const total = shrunk.reduce((s: number, x, i) => {
  if (i == 0) shrunk.pop();
  return s + (x === undefined ? 100 : x);
}, 0);
put("reduce", [total, shrunk]);
const popped = [1, 2, 3, 4];
const isAll = popped.every((x) => {
  popped.pop();
  return true;
});
put("every", [isAll, popped.some((x) => x === undefined), popped.find((x) => x == 2), popped]);
const looped = [1, 2];
let sum = 0;
for (const x of looped) {
  sum += x;
  if (looped.length < 5) looped.push(x + 1);
}
put("for of, growing", [sum, looped]);
const rest = [1, 2, 3, 4];
const met: number[] = [];
for (const x of rest) {
  met.push(x);
  rest.pop();
}
put("for of, shrinking", [met, rest]);
console.log("DONE");
