// Enums: implicit and explicit values, const enums, flags, as array indices, compared and in arithmetic.

enum Direction {
  North,
  East,
  South,
  West,
}
enum Level {
  Low = 1,
  Medium = 5,
  High,
  Top = High + 10,
}
const enum Flag {
  None = 0,
  A = 1 << 0,
  B = 1 << 1,
  C = 1 << 2,
  All = A | B | C,
}
console.log(Direction.North + " " + Direction.West);
console.log(Level.Low + " " + Level.High + " " + Level.Top);
console.log(Flag.All + " " + (Flag.A | Flag.C));
let d = Direction.East;
d++;
console.log(d == Direction.South);
const names = ["n", "e", "s", "w"];
console.log(names[d] + names[Direction.West]);
function turn(x: Direction, by: number): Direction {
  return (x + by + 4) % 4;
}
console.log(turn(Direction.North, -1) + " " + turn(Direction.West, 1) + " " + turn(d, 2));
let flags = Flag.None;
flags |= Flag.B;
flags |= Flag.C;
flags &= ~Flag.B;
console.log(flags);
console.log((flags & Flag.C) != 0);
console.log(flags & Flag.B ? "B" : "no B");
const moves: { d: Direction; n: number }[] = [
  { d: Direction.North, n: 2 },
  { d: Direction.East, n: 3 },
  { d: Direction.South, n: 7 },
];
let x = 0;
let y = 0;
for (const m of moves) {
  if (m.d === Direction.North) y += m.n;
  else if (m.d === Direction.South) y -= m.n;
  else if (m.d === Direction.East) x += m.n;
}
console.log(x + "," + y);
class Motor {
  static readonly fastest = Level.Top;
  constructor(public level: Level) {}
  faster(): Level {
    return this.level < Level.High ? this.level + 1 : this.level;
  }
}
console.log(new Motor(Level.Medium).faster() == Level.High);
console.log(Motor.fastest);
function byDefault(l = Level.Medium): number {
  return l;
}
console.log(byDefault() + byDefault(Level.Low));
namespace protocol {
  export enum Packet {
    Connect = 1,
    Publish = 3,
    Last = 14,
  }
  export function type(header: number): Packet {
    return header >> 4;
  }
}
console.log(protocol.type(0x3d) == protocol.Packet.Publish);
console.log(protocol.Packet.Last << 4);
console.log("DONE");
