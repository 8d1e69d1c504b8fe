// Puzzles by search: sudoku with bit masks and the fewest candidates first, exact cover, a knight's tour, magic squares, cryptarithms.

class Sudoku {
  private cells: number[] = [];
  private rows: number[] = [];
  private columns: number[] = [];
  private boxes: number[] = [];
  guesses = 0;
  constructor(text: string) {
    for (let i = 0; i < 9; i++) {
      this.rows.push(0);
      this.columns.push(0);
      this.boxes.push(0);
    }
    for (let i = 0; i < 81; i++) {
      this.cells.push(0);
      const d = text.charCodeAt(i) - 48;
      if (d > 0 && d < 10) this.set(i, d);
    }
  }
  private box(i: number): number {
    return Math.idiv(Math.idiv(i, 9), 3) * 3 + Math.idiv(i % 9, 3);
  }
  private set(i: number, d: number): void {
    this.cells[i] = d;
    this.flip(i, d);
  }
  private flip(i: number, d: number): void {
    this.rows[Math.idiv(i, 9)] ^= 1 << d;
    this.columns[i % 9] ^= 1 << d;
    this.boxes[this.box(i)] ^= 1 << d;
  }
  private free(i: number): number {
    return 0x3fe & ~(this.rows[Math.idiv(i, 9)] | this.columns[i % 9] | this.boxes[this.box(i)]);
  }
  solve(): boolean {
    let best = -1;
    let fewest = 10;
    let options = 0;
    for (let i = 0; i < 81 && fewest > 1; i++) {
      if (this.cells[i]) continue;
      const free = this.free(i);
      let n = 0;
      for (let f = free; f; f &= f - 1) n++;
      if (n < fewest) {
        fewest = n;
        best = i;
        options = free;
      }
    }
    if (best < 0) return true;
    for (let d = 1; d < 10; d++) {
      if (!(options & (1 << d))) continue;
      this.guesses++;
      this.set(best, d);
      if (this.solve()) return true;
      this.flip(best, d);
      this.cells[best] = 0;
    }
    return false;
  }
  toString(): string {
    return this.cells.join("");
  }
}
for (const text of [
  "530070000600195000098000060800060003400803001700020006060000280000419005000080079",
  "550070000600195000098000060800060003400803001700020006060000280000419005000080079",
]) {
  const s = new Sudoku(text);
  console.log(s.solve() + " " + s.guesses + " " + s);
}
function tour(size: number, x: number, y: number): string {
  const board: number[] = [];
  for (let i = 0; i < size * size; i++) board.push(0);
  const jumps = [1, 2, 2, 1, 2, -1, 1, -2, -1, -2, -2, -1, -2, 1, -1, 2];
  const isFree = (a: number, b: number) =>
    a >= 0 && b >= 0 && a < size && b < size && board[b * size + a] == 0;
  const exits = (a: number, b: number) => {
    let n = 0;
    for (let k = 0; k < 16; k += 2) if (isFree(a + jumps[k], b + jumps[k + 1])) n++;
    return n;
  };
  let step = 1;
  board[y * size + x] = 1;
  while (true) {
    let best = -1;
    let fewest = 9;
    for (let k = 0; k < 16; k += 2) {
      if (!isFree(x + jumps[k], y + jumps[k + 1])) continue;
      const n = exits(x + jumps[k], y + jumps[k + 1]);
      if (n < fewest) {
        fewest = n;
        best = k;
      }
    }
    if (best < 0) break;
    x += jumps[best];
    y += jumps[best + 1];
    board[y * size + x] = ++step;
  }
  return step + ": " + board.join(" ");
}
console.log(tour(6, 0, 0));
console.log(tour(5, 2, 2));
function magic(n: number): string {
  const square: number[] = [];
  for (let r = 0; r < n; r++)
    for (let c = 0; c < n; c++)
      square.push(((r + c + 1 + (n >> 1)) % n) * n + ((r + 2 * c + n - 3 + 5) % n) + 1);
  let sums = "";
  for (let r = 0; r < n; r++) {
    let s = 0;
    for (let c = 0; c < n; c++) s += square[r * n + c];
    sums += s + " ";
  }
  return sums + square.join();
}
console.log(magic(5));
function cover(rows: number[][], columns: number): string {
  const masks = rows.map((r) => r.reduce((m, c) => m | (1 << c), 0));
  const found: string[] = [];
  const chosen: number[] = [];
  let search: (done: number) => void = null;
  search = (done) => {
    if (done == (1 << columns) - 1) {
      found.push(chosen.join("+"));
      return;
    }
    let column = 0;
    while (done & (1 << column)) column++;
    masks.forEach((m, i) => {
      if (m & (1 << column) && !(m & done)) {
        chosen.push(i);
        search(done | m);
        chosen.pop();
      }
    });
  };
  search(0);
  return found.join(" ");
}
console.log(
  cover(
    [
      [0, 3, 6],
      [0, 3],
      [3, 4, 6],
      [2, 4, 5],
      [1, 2, 5, 6],
      [1, 6],
      [1, 4],
      [2, 5, 6],
    ],
    7,
  ),
);
function crypt(a: string, b: string, sum: string): string {
  let letters = "";
  for (const c of a + b + sum) if (letters.indexOf(c) < 0) letters += c;
  const digits: { [c: string]: number } = {};
  let tried = 0;
  const number = (w: string) => {
    let n = 0;
    for (const c of w) n = n * 10 + digits[c];
    return n;
  };
  let assign: (i: number, used: number) => string = null;
  assign = (i, used) => {
    if (i == letters.length) {
      tried++;
      return number(a) + number(b) == number(sum)
        ? `${number(a)}+${number(b)}=${number(sum)} after ${tried}`
        : "";
    }
    const c = letters[i];
    for (let d = c == a[0] || c == b[0] || c == sum[0] ? 1 : 0; d < 10; d++) {
      if (used & (1 << d)) continue;
      digits[c] = d;
      const r = assign(i + 1, used | (1 << d));
      if (r) return r;
    }
    return "";
  };
  return assign(0, 0);
}
console.log(crypt("as", "a", "mom"));
console.log(crypt("to", "go", "out"));
console.log("DONE");
