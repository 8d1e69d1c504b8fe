// Drawing on a canvas of characters: lines, circles, ellipses, filled polygons, flood fill, clipping, a turtle, a scrolling font.

class Canvas {
  private cells: Buffer;
  constructor(
    public width: number,
    public height: number,
  ) {
    this.cells = Buffer.create(width * height);
    this.cells.fill(46);
  }
  plot(x: number, y: number, c: string): void {
    if (x >= 0 && y >= 0 && x < this.width && y < this.height)
      this.cells[y * this.width + x] = c.charCodeAt(0);
  }
  get(x: number, y: number): string {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return "";
    return String.fromCharCode(this.cells[y * this.width + x]);
  }
  line(x0: number, y0: number, x1: number, y1: number, c: string): void {
    const dx = Math.abs(x1 - x0);
    const dy = -Math.abs(y1 - y0);
    const sx = x0 < x1 ? 1 : -1;
    const sy = y0 < y1 ? 1 : -1;
    let error = dx + dy;
    while (true) {
      this.plot(x0, y0, c);
      if (x0 == x1 && y0 == y1) break;
      const e2 = 2 * error;
      if (e2 >= dy) {
        error += dy;
        x0 += sx;
      }
      if (e2 <= dx) {
        error += dx;
        y0 += sy;
      }
    }
  }
  circle(cx: number, cy: number, r: number, c: string): void {
    let x = r;
    let y = 0;
    let error = 1 - r;
    while (x >= y) {
      for (const p of [x, y, y, x]) {
        const q = p == x ? y : x;
        this.plot(cx + p, cy + q, c);
        this.plot(cx - p, cy + q, c);
        this.plot(cx + p, cy - q, c);
        this.plot(cx - p, cy - q, c);
      }
      y++;
      if (error < 0) error += 2 * y + 1;
      else {
        x--;
        error += 2 * (y - x) + 1;
      }
    }
  }
  ellipse(cx: number, cy: number, a: number, b: number, c: string): void {
    for (let y = -b; y <= b; y++) {
      let x = 0;
      while ((x + 1) * (x + 1) * b * b + y * y * a * a <= a * a * b * b) x++;
      for (let i = -x; i <= x; i++) this.plot(cx + i, cy + y, c);
    }
  }
  polygon(points: number[][], c: string): void {
    for (let y = 0; y < this.height; y++) {
      const cuts: number[] = [];
      points.forEach((p, i) => {
        const q = points[(i + 1) % points.length];
        if (p[1] <= y != q[1] <= y)
          cuts.push(Math.round(p[0] + ((y - p[1]) * (q[0] - p[0])) / (q[1] - p[1])));
      });
      cuts.sort((m, n) => m - n);
      for (let i = 0; i + 1 < cuts.length; i += 2)
        for (let x = cuts[i]; x <= cuts[i + 1]; x++) this.plot(x, y, c);
    }
  }
  fill(x: number, y: number, c: string): number {
    const from = this.get(x, y);
    if (from == c) return 0;
    let n = 0;
    const work = [y * this.width + x];
    while (work.length) {
      const at = work.pop();
      const px = at % this.width;
      const py = Math.idiv(at, this.width);
      if (this.get(px, py) != from) continue;
      this.plot(px, py, c);
      n++;
      if (px > 0) work.push(at - 1);
      if (px < this.width - 1) work.push(at + 1);
      if (py > 0) work.push(at - this.width);
      if (py < this.height - 1) work.push(at + this.width);
    }
    return n;
  }
  show(): void {
    for (let y = 0; y < this.height; y++)
      console.log(this.cells.slice(y * this.width, this.width).toString());
  }
}
const star = new Canvas(31, 13);
for (let x = 0; x <= 30; x += 6) star.line(15, 6, x, 0, "/");
for (let y = 0; y < 13; y += 4) star.line(15, 6, 30, y, "-");
star.line(-10, 12, 40, 8, "=");
star.show();
const shapes = new Canvas(34, 15);
shapes.circle(7, 7, 6, "o");
shapes.circle(7, 7, 3, "x");
shapes.ellipse(23, 7, 9, 4, "e");
shapes.circle(33, 0, 5, "c");
console.log(
  [shapes.fill(7, 7, "*"), shapes.fill(0, 0, " "), shapes.fill(0, 0, " "), shapes.fill(23, 7, "E")].join(),
);
shapes.show();
const poly = new Canvas(24, 10);
poly.polygon(
  [
    [2, 0],
    [22, 2],
    [12, 4],
    [20, 9],
    [1, 8],
  ],
  "#",
);
poly.polygon(
  [
    [4, 2],
    [8, 2],
    [6, 7],
  ],
  " ",
);
poly.show();
class Turtle {
  x = 1;
  y = 1;
  direction = 0;
  private saved: number[][] = [];
  constructor(private canvas: Canvas) {}
  run(program: string): void {
    let n = 0;
    for (const c of program) {
      if (c >= "0" && c <= "9") {
        n = n * 10 + parseInt(c);
        continue;
      }
      switch (c) {
        case "f": {
          const tx = this.x + [1, 0, -1, 0][this.direction] * (n || 1);
          const ty = this.y + [0, 1, 0, -1][this.direction] * (n || 1);
          this.canvas.line(this.x, this.y, tx, ty, this.direction % 2 ? "|" : "-");
          this.x = tx;
          this.y = ty;
          break;
        }
        case "r":
          this.direction = (this.direction + 1) % 4;
          break;
        case "l":
          this.direction = (this.direction + 3) % 4;
          break;
        case "(":
          this.saved.push([this.x, this.y, this.direction]);
          break;
        case ")": {
          const s = this.saved.pop();
          this.x = s[0];
          this.y = s[1];
          this.direction = s[2];
        }
      }
      n = 0;
    }
  }
}
const paper = new Canvas(26, 9);
const turtle = new Turtle(paper);
turtle.run("23fr6fr20fr4fr17fr2fr14f(l2f)(r3f)");
paper.show();
console.log(turtle.x + " " + turtle.y + " " + turtle.direction);
const font: { [c: string]: Buffer } = {
  P: hex`7e12120c`,
  X: hex`7618306e`,
  T: hex`02027e0202`,
  "!": hex`5e`,
};
let columns: number[] = [];
for (const c of "PXT!") {
  const glyph = font[c];
  for (let i = 0; i < glyph.length; i++) columns.push(glyph[i]);
  columns.push(0);
}
for (let row = 1; row < 7; row++)
  console.log(columns.map((c) => (c & (1 << row) ? "#" : " ")).join("") + "|");
columns = columns.slice(3).concat(columns.slice(0, 3));
console.log(columns.join(" "));
console.log("DONE");
