// Counters at the edge of small integers, changed in loops in every way: what is known of their range must hold.

function up(from: number, to: number): string {
  let n = 0;
  let last = 0;
  for (let i = from; i < to; i++) {
    n++;
    last = i;
  }
  return n + " " + last;
}
console.log(up(1073741818, 1073741830));
console.log(up(-5, 5));
console.log(up(0.5, 4));
console.log(up(2147483640, 2147483650));
function down(from: number, to: number): string {
  let n = 0;
  let last = 0;
  for (let i = from; i >= to; i--) {
    n++;
    last = i;
  }
  return n + " " + last;
}
console.log(down(-1073741818, -1073741830));
console.log(down(3, -3));
let d = 1;
let text = "";
for (let i = 0; i < 40; i++) d += d;
console.log(d);
for (let i = 1; i < 1e12; i *= 10) text += i + " ";
console.log(text);
text = "";
for (let i = 1 << 20; i != 0; i <<= 1) text += i + " ";
console.log(text);
text = "";
for (let i = 1; i < 5000000000; i = i * 3 + 1) text += i + " ";
console.log(text);
text = "";
for (let i = 1073741823, k = 0; k < 4; k++, i += 1) text += i + " ";
console.log(text);
text = "";
for (let i = -1073741823, k = 0; k < 4; k++, i -= 1) text += i + " ";
console.log(text);
let sum = 0;
for (let i = 0; i < 100000; i += 7) sum += i;
console.log(sum);
sum = 0;
for (let i = 0; i < 3000; i++) sum += i * i;
console.log(sum);
let product = 1;
for (let i = 1; i <= 25; i++) product *= i;
console.log(product);
let alternating = 1;
text = "";
for (let i = 0; i < 34; i++) {
  alternating = -alternating * 2;
  text += alternating + " ";
}
console.log(text);
let i = 0;
let steps = 0;
while (i < 1000000000) {
  i = i * 2 + (steps % 3);
  steps++;
  if (steps > 100) break;
}
console.log(i + " " + steps);
let a = 1;
let b = 1;
for (let k = 0; k < 60; k++) {
  const c = a + b;
  a = b;
  b = c;
}
console.log(a + " " + b);
let wrapped = 1073741800;
for (let k = 0; k < 50; k++) wrapped = (wrapped + 1) | 0;
console.log(wrapped);
wrapped = 2147483600;
for (let k = 0; k < 50; k++) wrapped = (wrapped + 1) | 0;
console.log(wrapped);
wrapped = 4294967290;
for (let k = 0; k < 10; k++) wrapped = (wrapped + 1) >>> 0;
console.log(wrapped);
function countdown(n: number): number {
  let turns = 0;
  while (n--) {
    turns++;
    if (turns > 50) return -1;
  }
  return turns * 1000 + n;
}
console.log(countdown(5));
console.log(countdown(0));
console.log(countdown(2.5));
let changing = 10;
text = "";
for (let k = 0; k < changing; k++) {
  if (k == 3) changing = 5;
  if (k == 4 && changing < 20) changing = 7.5;
  text += k;
}
console.log(text + " " + changing);
let outer = 0;
const bump = () => {
  outer += 1073741823;
};
for (let k = 0; k < 4; k++) {
  bump();
  outer++;
}
console.log(outer);
let mixed = 0;
for (let k = 0; k < 10; k++) mixed = k % 2 ? mixed + 0.5 : mixed * 2 + 1;
console.log(mixed);
let index = 5;
const list = [0, 1, 2, 3, 4, 5];
while (index >= 0) {
  list[index] = list[index] * index;
  index -= 1;
}
console.log(list.join() + index);
const half = (x: number) => (x - (x % 2)) / 2;
let h = 1073741823 * 4;
text = "";
while (h > 1000) {
  h = half(h);
  text += h + " ";
}
console.log(text);
console.log("DONE");
