// for, while, do, for-of, for-in over arrays; break, continue, labels, changes of the array while looping.

let out = "";
for (let i = 0; i < 5; i++) out += i;
for (let i = 5; i--; ) out += i;
for (let i = 0, j = 10; i < j; i += 3, j--) out += `(${i},${j})`;
console.log(out);
let n = 0;
while (true) {
  n++;
  if (n == 3) continue;
  if (n > 6) break;
  console.log("while " + n);
}
do {
  n -= 2;
} while (n > 0);
console.log(n);
do {
  n++;
  if (n == 2) continue;
  if (n == 4) break;
} while (n < 10);
console.log(n);
outer: for (let i = 0; i < 4; i++) {
  for (let j = 0; j < 4; j++) {
    if (j == 2 && i == 1) continue outer;
    if (i == 2) break outer;
    console.log(i * 10 + j);
  }
}
search: while (n < 100) {
  n++;
  do {
    n += 7;
    if (n % 5 == 0) break search;
    if (n % 3 == 0) continue search;
  } while (n < 50);
}
console.log(n);
for (const x of [3, 1, 2]) console.log(x);
for (const s of "a-b-c".split("-")) console.log(s);
for (const c of "xyz") console.log(c);
for (let x of [1, 2, 3]) {
  x *= 10;
  if (x == 20) continue;
  console.log(x);
}
const growing = [1, 2, 3];
let turns = 0;
for (const x of growing) {
  if (growing.length < 6) growing.push(x * 10);
  turns++;
}
console.log(turns + ": " + growing.join());
const shrinking = [1, 2, 3, 4, 5, 6];
turns = 0;
for (const x of shrinking) {
  shrinking.pop();
  turns += x;
}
console.log(turns + ": " + shrinking.join());
for (const x of <number[]>[]) console.log("never " + x);
let sum = 0;
for (let i = 0; i < 1000; i++) {
  if (i % 2) continue;
  for (let j = i; j < i + 3; j++) sum += j;
}
console.log(sum);
for (let d = 0; d < 1; d += 0.25) console.log(d);
let i = 10;
for (; i > 7; ) i--;
console.log(i);
for (;;) {
  if (i++ > 20) break;
}
console.log(i);
function find(matrix: number[][], x: number): string {
  for (let r = 0; r < matrix.length; r++)
    for (let c = 0; c < matrix[r].length; c++) if (matrix[r][c] == x) return r + "," + c;
  return "none";
}
console.log(
  find(
    [
      [1, 2],
      [3, 4],
    ],
    3,
  ) +
    " " +
    find([[1]], 9),
);
function sieve(limit: number): number[] {
  const composite: boolean[] = [];
  const primes: number[] = [];
  for (let k = 2; k <= limit; k++) {
    if (composite[k]) continue;
    primes.push(k);
    for (let m = k * k; m <= limit; m += k) composite[m] = true;
  }
  return primes;
}
console.log(sieve(100).join(" "));
let spiral = "";
let top = 0;
let bottom = 3;
let left = 0;
let right = 3;
while (top <= bottom && left <= right) {
  for (let k = left; k <= right; k++) spiral += top * 4 + k + " ";
  top++;
  for (let k = top; k <= bottom; k++) spiral += k * 4 + right + " ";
  right--;
  if (top <= bottom) for (let k = right; k >= left; k--) spiral += bottom * 4 + k + " ";
  bottom--;
  if (left <= right) for (let k = bottom; k >= top; k--) spiral += k * 4 + left + " ";
  left++;
}
console.log(spiral);
console.log("DONE");
