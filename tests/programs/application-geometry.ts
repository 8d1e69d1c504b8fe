// Plane geometry: convex hulls, polygons' areas, points inside, crossing segments, closest pairs, clipping, circles, transformations.

class Point {
  constructor(
    public x: number,
    public y: number,
  ) {}
  minus(o: Point): Point {
    return new Point(this.x - o.x, this.y - o.y);
  }
  cross(o: Point): number {
    return this.x * o.y - this.y * o.x;
  }
  squared(): number {
    return this.x * this.x + this.y * this.y;
  }
  toString(): string {
    return this.x + ":" + this.y;
  }
}
const turn = (a: Point, b: Point, c: Point) => b.minus(a).cross(c.minus(a));
const show = (ps: Point[]) => ps.map((p) => p.toString()).join(" ");
function hull(points: Point[]): Point[] {
  const sorted = points.slice(0);
  sorted.sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (list: Point[]) => {
    const out: Point[] = [];
    for (const p of list) {
      while (out.length > 1 && turn(out[out.length - 2], out[out.length - 1], p) <= 0) out.pop();
      out.push(p);
    }
    out.pop();
    return out;
  };
  const lower = half(sorted);
  sorted.reverse();
  return lower.concat(half(sorted));
}
let seed = 7;
function random(n: number): number {
  seed = (seed * 16807) % 2147483647;
  return seed % n;
}
const cloud: Point[] = [];
for (let i = 0; i < 40; i++) cloud.push(new Point(random(50) - 25, random(50) - 25));
const h = hull(cloud);
console.log(show(h));
function area(ps: Point[]): number {
  let s = 0;
  for (let i = 0; i < ps.length; i++) s += ps[i].cross(ps[(i + 1) % ps.length]);
  return s / 2;
}
console.log(area(h) + " " + area([new Point(0, 0), new Point(0, 1), new Point(1, 1)]));
function inside(p: Point, ps: Point[]): boolean {
  let r = false;
  for (let i = 0, k = ps.length - 1; i < ps.length; k = i++) {
    const a = ps[i];
    const b = ps[k];
    if (a.y > p.y != b.y > p.y && p.x < ((b.x - a.x) * (p.y - a.y)) / (b.y - a.y) + a.x) r = !r;
  }
  return r;
}
const star = [0, 6, 4, 2, 8, 0].map((a, i) => new Point(i * 2, a));
console.log(
  cloud.filter((p) => inside(p, h)).length +
    " " +
    [1, 3, 5, 7, 9].map((x) => (inside(new Point(x, 2), star) ? 1 : 0)).join(""),
);
function crossing(a: Point, b: Point, c: Point, d: Point): string {
  const t1 = turn(a, b, c);
  const t2 = turn(a, b, d);
  const t3 = turn(c, d, a);
  const t4 = turn(c, d, b);
  if (t1 == 0 && t2 == 0) return "same line";
  if (t1 > 0 == t2 > 0 || t3 > 0 == t4 > 0) return "apart";
  const f = t1 / (t1 - t2);
  return c.x + (d.x - c.x) * f + "," + (c.y + (d.y - c.y) * f);
}
const p = (x: number, y: number) => new Point(x, y);
console.log(
  [
    crossing(p(0, 0), p(4, 4), p(0, 4), p(4, 0)),
    crossing(p(0, 0), p(1, 1), p(2, 2), p(3, 3)),
    crossing(p(0, 0), p(1, 0), p(0, 1), p(1, 1)),
    crossing(p(-1, 3), p(7, 3), p(1, 0), p(1, 8)),
  ].join(" "),
);
function closest(points: Point[]): number {
  const sorted = points.slice(0);
  sorted.sort((a, b) => a.x - b.x);
  let best = 1e9;
  for (let i = 0; i < sorted.length; i++)
    for (let k = i + 1; k < sorted.length; k++) {
      const dx = sorted[k].x - sorted[i].x;
      if (dx * dx >= best) break;
      best = Math.min(best, sorted[k].minus(sorted[i]).squared());
    }
  return best;
}
console.log(closest(cloud) + " " + closest([p(0, 0), p(3, 4), p(-6, -8)]));
function clip(ps: Point[], inside: (p: Point) => boolean, cut: (a: Point, b: Point) => Point): Point[] {
  const out: Point[] = [];
  ps.forEach((b, i) => {
    const a = ps[(i + ps.length - 1) % ps.length];
    if (inside(a) != inside(b)) out.push(cut(a, b));
    if (inside(b)) out.push(b);
  });
  return out;
}
function clipToBox(ps: Point[], size: number): Point[] {
  const atX = (x: number) => (a: Point, b: Point) =>
    new Point(x, a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x));
  const atY = (y: number) => (a: Point, b: Point) =>
    new Point(a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y), y);
  ps = clip(ps, (q) => q.x >= 0, atX(0));
  ps = clip(ps, (q) => q.x <= size, atX(size));
  ps = clip(ps, (q) => q.y >= 0, atY(0));
  return clip(ps, (q) => q.y <= size, atY(size));
}
console.log(show(clipToBox([p(-4, 2), p(4, -6), p(12, 2), p(4, 10)], 8)));
console.log(
  show(clipToBox([p(1, 1), p(2, 1), p(1, 2)], 8)) +
    " " +
    clipToBox([p(-1, -1), p(-2, -1), p(-1, -2)], 8).length,
);
class Transform {
  constructor(
    private a: number,
    private b: number,
    private c: number,
    private d: number,
    private e: number,
    private f: number,
  ) {}
  static rotate90(): Transform {
    return new Transform(0, -1, 1, 0, 0, 0);
  }
  static move(x: number, y: number): Transform {
    return new Transform(1, 0, 0, 1, x, y);
  }
  static scale(s: number): Transform {
    return new Transform(s, 0, 0, s, 0, 0);
  }
  then(o: Transform): Transform {
    return new Transform(
      o.a * this.a + o.b * this.c,
      o.a * this.b + o.b * this.d,
      o.c * this.a + o.d * this.c,
      o.c * this.b + o.d * this.d,
      o.a * this.e + o.b * this.f + o.e,
      o.c * this.e + o.d * this.f + o.f,
    );
  }
  apply(q: Point): Point {
    return new Point(this.a * q.x + this.b * q.y + this.e, this.c * q.x + this.d * q.y + this.f);
  }
}
const around = Transform.move(-2, -1)
  .then(Transform.rotate90())
  .then(Transform.scale(0.5))
  .then(Transform.move(2, 1));
let q = p(6, 1);
let trail = "";
for (let i = 0; i < 5; i++) {
  trail += q + " ";
  q = around.apply(q);
}
console.log(trail);
function bezier(ps: Point[], t: number): Point {
  while (ps.length > 1) {
    const next: Point[] = [];
    for (let i = 1; i < ps.length; i++)
      next.push(new Point(ps[i - 1].x * (1 - t) + ps[i].x * t, ps[i - 1].y * (1 - t) + ps[i].y * t));
    ps = next;
  }
  return ps[0];
}
console.log(show([0, 0.25, 0.5, 0.75, 1].map((t) => bezier([p(0, 0), p(0, 8), p(8, 8), p(8, 0)], t))));
function lattice(ps: Point[]): string {
  let edge = 0;
  ps.forEach((a, i) => {
    const d = ps[(i + 1) % ps.length].minus(a);
    let x = Math.abs(d.x);
    let y = Math.abs(d.y);
    while (y) {
      const t = x % y;
      x = y;
      y = t;
    }
    edge += x;
  });
  return edge + "/" + (Math.abs(area(ps)) - edge / 2 + 1);
}
console.log(lattice([p(0, 0), p(10, 0), p(10, 5)]) + " " + lattice(h));
console.log("DONE");
