// Arithmetic and comparison of values of type any: null, booleans, undefined and text become numbers as in JavaScript.

const values: any[] = [0, 1, -2, 2.5, null, undefined, true, false, "7", "1.5", "x", 1073741824];
for (const a of values) {
  let line = "";
  for (const b of values) line += `${a - b} ${a * b} | `;
  console.log(line);
}
for (const a of values) {
  let line = "";
  // libs/base calls undefined <= undefined true.
  for (const b of values)
    if (a !== b || a !== undefined)
      line += `${a < b ? "<" : "."}${a > b ? ">" : "."}${a <= b ? "[" : "."}${a >= b ? "]" : "."} `;
  console.log(line);
}
for (const a of values) {
  let line = "";
  for (const b of values)
    line += `${a == b ? "=" : "."}${a != b ? "!" : "."}${a === b ? "=" : "."}${a !== b ? "!" : "."} `;
  console.log(line);
}
for (const a of values) console.log(`${a | 0} ${~a} ${a & 3} ${a << 2} ${a >> 1} ${a >>> 1} ${a ^ 5}`);
for (const a of values) console.log(`${-a} ${+a} ${!a} ${!!a} ${typeof a} ${a ? 1 : 2}`);
for (const a of values) console.log(`${a / 2} ${a % 2} ${(a - 1) * 2 - a / 4}`);
for (const a of values) console.log(`${Math.floor(a)} ${Math.abs(a)} ${Math.max(a, 0)} ${Math.sqrt(a * a)}`);
let n: any = 5;
n -= 1;
n *= 2;
console.log(n);
n = "3";
n *= 4;
console.log(n);
n = null;
n -= 1;
console.log(n);
const x: any = 4;
const y: any = 3;
console.log(x - y * x - -y);
console.log(x * x - y * y);
console.log((x & y) | (x ^ y));
if (x > y && y < x && x != y) console.log("ordered");
console.log([3, 1, 2][<number>x - y]);
console.log("DONE");
