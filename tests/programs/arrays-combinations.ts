// Permutations, combinations, subsets and products: by recursion, by exchange, by the next in order, by masks and by mixed radix.

let out: string[] = [];
function flush(name: string): void {
  console.log(name + " " + out.length + ": " + out.join(" "));
  out = [];
}
function permute(done: string, rest: string): void {
  if (!rest) {
    out.push(done);
    return;
  }
  for (let i = 0; i < rest.length; i++) permute(done + rest[i], rest.substr(0, i) + rest.substr(i + 1));
}
permute("", "abcd");
flush("recursive");
function exchange(list: number[], n: number): void {
  if (n == 1) {
    out.push(list.join(""));
    return;
  }
  for (let i = 0; i < n; i++) {
    exchange(list, n - 1);
    const k = n % 2 ? 0 : i;
    const t = list[k];
    list[k] = list[n - 1];
    list[n - 1] = t;
  }
}
exchange([1, 2, 3, 4], 4);
flush("Heap");
function next(list: number[]): boolean {
  let i = list.length - 2;
  while (i >= 0 && list[i] >= list[i + 1]) i--;
  if (i < 0) return false;
  let k = list.length - 1;
  while (list[k] <= list[i]) k--;
  const t = list[i];
  list[i] = list[k];
  list[k] = t;
  for (let a = i + 1, b = list.length - 1; a < b; a++, b--) {
    const u = list[a];
    list[a] = list[b];
    list[b] = u;
  }
  return true;
}
const multi = [1, 1, 2, 3, 3];
do out.push(multi.join(""));
while (next(multi));
flush("with equals");
function combinations(n: number, k: number): void {
  const pick: number[] = [];
  for (let i = 0; i < k; i++) pick.push(i);
  while (true) {
    out.push(pick.join(""));
    let i = k - 1;
    while (i >= 0 && pick[i] == n - k + i) i--;
    if (i < 0) return;
    pick[i]++;
    for (let m = i + 1; m < k; m++) pick[m] = pick[m - 1] + 1;
  }
}
combinations(6, 3);
flush("combinations");
const items = ["w", "x", "y", "z"];
for (let mask = 0; mask < 1 << items.length; mask++) {
  let s = "{";
  for (let i = 0; i < items.length; i++) if (mask & (1 << i)) s += items[i];
  out.push(s + "}");
}
flush("subsets");
const radix = [2, 3, 2];
const counter = [0, 0, 0];
let carry = 0;
while (!carry) {
  out.push(counter.join(""));
  carry = 1;
  for (let i = radix.length - 1; i >= 0 && carry; i--) {
    counter[i] += carry;
    carry = counter[i] == radix[i] ? 1 : 0;
    if (carry) counter[i] = 0;
  }
}
flush("mixed radix");
function product(lists: string[][]): string[] {
  return lists.reduce(
    (sofar, list) => {
      const r: string[] = [];
      for (const s of sofar) for (const v of list) r.push(s + v);
      return r;
    },
    [""],
  );
}
out = product([["a", "b"], ["1"], ["x", "y", "z"]]);
flush("product");
function parentheses(open: number, close: number, s: string): void {
  if (!open && !close) out.push(s);
  if (open) parentheses(open - 1, close + 1, s + "(");
  if (close) parentheses(open, close - 1, s + ")");
}
parentheses(4, 0, "");
flush("parentheses");
function derangements(n: number): number {
  let count = 0;
  const used: boolean[] = [];
  let place: (i: number) => void = null;
  place = (i) => {
    if (i == n) {
      count++;
      return;
    }
    for (let v = 0; v < n; v++) {
      if (v == i || used[v]) continue;
      used[v] = true;
      place(i + 1);
      used[v] = false;
    }
  };
  place(0);
  return count;
}
console.log([2, 3, 4, 5, 6].map((n) => derangements(n)).join());
function rank(p: number[]): number {
  let r = 0;
  for (let i = 0; i < p.length; i++) {
    let smaller = 0;
    for (let k = i + 1; k < p.length; k++) if (p[k] < p[i]) smaller++;
    r = r * (p.length - i) + smaller;
  }
  return r;
}
function unrank(n: number, r: number): number[] {
  const digits: number[] = [];
  for (let i = 1; i <= n; i++) {
    digits.unshift(r % i);
    r = Math.idiv(r, i);
  }
  const free: number[] = [];
  for (let i = 0; i < n; i++) free.push(i);
  return digits.map((d) => free.removeAt(d));
}
let wrong = 0;
for (let r = 0; r < 120; r++) if (rank(unrank(5, r)) != r) wrong++;
console.log(
  wrong + " " + unrank(5, 77).join("") + " " + rank([4, 3, 2, 1, 0]) + " " + unrank(10, 3628799).join(""),
);
function cycles(p: number[]): string {
  const seen: boolean[] = [];
  let s = "";
  for (let i = 0; i < p.length; i++) {
    if (seen[i]) continue;
    s += "(";
    for (let k = i; !seen[k]; k = p[k]) {
      seen[k] = true;
      s += k;
    }
    s += ")";
  }
  return s;
}
console.log(cycles([2, 0, 1, 4, 3, 5]) + cycles([0]) + cycles([]));
function necklaces(n: number): void {
  for (let v = 0; v < 1 << n; v++) {
    let least = v;
    let r = v;
    for (let i = 1; i < n; i++) {
      r = ((r << 1) | (r >> (n - 1))) & ((1 << n) - 1);
      if (r < least) least = r;
    }
    if (least == v) out.push("" + v);
  }
}
necklaces(6);
flush("necklaces");
console.log("DONE");
