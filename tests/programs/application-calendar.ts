// Dates: days and Julian days, adding months and years, weeks of the year, Easter, moon phases, recurring events, parsing, time zones.

class Day {
  constructor(
    public year: number,
    public month: number,
    public day: number,
  ) {}
  static isLeap(y: number): boolean {
    return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
  }
  static lengthOf(y: number, m: number): number {
    return m == 2 ? (Day.isLeap(y) ? 29 : 28) : 30 + ((m + (m >> 3)) & 1);
  }
  static parse(s: string): Day {
    const p = s.split("-");
    const d = new Day(parseInt(p[0]), parseInt(p[1]), parseInt(p[2]));
    if (p.length != 3 || isNaN(d.year + d.month + d.day)) throw "not a date: " + s;
    if (d.month < 1 || d.month > 12 || d.day < 1 || d.day > Day.lengthOf(d.year, d.month))
      throw "no such day: " + s;
    return d;
  }
  get number(): number {
    const a = Math.idiv(14 - this.month, 12);
    const y = this.year + 4800 - a;
    const m = this.month + 12 * a - 3;
    return (
      this.day +
      Math.idiv(153 * m + 2, 5) +
      365 * y +
      Math.idiv(y, 4) -
      Math.idiv(y, 100) +
      Math.idiv(y, 400) -
      32045
    );
  }
  static ofNumber(n: number): Day {
    const a = n + 32044;
    const b = Math.idiv(4 * a + 3, 146097);
    const c = a - Math.idiv(146097 * b, 4);
    const d = Math.idiv(4 * c + 3, 1461);
    const e = c - Math.idiv(1461 * d, 4);
    const m = Math.idiv(5 * e + 2, 153);
    return new Day(
      100 * b + d - 4800 + Math.idiv(m, 10),
      m + 3 - 12 * Math.idiv(m, 10),
      e - Math.idiv(153 * m + 2, 5) + 1,
    );
  }
  plus(days: number): Day {
    return Day.ofNumber(this.number + days);
  }
  plusMonths(n: number): Day {
    const at = this.year * 12 + this.month - 1 + n;
    const y = Math.idiv(at, 12);
    const m = (at % 12) + 1;
    return new Day(y, m, Math.min(this.day, Day.lengthOf(y, m)));
  }
  get weekday(): number {
    return this.number % 7;
  }
  get ofYear(): number {
    return this.number - new Day(this.year, 1, 1).number + 1;
  }
  get week(): string {
    const thursday = this.plus(3 - this.weekday);
    return thursday.year + "w" + (Math.idiv(thursday.ofYear - 1, 7) + 1);
  }
  minus(o: Day): number {
    return this.number - o.number;
  }
  toString(): string {
    const two = (n: number) => (n < 10 ? "0" + n : "" + n);
    return this.year + "-" + two(this.month) + "-" + two(this.day);
  }
}
const NAMES = "Mo Tu We Th Fr Sa Su".split(" ");
for (const s of [
  "2000-01-01",
  "2024-02-29",
  "1999-12-31",
  "2023-03-01",
  "1970-01-01",
  "2021-01-03",
  "2100-02-28",
  "1600-02-29",
]) {
  const d = Day.parse(s);
  console.log(
    `${d} ${d.number} ${NAMES[d.weekday]} ${d.ofYear} ${d.week} ${d.plus(1)} ${d.plus(-60)} ${d.plusMonths(1)} ${d.plusMonths(-13)} ${d.plus(36525)}`,
  );
}
for (const s of ["2023-02-29", "2024-13-01", "2024-00-10", "x-1-1", "2024-06-31"]) {
  try {
    console.log("" + Day.parse(s));
  } catch (e) {
    console.log(e);
  }
}
let wrong = 0;
for (let n = 2400000; n < 2460000; n += 397) if (Day.ofNumber(n).number != n) wrong++;
console.log(wrong + " " + Day.parse("2024-12-25").minus(Day.parse("2024-02-28")));
function easter(y: number): Day {
  const a = y % 19;
  const b = Math.idiv(y, 100);
  const c = y % 100;
  const h = (19 * a + b - Math.idiv(b, 4) - Math.idiv(b - Math.idiv(b + 8, 25) + 1, 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.idiv(c, 4) - h - (c % 4)) % 7;
  const m = Math.idiv(a + 11 * h + 22 * l, 451);
  const at = h + l - 7 * m + 114;
  return new Day(y, Math.idiv(at, 31), (at % 31) + 1);
}
console.log([1961, 2000, 2008, 2024, 2038].map((y) => easter(y).toString()).join());
function month(y: number, m: number): void {
  let line = "";
  for (let i = new Day(y, m, 1).weekday; i > 0; i--) line += "   ";
  for (let d = 1; d <= Day.lengthOf(y, m); d++) {
    line += (d < 10 ? " " : "") + d + " ";
    if (new Day(y, m, d).weekday == 6) {
      console.log(line + "|");
      line = "";
    }
  }
  if (line) console.log(line + "|");
}
month(2015, 2);
month(2024, 9);
class Rule {
  constructor(
    private start: Day,
    private next: (d: Day, i: number) => Day,
    private accept?: (d: Day) => boolean,
  ) {}
  take(n: number): string {
    let s = "";
    for (let i = 0; n > 0 && i < 200; i++) {
      const d = this.next(this.start, i);
      if (this.accept && !this.accept(d)) continue;
      s += d + " ";
      n--;
    }
    return s;
  }
}
console.log(new Rule(Day.parse("2024-01-31"), (d, i) => d.plusMonths(i)).take(4));
console.log(
  new Rule(
    Day.parse("2024-01-01"),
    (d, i) => d.plus(i * 10),
    (d) => d.weekday < 5,
  ).take(4),
);
console.log(
  new Rule(
    Day.parse("2023-01-13"),
    (d, i) => d.plusMonths(i),
    (d) => d.weekday == 4,
  ).take(3),
);
console.log(
  new Rule(
    Day.parse("2020-02-29"),
    (d, i) => d.plusMonths(12 * i),
    (d) => d.day == 29,
  ).take(3),
);
class Time {
  constructor(private minutes: number) {}
  static at(day: Day, hour: number, minute: number): Time {
    return new Time((day.number * 24 + hour) * 60 + minute);
  }
  inZone(offset: number): string {
    const t = this.minutes + offset;
    const rest = t % 1440;
    return (
      Day.ofNumber(Math.idiv(t, 1440)) +
      "T" +
      ("" + (100 + Math.idiv(rest, 60))).substr(1) +
      ":" +
      ("" + (100 + (rest % 60))).substr(1)
    );
  }
  plus(minutes: number): Time {
    return new Time(this.minutes + minutes);
  }
}
const t = Time.at(Day.parse("2024-12-31"), 23, 30);
console.log([0, 60, -480, 330].map((z) => t.inZone(z)).join() + " " + t.plus(60 * 24 * 60 + 45).inZone(0));
function lastSunday(y: number, m: number): Day {
  const end = new Day(y, m, Day.lengthOf(y, m));
  return end.plus(-((end.weekday + 1) % 7));
}
console.log([2023, 2024, 2025].map((y) => lastSunday(y, 3) + "/" + lastSunday(y, 10)).join(" "));
console.log("DONE");
