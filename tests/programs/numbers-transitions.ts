// Values that walk over the borders between small integers and doubles, 2^29 to 2^53, up and down, by each operator.

function walk(start: number, step: number, turns: number): string {
  let v = start;
  let out = "";
  let sum = 0;
  for (let i = 0; i < turns; i++) {
    out += v + " ";
    sum += v;
    v += step;
  }
  while (v != start) v -= step;
  return out + sum + " " + v;
}
const borders = [536870912, 1073741824, 2147483648, 4294967296, 8589934592, 4503599627370496];
for (const b of borders) {
  console.log(walk(b - 2, 1, 5));
  console.log(walk(-b + 2, -1, 5));
}
for (const b of borders) {
  const below = b - 1;
  console.log(
    [b + b, below + below, b - -b, below * 2 + 1, -b, -below - 1, b / 2, b / -4, b % 1000, below % 1000].join(
      " ",
    ),
  );
  console.log([b | 0, below | 0, b & below, b ^ below, ~b, b >> 1, b >>> 1].join(" "));
  console.log(`${b > below} ${b - 1 == below} ${-b < below} ${b == -b} ${below + 1 === b} ${b != below}`);
}
let product = 1;
let shown = "";
for (let i = 1; i <= 20; i++) {
  product *= -3;
  shown += product + " ";
}
for (let i = 1; i <= 20; i++) product /= -3;
console.log(shown + product);
let doubled = 1;
let count = 0;
while (doubled < 9007199254740992) {
  doubled += doubled;
  count++;
}
while (doubled > 1) {
  doubled = doubled / 2;
  count += 1000;
}
console.log(doubled + " " + count);
function average(a: number, b: number): number {
  return (a + b) / 2;
}
console.log(
  average(1073741823, 1073741823) +
    " " +
    average(1073741823, 1073741822) +
    " " +
    average(2147483647, -2147483648),
);
const table: number[] = [];
for (let i = 0; i < 6; i++) table.push(1073741821 + i);
let total = 0;
for (let i = 0; i < table.length; i++) {
  total += table[i];
  table[i] = table[i] - 1073741823;
}
console.log(total + " " + table.join());
function fibonacci(n: number): number {
  let a = 0;
  let b = 1;
  for (let i = 0; i < n; i++) {
    const t = a + b;
    a = b;
    b = t;
  }
  return a;
}
console.log([43, 44, 45, 46, 47, 48, 49, 70, 78].map((n) => fibonacci(n)).join());
let down = 1073741826;
let steps = 0;
for (; down > 1073741820; down--) steps++;
let up = -1073741830;
while (up++ < -1073741822) steps += 100;
console.log(steps + " " + down + " " + up);
const half = 0.5;
let creeping = 1073741822;
let trail = "";
for (let i = 0; i < 6; i++) {
  creeping += half;
  trail += creeping + " ";
}
console.log(trail);
console.log(
  Math.abs(-1073741824) + " " + Math.max(1073741823, 1073741824) + " " + Math.min(-1073741825, -1073741824),
);
console.log("DONE");
