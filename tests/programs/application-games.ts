// Games that play themselves: tic-tac-toe by minimax with memory, Nim, four in a row with alpha-beta, sliding tiles, 2048 rows.

const LINES = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 8],
  [0, 3, 6],
  [1, 4, 7],
  [2, 5, 8],
  [0, 4, 8],
  [2, 4, 6],
];
function winner(board: string): string {
  for (const l of LINES)
    if (board[l[0]] != "." && board[l[0]] == board[l[1]] && board[l[0]] == board[l[2]]) return board[l[0]];
  return board.indexOf(".") < 0 ? "draw" : "";
}
const put = (board: string, i: number, who: string) => board.substr(0, i) + who + board.substr(i + 1);
let looked = 0;
function search(board: string, who: string, low: number, high: number): number {
  looked++;
  const w = winner(board);
  if (w) return w == "draw" ? 0 : w == who ? 10 : -10;
  for (let i = 0; i < 9 && low < high; i++) {
    if (board[i] != ".") continue;
    low = Math.max(low, -search(put(board, i, who), who == "X" ? "O" : "X", -high, -low));
  }
  return low;
}
function best(board: string, who: string): number {
  let found = -1;
  let value = -100;
  for (let i = 0; i < 9; i++) {
    if (board[i] != ".") continue;
    const v = -search(put(board, i, who), who == "X" ? "O" : "X", -100, -value);
    if (v > value) {
      value = v;
      found = i;
    }
  }
  return found;
}
for (const start of ["X...O....", "X.O.X....", "....X...O", "XO......."]) {
  let board = start;
  let who = "X";
  let moves = "";
  looked = 0;
  while (!winner(board)) {
    const i = best(board, who);
    moves += who + i + " ";
    board = put(board, i, who);
    who = who == "X" ? "O" : "X";
  }
  console.log(`${start} ${moves}${winner(board)} ${looked}`);
}
function nim(heaps: number[]): string {
  let log = "";
  for (let turn = 0; heaps.some((h) => h > 0); turn++) {
    const sum = heaps.reduce((s, h) => s ^ h, 0);
    let at = 0;
    if (sum) {
      while ((heaps[at] ^ sum) >= heaps[at]) at++;
      heaps[at] ^= sum;
    } else {
      while (!heaps[at]) at++;
      heaps[at]--;
    }
    log += heaps.join("") + " ";
    if (heaps.every((h) => h == 0)) log += "player " + (turn % 2);
  }
  return log;
}
console.log(nim([3, 4, 5]));
console.log(nim([1, 2, 3]));
class Four {
  private columns: number[][] = [[], [], [], [], []];
  moves = 0;
  looked = 0;
  constructor() {}
  play(c: number, who: number): void {
    this.columns[c].push(who);
    this.moves++;
  }
  private take(c: number): void {
    this.columns[c].pop();
    this.moves--;
  }
  private at(c: number, r: number): number {
    if (c < 0 || c > 4 || r < 0) return 0;
    const column = this.columns[c];
    return r < column.length ? column[r] : 0;
  }
  wins(c: number): boolean {
    const r = this.columns[c].length - 1;
    const who = this.at(c, r);
    for (const d of [
      [1, 0],
      [0, 1],
      [1, 1],
      [1, -1],
    ]) {
      let n = 1;
      for (let k = 1; this.at(c + d[0] * k, r + d[1] * k) == who; k++) n++;
      for (let k = 1; this.at(c - d[0] * k, r - d[1] * k) == who; k++) n++;
      if (n >= 4) return true;
    }
    return false;
  }
  best(who: number, depth: number, low: number, high: number): number[] {
    this.looked++;
    let column = -1;
    for (const c of [2, 1, 3, 0, 4]) {
      if (this.columns[c].length == 4) continue;
      if (column < 0) column = c;
      this.play(c, who);
      let v = 0;
      if (this.wins(c)) v = 100 + depth;
      else if (depth > 0 && this.moves < 20) v = -this.best(3 - who, depth - 1, -high, -low)[1];
      this.take(c);
      if (v > low) {
        low = v;
        column = c;
      }
      if (low >= high) break;
    }
    return [column, low];
  }
  show(): string {
    return this.columns.map((c) => c.join("")).join(" ");
  }
}
const four = new Four();
let last = 2;
let who = 1;
for (; four.moves < 20; who = 3 - who) {
  last = four.best(who, who == 1 ? 4 : 1, -1000, 1000)[0];
  four.play(last, who);
  if (four.wins(last)) break;
}
console.log(four.show() + " " + (four.wins(last) ? "won by " + who : "draw") + " " + four.looked);
function slide(row: number[]): number[] {
  const out: number[] = [];
  let merged = true;
  for (const v of row) {
    if (!v) continue;
    if (!merged && out[out.length - 1] == v) {
      out[out.length - 1] *= 2;
      merged = true;
    } else {
      out.push(v);
      merged = false;
    }
  }
  while (out.length < row.length) out.push(0);
  return out;
}
console.log(
  [
    [2, 2, 2, 2],
    [0, 4, 0, 4],
    [2, 4, 2, 4],
    [8, 4, 4, 8],
    [0, 0, 0, 2],
    [2, 2, 4, 8],
  ]
    .map((r) => slide(r).join(""))
    .join(" "),
);
function tiles(start: string): string {
  const goal = "12345.";
  const known: { [s: string]: number } = {};
  known[start] = 0;
  let level = [start];
  for (let depth = 0; level.length; depth++) {
    const next: string[] = [];
    for (const s of level) {
      if (s == goal) return depth + " moves, " + Object.keys(known).length + " seen";
      const gap = s.indexOf(".");
      for (const d of [-1, 1, -3, 3]) {
        const to = gap + d;
        if (to < 0 || to > 5 || (Math.abs(d) == 1 && Math.idiv(to, 3) != Math.idiv(gap, 3))) continue;
        const moved = put(put(s, gap, s[to]), to, ".");
        if (known[moved] !== undefined) continue;
        known[moved] = depth + 1;
        next.push(moved);
      }
    }
    level = next;
  }
  return "impossible";
}
console.log(tiles("1234.5") + "; " + tiles("41.523"));
console.log("DONE");
