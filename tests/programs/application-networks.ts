// Networks: union-find and Kruskal, Prim, Bellman-Ford, Floyd-Warshall, strong components, maximum flow, matching, A*.

class Sets {
  private parent: number[] = [];
  private size: number[] = [];
  count: number;
  constructor(n: number) {
    this.count = n;
    for (let i = 0; i < n; i++) {
      this.parent.push(i);
      this.size.push(1);
    }
  }
  find(i: number): number {
    while (this.parent[i] != i) {
      this.parent[i] = this.parent[this.parent[i]];
      i = this.parent[i];
    }
    return i;
  }
  join(a: number, b: number): boolean {
    a = this.find(a);
    b = this.find(b);
    if (a == b) return false;
    if (this.size[a] < this.size[b]) {
      const t = a;
      a = b;
      b = t;
    }
    this.parent[b] = a;
    this.size[a] += this.size[b];
    this.count--;
    return true;
  }
}
class Edge {
  constructor(
    public from: number,
    public to: number,
    public weight: number,
  ) {}
}
const edges: Edge[] = [];
for (const e of "0-1:4 0-7:8 1-2:8 1-7:11 2-3:7 2-8:2 2-5:4 3-4:9 3-5:14 4-5:10 5-6:2 6-7:1 6-8:6 7-8:7".split(
  " ",
)) {
  const parts = e.split(":");
  const ends = parts[0].split("-");
  edges.push(new Edge(parseInt(ends[0]), parseInt(ends[1]), parseInt(parts[1])));
}
const N = 9;
const sorted = edges.slice(0);
sorted.sort((a, b) => a.weight - b.weight || a.from - b.from);
const sets = new Sets(N);
let tree = "";
let total = 0;
for (const e of sorted)
  if (sets.join(e.from, e.to)) {
    tree += e.from + "" + e.to + " ";
    total += e.weight;
  }
console.log(tree + total + " " + sets.count);
function prim(): number {
  const inTree: boolean[] = [true];
  let sum = 0;
  for (let n = 1; n < N; n++) {
    let best: Edge = null;
    for (const e of edges)
      if (!inTree[e.from] != !inTree[e.to] && (!best || e.weight < best.weight)) best = e;
    inTree[best.from] = inTree[best.to] = true;
    sum += best.weight;
  }
  return sum;
}
console.log(prim());
function bellmanFord(list: Edge[], n: number, start: number): string {
  const far: number[] = [];
  for (let i = 0; i < n; i++) far.push(i == start ? 0 : 1e9);
  for (let round = 0; ; round++) {
    let changed = false;
    for (const e of list)
      if (far[e.from] < 1e9 && far[e.from] + e.weight < far[e.to]) {
        far[e.to] = far[e.from] + e.weight;
        changed = true;
      }
    if (!changed) return far.join() + " in " + round;
    if (round == n) return "negative cycle";
  }
}
const directed = [
  new Edge(0, 1, -1),
  new Edge(0, 2, 4),
  new Edge(1, 2, 3),
  new Edge(1, 3, 2),
  new Edge(1, 4, 2),
  new Edge(3, 2, 5),
  new Edge(3, 1, 1),
  new Edge(4, 3, -3),
];
console.log(bellmanFord(directed, 5, 0));
directed.push(new Edge(2, 1, -4));
console.log(bellmanFord(directed, 5, 0));
const far: number[][] = [];
for (let i = 0; i < N; i++) {
  const row: number[] = [];
  for (let k = 0; k < N; k++) row.push(i == k ? 0 : 1000);
  far.push(row);
}
for (const e of edges) far[e.from][e.to] = far[e.to][e.from] = e.weight;
for (let k = 0; k < N; k++)
  for (let i = 0; i < N; i++)
    for (let j = 0; j < N; j++) far[i][j] = Math.min(far[i][j], far[i][k] + far[k][j]);
