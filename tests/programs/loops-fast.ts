// Loops that call nothing, which the compiler makes twice: for small integers, and for anything else. Control has to change
// from one to the other in the middle, with every variable as it was.

function sumOf(values: any[], start: any): any {
  let sum = start;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    count++;
    sum = sum + values[i];
    if (count > 100) break;
  }
  return sum + count;
}

console.log(sumOf([1, 2, 3], 0));
console.log(sumOf([1, 2.5, 3], 0));
console.log(sumOf([1, 2, 3], 0.5));
console.log(sumOf([1073741823, 1, 1], 0));
console.log(sumOf([-1073741824, -1, 5], 0));
console.log(sumOf([1, true, null, 4], 0));
console.log(sumOf([1, undefined, 4], 0));
console.log(sumOf([], -0.5));

function beyondTheEnd(values: number[], n: number): string {
  let missing = 0;
  let sum = 0;
  for (let i = -2; i < n; i++) {
    const v = values[i];
    if (v === undefined) missing = missing * 10 + 1;
    else sum = (sum * 3 + v) & 0xffff;
  }
  return missing + " " + sum;
}

console.log(beyondTheEnd([5, 6, 7], 3));
console.log(beyondTheEnd([5, 6, 7], 5));
console.log(beyondTheEnd([5, 6, 7], 2.5));

function overflows(step: number, limit: number): string {
  let value = 1;
  let turns = 0;
  let low = 0;
  while (value < limit) {
    value = value * step;
    value += 1;
    low = (low + value) & 1023;
    turns++;
  }
  return turns + " " + low + " " + value;
}

console.log(overflows(7, 1000));
console.log(overflows(1021, 1e15));
console.log(overflows(1.5, 1000));

function shifted(n: number, by: number): string {
  let left = 1;
  let right = -1;
  let unsigned = -1;
  for (let i = 0; i < n; i++) {
    left = (left << by) | 1;
    right = right >> by;
    unsigned = (unsigned >>> by) ^ i;
  }
  return left + " " + right + " " + unsigned;
}

console.log(shifted(5, 3));
console.log(shifted(12, 3));
console.log(shifted(40, 1));
console.log(shifted(3, 0));

function bytes(buffer: Buffer, from: number, to: number): number {
  let hash = 7;
  for (let i = from; i < to; i++) {
    hash = (hash * 31 + buffer[i]) & 0xffffff;
  }
  return hash;
}

const inRam = control.createBuffer(8);
for (let i = 0; i < 8; i++) inRam[i] = i * 37;
console.log(bytes(inRam, 0, 8) + " " + bytes(inRam, -3, 12));
console.log(bytes(hex`0102030405060708ff`, 0, 9) + " " + bytes(hex`0102`, -1, 3));

function fill(buffer: Buffer, n: number, step: number): void {
  for (let i = 0; i < n; i += step) buffer[i] = i * 50;
}

fill(inRam, 20, 1);
console.log(inRam.toHex());
fill(inRam, 8, 2);
console.log(inRam.toHex());

function nested(rows: number, columns: number, scale: number): string {
  let sum = 0;
  let odd = 0;
  for (let r = 0; r < rows; r++) {
    for (let c = r; c < columns; c++) {
      const product = r * c;
      if (product & 1) {
        odd++;
        continue;
      }
      sum = sum + product * scale;
      let k = c;
      while (k > 3) k -= 2;
      sum -= k;
    }
  }
  return sum + " " + odd;
}

console.log(nested(5, 7, 1));
console.log(nested(5, 7, 0.25));
console.log(nested(5, 7, 100000000));
console.log(nested(6.5, 7, 3));

function changing(lists: number[][], turns: number): number {
  let list = lists[0];
  let sum = 0;
  for (let i = 0; i < turns; i++) {
    if (i % 3 == 2) list = lists[i % lists.length];
    list[i & 3] = list[(i + 1) & 3] + i;
    sum += list[i & 3];
  }
  return sum;
}

console.log(
  changing(
    [
      [1, 2, 3, 4],
      [5, 6, 7.5, 8],
    ],
    10,
  ),
);

function find(values: number[], sought: number): number {
  let i = 0;
  while (values[i] != sought && i < 9) i++;
  return i;
}

console.log(find([3, 1, 4, 1, 5], 4) + " " + find([3, 1.5, 4], 1.5) + " " + find([3, 1], 2));

function inTry(values: any[]): string {
  let i = 0;
  let sum = 0;
  try {
    for (i = 0; i < 5; i++) {
      if (values[i] == 3) throw "three at " + i;
      sum += values[i];
    }
  } catch (e) {
    return e + " " + sum;
  }
  return i + " " + sum;
}

console.log(inTry([1, 2, 3, 4, 5]) + " " + inTry([1, 2.5, 4, 5, 6]));

function downwards(n: number): string {
  let hash = 0;
  let steps = 0;
  for (let i = n; i >= 0; i--) {
    hash = (hash * 7 + i) % 1000003;
    steps++;
  }
  for (let i = -n; i <= n; i += 3) steps += i > 0 ? i : -i;
  return hash + " " + steps;
}

console.log(downwards(10) + " " + downwards(0) + " " + downwards(2.5) + " " + downwards(-1));

function nearTheLimits(): string {
  let up = 1073741820;
  let down = -1073741820;
  let n = 0;
  for (let i = 0; i < 8; i++) {
    up++;
    down--;
    if (up > 1073741823) n++;
    if (down < -1073741824) n += 10;
  }
  return up + " " + down + " " + n;
}

console.log(nearTheLimits());
console.log("DONE");
