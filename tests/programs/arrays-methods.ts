// Every array method of libs/base.

const a = [5, 3, 8, 1, 9, 2];
console.log(a.map((x) => x * 2).join());
console.log(a.map((x, i) => x * i).join());
console.log(a.map((x) => "n" + x).join(" "));
console.log(a.filter((x) => x > 2).join());
console.log(a.filter((x, i) => i % 2 == 0).join());
console.log(a.reduce((sum, x) => sum + x, 0));
console.log(a.reduce((text, x, i) => text + i + ":" + x + " ", ""));
console.log(
  a
    .slice()
    .sort((x, y) => x - y)
    .join(),
);
console.log(
  a
    .slice()
    .sort((x, y) => y - x)
    .join(),
);
console.log([10, 9, 1, 100].sort().join());
console.log(["b", "a", "C", "aa"].sort().join());
console.log(
  a.indexOf(8) + " " + a.indexOf(7) + " " + a.indexOf(5, 1) + " " + a.indexOf(9, 2) + " " + a.indexOf(2, -2),
);
const loose: any[] = [false, 0, "1", 1, null, undefined];
console.log([0, 1, "1", null, undefined, true].map((x: any) => loose.indexOf(x)).join());
console.log(a.some((x) => x > 8) + " " + a.some((x) => x > 9));
console.log(a.every((x) => x > 0) + " " + a.every((x) => x > 1));
console.log(a.find((x) => x > 5) + " " + a.find((x) => x > 50));
const b = a.slice();
b.reverse();
console.log(b.join());
console.log(
  b.slice(2).join() +
    ";" +
    b.slice(1, 3).join() +
    ";" +
    b.slice(-2).join() +
    ";" +
    b.slice(-4, -1).join() +
    ";" +
    b.slice(10).join() +
    ";" +
    b.slice(0, 99).join(),
);
b.splice(1, 2);
console.log(b.join());
b.splice(0, 1);
console.log(b.join());
b.insertAt(1, 77);
b.insertAt(0, 88);
b.insertAt(b.length, 99);
console.log(b.join());
console.log(b.removeAt(1) + " " + b.join());
if (b.removeElement(99) && !b.removeElement(12345)) console.log(b.join());
console.log(b.shift() + " " + b.join());
console.log(b.unshift(4) + " " + b.join());
console.log(b.pop() + " " + b.join());
b.push(6);
console.log(b.concat([1, 2]).join() + " " + b.join());
console.log(
  [0, 0, 0, 0].fill(7).join() + " " + [1, 2, 3, 4].fill(0, 1, 3).join() + " " + [1, 2, 3].fill(9, -1).join(),
);
a.forEach((x, i) => {
  if (i < 3) console.log(i + "=" + x);
});
console.log([1, 2, 3].join("") + [1, 2, 3].join(", ") + [].join("x") + [1].join("x"));
console.log([null, undefined, 1].join("-"));
console.log(
  ["x", "y"]
    .concat(["z"])
    .map((s) => s + s)
    .join("+"),
);
console.log(
  [
    [3, "c"],
    [1, "a"],
    [2, "b"],
  ]
    .sort((x, y) => <number>x[0] - <number>y[0])
    .map((x) => x[1])
    .join(""),
);
const objects = [{ n: 3 }, { n: 1 }, { n: 2 }];
objects.sort((x, y) => x.n - y.n);
console.log(objects.map((o) => o.n).join());
console.log(objects.indexOf(objects[2]));
console.log(["a", "b", "c"].indexOf("b") + " " + ["a", "b", "c"].indexOf("B" + ""));
console.log(
  [1, 2, 3, 4, 5, 6]
    .filter((x) => x % 2 == 0)
    .map((x) => x * x)
    .reduce((x, y) => x + y, 0),
);
const picked = [4, 5, 6]._pickRandom();
console.log(picked >= 4 && picked <= 6);
const stable = ["bb", "a", "cc", "d", "ee"].sort((x, y) => x.length - y.length);
console.log(stable.slice(0, 2).every((s) => s.length == 1));
function range(n: number): number[] {
  const out: number[] = [];
  for (let i = 0; i < n; i++) out.push(i);
  return out;
}
console.log(
  range(10)
    .map((i) => range(i).reduce((x, y) => x + y, 0))
    .join(),
);
console.log("DONE");