console.log(far[0].join() + " " + far.map((r) => r.reduce((a, b) => Math.max(a, b), 0)).join());
class Components {
  private index: number[] = [];
  private low: number[] = [];
  private stack: number[] = [];
  private next = 0;
  found: string[] = [];
  constructor(private to: number[][]) {
    for (let v = 0; v < to.length; v++) if (this.index[v] === undefined) this.visit(v);
  }
  private visit(v: number): void {
    this.index[v] = this.low[v] = this.next++;
    this.stack.push(v);
    for (const w of this.to[v]) {
      if (this.index[w] === undefined) {
        this.visit(w);
        this.low[v] = Math.min(this.low[v], this.low[w]);
      } else if (this.stack.indexOf(w) >= 0) this.low[v] = Math.min(this.low[v], this.index[w]);
    }
    if (this.low[v] != this.index[v]) return;
    let name = "";
    let w = -1;
    while (w != v) {
      w = this.stack.pop();
      name += w;
    }
    this.found.push(name);
  }
}
console.log(new Components([[1], [2], [0, 3], [4], [5, 3], [], [5, 7], [6]]).found.join());
function flow(capacity: number[][], source: number, sink: number): number {
  let sum = 0;
  while (true) {
    const from: number[] = [];
    from[source] = source;
    const queue = [source];
    while (queue.length && from[sink] === undefined) {
      const v = queue.shift();
      capacity[v].forEach((c, w) => {
        if (c > 0 && from[w] === undefined) {
          from[w] = v;
          queue.push(w);
        }
      });
    }
    if (from[sink] === undefined) return sum;
    let least = 1e9;
    for (let v = sink; v != source; v = from[v]) least = Math.min(least, capacity[from[v]][v]);
    for (let v = sink; v != source; v = from[v]) {
      capacity[from[v]][v] -= least;
      capacity[v][from[v]] += least;
    }
    sum += least;
  }
}
console.log(
  flow(
    [
      [0, 16, 13, 0, 0, 0],
      [0, 0, 10, 12, 0, 0],
      [0, 4, 0, 0, 14, 0],
      [0, 0, 9, 0, 0, 20],
      [0, 0, 0, 7, 0, 4],
      [0, 0, 0, 0, 0, 0],
    ],
    0,
    5,
  ),
);
function matching(wants: number[][]): string {
  const given: number[] = [];
  let place: (who: number, seen: boolean[]) => boolean = null;
  place = (who, seen) =>
    wants[who].some((job) => {
      if (seen[job]) return false;
      seen[job] = true;
      if (given[job] !== undefined && !place(given[job], seen)) return false;
      given[job] = who;
      return true;
    });
  let n = 0;
  for (let i = 0; i < wants.length; i++) if (place(i, [])) n++;
  return n + ": " + given.map((g) => (g === undefined ? "-" : "" + g)).join("");
}
console.log(matching([[0, 1], [0], [1, 2], [2], [2, 3]]));
const maze = ["S.#.....", ".##.###.", "....#...", ".##...#.", ".#..#.#E"];
function aStar(): string {
  const width = maze[0].length;
  const goal = 4 * width + 7;
  const cost: number[] = [0];
  const from: number[] = [];
  const open = [0];
  let expanded = 0;
  const guess = (i: number) => cost[i] + Math.abs((i % width) - 7) + Math.abs(Math.idiv(i, width) - 4);
  while (open.length) {
    let best = 0;
    for (let i = 1; i < open.length; i++) if (guess(open[i]) < guess(open[best])) best = i;
    const at = open.removeAt(best);
    expanded++;
    if (at == goal) {
      let path = "";
      for (let v = goal; v != 0; v = from[v])
        path = ({ "1": "r", "-1": "l", "8": "d", "-8": "u" } as any)["" + (v - from[v])] + path;
      return path + " " + cost[goal] + " " + (expanded < 40);
    }
    for (const d of [1, -1, width, -width]) {
      const to = at + d;
      if (
        to < 0 ||
        to >= width * maze.length ||
        (Math.abs(d) == 1 && Math.idiv(to, width) != Math.idiv(at, width))
      )
        continue;
      if (maze[Math.idiv(to, width)][to % width] == "#") continue;
      if (cost[to] === undefined || cost[at] + 1 < cost[to]) {
        cost[to] = cost[at] + 1;
        from[to] = at;
        if (open.indexOf(to) < 0) open.push(to);
      }
    }
  }
  return "no way";
}
console.log(aStar());
console.log("DONE");
