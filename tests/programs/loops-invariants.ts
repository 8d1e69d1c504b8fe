// Loops over data that algorithms keep invariants on: binary search, partition, merging, two pointers, sliding windows, binary powers.

function lowerBound(list: number[], v: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < v) low = middle + 1;
    else high = middle;
  }
  return low;
}
const sorted = [1, 3, 3, 3, 7, 9.5, 12, 1073741824, 5000000000];
console.log([0, 1, 2, 3, 4, 9.5, 10, 1073741824, 9e9].map((v) => lowerBound(sorted, v)).join());

function partition(list: number[], pivot: number): number {
  let store = 0;
  for (let i = 0; i < list.length; i++) {
    if (list[i] < pivot) {
      const t = list[i];
      list[i] = list[store];
      list[store++] = t;
    }
  }
  return store;
}
const mixed = [5, 2, 8, 1, 9, 3, 7, 4, 6, 0];
console.log(partition(mixed, 5) + ": " + mixed.join());
function flag(list: number[]): string {
  let low = 0;
  let at = 0;
  let high = list.length - 1;
  while (at <= high) {
    const v = list[at];
    if (v == 1) at++;
    else {
      const to = v == 0 ? low++ : high--;
      list[at] = list[to];
      list[to] = v;
      if (v == 0) at++;
    }
  }
  return list.join("");
}
console.log(flag([2, 0, 1, 2, 1, 0, 0, 2, 1, 1, 0]));
function merge(a: number[], b: number[]): number[] {
  const out: number[] = [];
  let i = 0;
  let k = 0;
  while (i < a.length && k < b.length) out.push(a[i] <= b[k] ? a[i++] : b[k++]);
  while (i < a.length) out.push(a[i++]);
  while (k < b.length) out.push(b[k++]);
  return out;
}
console.log(merge([1, 4, 4, 9], [2, 4, 10, 11]).join());
function pairSum(list: number[], sum: number): string {
  let i = 0;
  let k = list.length - 1;
  let found = "";
  while (i < k) {
    const s = list[i] + list[k];
    if (s == sum) found += list[i++] + "+" + list[k--] + " ";
    else if (s < sum) i++;
    else k--;
  }
  return found;
}
console.log(pairSum([-4, -1, 0, 2, 3, 5, 6, 9], 5));
function longestWithout(text: string): string {
  let best = "";
  let start = 0;
  for (let end = 0; end < text.length; end++) {
    const before = text.substr(start, end - start).indexOf(text[end]);
    if (before >= 0) start += before + 1;
    if (end - start + 1 > best.length) best = text.substr(start, end - start + 1);
  }
  return best;
}
console.log(
  longestWithout("abcabcdbeffgh") +
    " " +
    longestWithout("aaaa") +
    " " +
    longestWithout("the quick brown fox"),
);
function maximumSum(list: number[]): string {
  let best = list[0];
  let current = 0;
  let from = 0;
  let range = "";
  for (let i = 0; i < list.length; i++) {
    current += list[i];
    if (current > best) {
      best = current;
      range = from + ".." + i;
    }
    if (current < 0) {
      current = 0;
      from = i + 1;
    }
  }
  return best + " " + range;
}
console.log(maximumSum([-2, 1, -3, 4, -1, 2, 1, -5, 4]));
function power(base: number, exponent: number, modulus: number): number {
  let r = 1;
  for (; exponent; exponent >>= 1) {
    if (exponent & 1) r = (r * base) % modulus;
    base = (base * base) % modulus;
  }
  return r;
}
console.log([power(2, 10, 1000), power(3, 200, 13), power(7, 560, 561), power(5, 1000003, 10007)].join());
function gcd(a: number, b: number): number {
  while (b) {
    const t = a % b;
    a = b;
    b = t;
  }
  return a;
}
let lcm = 1;
for (let i = 2; i <= 20; i++) lcm = (lcm / gcd(lcm, i)) * i;
console.log(lcm + " " + gcd(1071, 462) + " " + gcd(0, 5));
function inverse(a: number, m: number): number {
  let t = 0;
  let next = 1;
  let r = m;
  let rest = a;
  while (rest) {
    const q = Math.idiv(r, rest);
    const t2 = t - q * next;
    t = next;
    next = t2;
    const r2 = r - q * rest;
    r = rest;
    rest = r2;
  }
  return t < 0 ? t + m : t;
}
console.log([inverse(3, 11), inverse(10, 17), inverse(7919, 104729)].join());
function bubble(list: number[]): string {
  let swaps = 0;
  for (let end = list.length - 1; end > 0; ) {
    let last = 0;
    for (let i = 0; i < end; i++)
      if (list[i] > list[i + 1]) {
        const t = list[i];
        list[i] = list[i + 1];
        list[i + 1] = t;
        last = i;
        swaps++;
      }
    end = last;
  }
  return list.join() + " " + swaps;
}
console.log(bubble([5, 1.5, 4, -2, 8, 0, 3]));
function collatz(n: number): number {
  let steps = 0;
  while (n != 1) {
    n = n % 2 ? 3 * n + 1 : n / 2;
    steps++;
  }
  return steps;
}
let most = 0;
let where = 0;
for (let i = 1; i < 300; i++) {
  const s = collatz(i);
  if (s > most) {
    most = s;
    where = i;
  }
}
console.log(where + " " + most + " " + collatz(113383));
console.log("DONE");
