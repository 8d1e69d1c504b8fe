// Cellular automata: Life on a torus in bit rows, elementary rules, Langton's ant, a sand pile, a forest fire, turmites.

class Life {
  private rows: number[] = [];
  constructor(
    private width: number,
    height: number,
  ) {
    for (let y = 0; y < height; y++) this.rows.push(0);
  }
  put(x: number, y: number, shape: string[]): Life {
    shape.forEach((line, dy) => {
      for (let dx = 0; dx < line.length; dx++) if (line[dx] == "#") this.rows[y + dy] |= 1 << (x + dx);
    });
    return this;
  }
  private shifted(row: number, by: number): number {
    const mask = (1 << this.width) - 1;
    return by > 0
      ? ((row << 1) | (row >> (this.width - 1))) & mask
      : (row >> 1) | ((row & 1) << (this.width - 1));
  }
  step(): void {
    const h = this.rows.length;
    const next: number[] = [];
    for (let y = 0; y < h; y++) {
      const near: number[] = [];
      for (const r of [this.rows[(y + h - 1) % h], this.rows[y], this.rows[(y + 1) % h]]) {
        near.push(this.shifted(r, 1));
        near.push(r);
        near.push(this.shifted(r, -1));
      }
      let ones = 0;
      let twos = 0;
      let fours = 0;
      near.forEach((n, i) => {
        if (i == 4) return;
        const carry = ones & n;
        ones ^= n;
        const carry2 = twos & carry;
        twos ^= carry;
        fours |= carry2;
      });
      next.push(twos & ~fours & (ones | this.rows[y]));
    }
    this.rows = next;
  }
  get alive(): number {
    let n = 0;
    for (let r of this.rows) for (; r; r &= r - 1) n++;
    return n;
  }
  show(): string {
    return this.rows
      .map((r) => {
        let s = "";
        for (let x = 0; x < this.width; x++) s += r & (1 << x) ? "#" : ".";
        return s;
      })
      .join("/");
  }
}
const glider = new Life(9, 8).put(1, 1, [".#.", "..#", "###"]);
const start = glider.show();
for (let i = 0; i < 72; i++) {
  glider.step();
  if (i % 24 == 0) console.log(glider.show());
}
console.log(glider.show() + " " + glider.alive + " " + start.length);
const pentomino = new Life(28, 24).put(12, 10, [".##", "##.", ".#."]);
let populations = "";
for (let i = 0; i < 120; i++) {
  if (i % 12 == 0) populations += pentomino.alive + " ";
  pentomino.step();
}
console.log(populations);
function rule(n: number, cells: number, width: number): number {
  let next = 0;
  for (let i = 0; i < width; i++) {
    const left = (cells >> ((i + 1) % width)) & 1;
    const right = (cells >> ((i + width - 1) % width)) & 1;
    next |= ((n >> ((left << 2) | (((cells >> i) & 1) << 1) | right)) & 1) << i;
  }
  return next;
}
for (const n of [30, 90, 110]) {
  let cells = 1 << 14;
  let hash = 0;
  for (let i = 0; i < 40; i++) {
    cells = rule(n, cells, 29);
    hash = (Math.imul(hash, 31) + cells) | 0;
  }
  console.log(n + " " + cells + " " + hash);
}
function ant(turns: string, steps: number): string {
  const size = 16;
  const grid = Buffer.create(size * size);
  let x = 8;
  let y = 8;
  let direction = 0;
  for (let i = 0; i < steps; i++) {
    const at = y * size + x;
    direction = (direction + (turns[grid[at]] == "R" ? 1 : 3)) & 3;
    grid[at] = (grid[at] + 1) % turns.length;
    if (direction == 0) y = (y + size - 1) % size;
    else if (direction == 1) x = (x + 1) % size;
    else if (direction == 2) y = (y + 1) % size;
    else x = (x + size - 1) % size;
  }
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < grid.length; i++) counts[grid[i]]++;
  return turns + " " + x + "," + y + " " + counts.join();
}
console.log(ant("RL", 700) + " " + ant("RLR", 700) + " " + ant("LLRR", 700));
function sand(grains: number): string {
  const size = 7;
  const pile: number[] = [];
  for (let i = 0; i < size * size; i++) pile.push(0);
  let topples = 0;
  let lost = 0;
  for (let g = 0; g < grains; g++) {
    const work = [24];
    pile[24]++;
    while (work.length) {
      const at = work.pop();
      if (pile[at] < 4) continue;
      pile[at] -= 4;
      topples++;
      if (pile[at] >= 4) work.push(at);
      const x = at % size;
      for (const d of [-1, 1, -size, size]) {
        const to = at + d;
        if ((d == -1 && x == 0) || (d == 1 && x == size - 1) || to < 0 || to >= pile.length) lost++;
        else {
          pile[to]++;
          work.push(to);
        }
      }
    }
  }
  return topples + " " + lost + " " + pile.join("");
}
console.log(sand(90));
console.log("DONE");
