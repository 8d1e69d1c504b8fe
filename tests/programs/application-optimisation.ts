// Dynamic programming: knapsack, coins, longest rising sequence, matrix chains, edit scripts, cutting, text breaking, egg drops.

class Item {
  constructor(
    public name: string,
    public weight: number,
    public value: number,
  ) {}
}
function knapsack(items: Item[], capacity: number): string {
  const best: number[][] = [];
  for (let i = 0; i <= items.length; i++) {
    const row: number[] = [];
    for (let w = 0; w <= capacity; w++) {
      if (i == 0) row.push(0);
      else {
        const without = best[i - 1][w];
        const item = items[i - 1];
        row.push(item.weight > w ? without : Math.max(without, best[i - 1][w - item.weight] + item.value));
      }
    }
    best.push(row);
  }
  let names = "";
  for (let i = items.length, w = capacity; i > 0; i--)
    if (best[i][w] != best[i - 1][w]) {
      names = items[i - 1].name + names;
      w -= items[i - 1].weight;
    }
  return best[items.length][capacity] + names;
}
const items = [
  new Item("a", 2, 3),
  new Item("b", 3, 4.5),
  new Item("c", 4, 5),
  new Item("d", 5, 8),
  new Item("e", 9, 10),
];
console.log([0, 4, 10, 20].map((c) => knapsack(items, c)).join());
function coins(values: number[], sum: number): string {
  const ways: number[] = [1];
  const least: number[] = [0];
  for (let s = 1; s <= sum; s++) {
    ways.push(0);
    least.push(1000);
    for (const v of values) if (v <= s && least[s - v] + 1 < least[s]) least[s] = least[s - v] + 1;
  }
  for (const v of values) for (let s = v; s <= sum; s++) ways[s] += ways[s - v];
  return ways[sum] + "/" + least[sum];
}
console.log(
  [coins([1, 2, 5, 10, 20, 50], 100), coins([3, 7], 11), coins([3, 7], 12), coins([1, 5, 8], 10)].join(" "),
);
function rising(list: number[]): string {
  const tails: number[] = [];
  const before: number[] = [];
  list.forEach((v, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (list[tails[mid]] < v) low = mid + 1;
      else high = mid;
    }
    before.push(low ? tails[low - 1] : -1);
    tails[low] = i;
  });
  const out: number[] = [];
  for (let i = tails[tails.length - 1]; i >= 0; i = before[i]) out.unshift(list[i]);
  return out.join(" ");
}
console.log(
  rising([0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15]) +
    " | " +
    rising([5, 4.5, 4]) +
    " | " +
    rising([-1, 1e10, 2, 3]),
);
function chain(sizes: number[]): string {
  const n = sizes.length - 1;
  const cost: { [k: string]: number } = {};
  const split: { [k: string]: number } = {};
  for (let i = 0; i < n; i++) cost[i + "," + i] = 0;
  for (let length = 1; length < n; length++)
    for (let i = 0; i + length < n; i++) {
      const j = i + length;
      const key = i + "," + j;
      for (let k = i; k < j; k++) {
        const c = cost[i + "," + k] + cost[k + 1 + "," + j] + sizes[i] * sizes[k + 1] * sizes[j + 1];
        if (cost[key] === undefined || c < cost[key]) {
          cost[key] = c;
          split[key] = k;
        }
      }
    }
  let show: (i: number, j: number) => string = null;
  show = (i, j) =>
    i == j
      ? String.fromCharCode(65 + i)
      : "(" + show(i, split[i + "," + j]) + show(split[i + "," + j] + 1, j) + ")";
  return cost["0," + (n - 1)] + show(0, n - 1);
}
console.log(chain([30, 35, 15, 5, 10, 20, 25]) + " " + chain([10, 100, 5, 50]));
function edit(a: string, b: string): string {
  const t: number[][] = [];
  for (let i = 0; i <= a.length; i++) {
    t.push([i]);
    for (let k = 1; k <= b.length; k++) {
      if (i == 0) t[0].push(k);
      else
        t[i].push(
          Math.min(Math.min(t[i - 1][k], t[i][k - 1]) + 1, t[i - 1][k - 1] + (a[i - 1] == b[k - 1] ? 0 : 1)),
        );
    }
  }
  let script = "";
  let i = a.length;
  let k = b.length;
  while (i || k) {
    if (i && k && t[i][k] == t[i - 1][k - 1] + (a[i - 1] == b[k - 1] ? 0 : 1))
      script = (a[--i] == b[--k] ? "=" : "s") + script;
    else if (k && t[i][k] == t[i][k - 1] + 1) {
      script = "i" + script;
      k--;
    } else {
      script = "d" + script;
      i--;
    }
  }
  return t[a.length][b.length] + script;
}
console.log(
  [edit("kitten", "sitting"), edit("", "abc"), edit("intention", "execution"), edit("same", "same")].join(
    " ",
  ),
);
function rod(prices: number[], length: number): string {
  const best = [0];
  const first = [0];
  for (let n = 1; n <= length; n++) {
    best.push(0);
    first.push(0);
    for (let cut = 1; cut <= n && cut < prices.length; cut++)
      if (best[n - cut] + prices[cut] > best[n]) {
        best[n] = best[n - cut] + prices[cut];
        first[n] = cut;
      }
  }
  let cuts = "";
  for (let n = length; n > 0; n -= first[n]) cuts += first[n] + "+";
  return best[length] + ":" + cuts;
}
console.log(rod([0, 1, 5, 8, 9, 10, 17, 17, 20], 8) + " " + rod([0, 1, 5, 8, 9, 10, 17, 17, 20], 23));
function breakLines(words: string[], width: number): string {
  const cost: number[] = [0];
  const from: number[] = [0];
  for (let i = 1; i <= words.length; i++) {
    cost.push(1e9);
    from.push(0);
    let length = -1;
    for (let k = i - 1; k >= 0; k--) {
      length += words[k].length + 1;
      if (length > width) break;
      const slack = width - length;
      const c = cost[k] + (i == words.length ? 0 : slack * slack * slack);
      if (c < cost[i]) {
        cost[i] = c;
        from[i] = k;
      }
    }
  }
  const lines: string[] = [];
  for (let i = words.length; i > 0; i = from[i]) lines.unshift(words.slice(from[i], i).join(" "));
  return cost[words.length] + " " + lines.join("/");
}
console.log(
  breakLines("aaa bb cc ddddd e ff ggg".split(" "), 6) +
    " | " +
    breakLines("the quick brown fox jumps over the dog".split(" "), 11),
);
function segments(s: string, words: string[]): string[] {
  const known: string[][] = [[""]];
  for (let i = 1; i <= s.length; i++) {
    const here: string[] = [];
    for (const w of words) {
      const start = i - w.length;
      if (start >= 0 && s.substr(start, w.length) == w)
        for (const p of known[start]) here.push(p + (p ? " " : "") + w);
    }
    known.push(here);
  }
  return known[s.length];
}
console.log(
  segments("catsanddog", ["cat", "cats", "and", "sand", "dog"]).join("|") +
    "|" +
    segments("abc", ["ab"]).length,
);
function eggs(eggs: number, floors: number): number {
  const reach: number[] = [];
  for (let i = 0; i <= eggs; i++) reach.push(0);
  let throws = 0;
  while (reach[eggs] < floors) {
    throws++;
    for (let e = eggs; e > 0; e--) reach[e] += reach[e - 1] + 1;
  }
  return throws;
}
console.log([eggs(1, 30), eggs(2, 100), eggs(3, 1000), eggs(10, 1000000)].join());
let paths = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
for (let r = 1; r < 10; r++)
  paths = paths.map((v, i) => {
    if (i) paths[i] = v + paths[i - 1];
    return paths[i];
  });
console.log(paths.join());
console.log("DONE");
