// Enums as sets of flags, in namespaces, computed from other enums, as keys, in switches and tables, and passed as numbers.

enum Permission {
  None = 0,
  Read = 1 << 0,
  Write = 1 << 1,
  Run = 1 << 2,
  Own = 1 << 7,
  ReadWrite = Read | Write,
  All = ReadWrite | Run | Own,
  High = 1 << 29,
  Higher = 1 << 30,
}
const NAMES = ["Read", "Write", "Run"];
function show(p: Permission): string {
  if (p == Permission.None) return "none";
  let s = "";
  for (let i = 0; i < NAMES.length; i++) if (p & (1 << i)) s += NAMES[i] + "|";
  if (p & Permission.Own) s += "Own|";
  if (p & Permission.High) s += "High|";
  if (p & Permission.Higher) s += "Higher|";
  return s.substr(0, s.length - 1);
}
console.log([0, 1, 3, 7, 128, 135].map((p) => show(p)).join(" "));
let mine = Permission.Read;
mine |= Permission.Run;
console.log(
  show(mine) +
    " " +
    show(mine ^ Permission.All) +
    " " +
    show(mine & ~Permission.Read) +
    " " +
    (mine & Permission.Write ? "yes" : "no"),
);
mine = Permission.High | Permission.Higher;
console.log(show(mine) + " " + mine + " " + (mine & Permission.Higher) + " " + (~Permission.Higher & 0xff));
enum Color {
  Red = 1,
  Green,
  Blue,
  Dark = Blue * 10,
  Darker,
  Negative = -5,
  AfterNegative,
}
const enum Size {
  Small = 2,
  Medium = Small * 2,
  Large = Medium * Medium + 1,
  Huge = Large << 4,
}
console.log(
  [Color.Red, Color.Green, Color.Blue, Color.Dark, Color.Darker, Color.Negative, Color.AfterNegative].join(),
);
console.log([Size.Small, Size.Medium, Size.Large, Size.Huge].join());
namespace shop {
  export enum Kind {
    Fruit,
    Bread = 10,
    Milk,
  }
  export const enum Unit {
    Piece = Kind.Bread + 1,
    Litre = Kind.Milk * 2,
  }
  export function name(k: Kind): string {
    switch (k) {
      case Kind.Fruit:
        return "fruit";
      case Kind.Bread:
      case Kind.Milk:
        return "other";
    }
    return "unknown " + k;
  }
}
console.log(
  [shop.Kind.Fruit, shop.Kind.Milk, 5].map((k) => shop.name(k)).join() + shop.Unit.Piece + shop.Unit.Litre,
);
const byKind: { [k: string]: number } = {};
for (const k of [shop.Kind.Milk, shop.Kind.Fruit, shop.Kind.Milk])
  byKind["k" + k] = (byKind["k" + k] || 0) + 1;
console.log(
  Object.keys(byKind)
    .map((k) => k + "=" + byKind[k])
    .join(),
);
const table: string[] = [];
table[Color.Red] = "r";
table[Color.Blue] = "b";
table[Size.Large - 12] = "l";
console.log(table.length + " " + table.map((s) => s || "-").join(""));
enum Direction {
  North,
  East,
  South,
  West,
}
class Robot {
  x = 0;
  y = 0;
  facing = Direction.North;
  constructor() {}
  turn(by: number): Robot {
    this.facing = (this.facing + by + 4) % 4;
    return this;
  }
  move(n: number): Robot {
    switch (this.facing) {
      case Direction.North:
        this.y += n;
        break;
      case Direction.South:
        this.y -= n;
        break;
      case Direction.East:
        this.x += n;
        break;
      case Direction.West:
        this.x -= n;
    }
    return this;
  }
}
const robot = new Robot();
const program = "m3r1m4l1l1m5r2m1l1m9";
for (let i = 0; i < program.length; i += 2) {
  const n = parseInt(program[i + 1]);
  if (program[i] == "m") robot.move(n);
  else robot.turn(program[i] == "r" ? n : -n);
}
console.log(
  robot.x + "," + robot.y + " " + robot.facing + " " + (robot.facing == Direction.South ? "south" : "other"),
);
function isColor(v: any): boolean {
  return v === Color.Red || v === Color.Green || v === Color.Blue;
}
console.log([1, 2, 3, 30, "1", null, undefined].map((v: any) => isColor(v)).join());
let next: Direction = Direction.West;
next++;
console.log(
  next + " " + (next > Direction.West) + " " + Math.max(Direction.South, Size.Small) + " " + `${Color.Dark}`,
);
function choose(d: Direction = 2): Direction {
  return d;
}
console.log(choose() + choose(Direction.East) + " " + (choose() === Direction.South));
console.log("DONE");
