// Graphs and grids: breadth and depth first, Dijkstra, topological order, flood fill, life, queens, Levenshtein.

class Graph {
  edges: { to: number; cost: number }[][];
  constructor(n: number) {
    this.edges = [];
    for (let i = 0; i < n; i++) this.edges.push([]);
  }
  link(a: number, b: number, cost: number): Graph {
    this.edges[a].push({ to: b, cost: cost });
    this.edges[b].push({ to: a, cost: cost });
    return this;
  }
  breadthFirst(start: number): number[] {
    const seen: boolean[] = [];
    const order: number[] = [];
    const queue = [start];
    seen[start] = true;
    while (queue.length) {
      const v = queue.shift();
      order.push(v);
      for (const e of this.edges[v])
        if (!seen[e.to]) {
          seen[e.to] = true;
          queue.push(e.to);
        }
    }
    return order;
  }
  depthFirst(v: number, visit: (v: number, depth: number) => void, seen?: boolean[], depth = 0): void {
    const visited = seen || [];
    if (visited[v]) return;
    visited[v] = true;
    visit(v, depth);
    for (const e of this.edges[v]) this.depthFirst(e.to, visit, visited, depth + 1);
  }
  distances(start: number): number[] {
    const n = this.edges.length;
    const best: number[] = [];
    const done: boolean[] = [];
    for (let i = 0; i < n; i++) best.push(1e9);
    best[start] = 0;
    for (let round = 0; round < n; round++) {
      let v = -1;
      for (let i = 0; i < n; i++) if (!done[i] && (v < 0 || best[i] < best[v])) v = i;
      done[v] = true;
      for (const e of this.edges[v]) best[e.to] = Math.min(best[e.to], best[v] + e.cost);
    }
    return best;
  }
}
const g = new Graph(8);
g.link(0, 1, 4)
  .link(0, 2, 1.5)
  .link(2, 1, 2)
  .link(1, 3, 5)
  .link(2, 4, 8)
  .link(3, 5, 3)
  .link(4, 5, 0.25)
  .link(6, 7, 1);
console.log(g.breadthFirst(0).join());
let visits = "";
g.depthFirst(0, (v, depth) => {
  visits += v + "@" + depth + " ";
});
console.log(visits);
console.log(g.distances(0).join());

const grid = ["#########", "#..#....#", "#.##.##.#", "#....#..#", "#########"].map((r) => r.split(""));
function fill(r: number, c: number): number {
  if (grid[r][c] != ".") return 0;
  grid[r][c] = "o";
  return 1 + fill(r - 1, c) + fill(r + 1, c) + fill(r, c - 1) + fill(r, c + 1);
}
console.log(fill(1, 1));
console.log(grid.map((r) => r.join("")).join("\n"));

let life: number[][] = [".....", "..#..", "..#..", "..#..", "....."].map((r) =>
  r.split("").map((c) => (c == "#" ? 1 : 0)),
);
function step(cells: number[][]): number[][] {
  return cells.map((row, r) =>
    row.map((cell, c) => {
      let n = 0;
      for (let dr = -1; dr <= 1; dr++)
        for (let dc = -1; dc <= 1; dc++) {
          if (dr == 0 && dc == 0) continue;
          const other = cells[r + dr];
          if (other && other[c + dc]) n++;
        }
      return n == 3 || (cell && n == 2) ? 1 : 0;
    }),
  );
}
for (let i = 0; i < 3; i++) {
  console.log(life.map((r) => r.join("")).join("/"));
  life = step(life);
}
function queens(n: number): number {
  const columns: boolean[] = [];
  const up: boolean[] = [];
  const down: boolean[] = [];
  let solutions = 0;
  let place: (row: number) => void = null;
  place = (row) => {
    if (row == n) {
      solutions++;
      return;
    }
    for (let c = 0; c < n; c++) {
      if (columns[c] || up[row + c] || down[row - c + n]) continue;
      columns[c] = up[row + c] = down[row - c + n] = true;
      place(row + 1);
      columns[c] = up[row + c] = down[row - c + n] = false;
    }
  };
  place(0);
  return solutions;
}
console.log([1, 2, 3, 4, 5, 6].map((n) => queens(n)).join());
function levenshtein(a: string, b: string): number {
  let previous: number[] = [];
  for (let j = 0; j <= b.length; j++) previous.push(j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] == b[j - 1] ? 0 : 1;
      current.push(Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost));
    }
    previous = current;
  }
  return previous[b.length];
}
console.log(
  levenshtein("kitten", "sitting") + " " + levenshtein("", "abc") + " " + levenshtein("flaw", "lawn"),
);
function order(dependencies: { [name: string]: string[] }): string {
  const out: string[] = [];
  const state: { [name: string]: number } = {};
  let visit: (name: string, path: string) => void = null;
  visit = (name, path) => {
    if (state[name] == 2) return;
    if (state[name] == 1) throw "cycle " + path + name;
    state[name] = 1;
    for (const d of dependencies[name] || []) visit(d, path + name + ">");
    state[name] = 2;
    out.push(name);
  };
  try {
    for (const name of Object.keys(dependencies)) visit(name, "");
  } catch (e) {
    return "" + e;
  }
  return out.join();
}
console.log(order({ app: ["lib", "net"], net: ["core"], lib: ["core"] }));
console.log(order({ a: ["b"], b: ["c"], c: ["a"] }));
console.log("DONE");
