// Rest parameters and the arrays they become.

function collect(head: string, ...rest: number[]): string {
  return head + rest.length + ":" + rest.join("+");
}
console.log(collect("one", 1));
console.log(collect("three", 1, 2, 3));
function total(...ns: number[]): number {
  return ns.reduce((s, n) => s + n, 0);
}
console.log(total(7) + total(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
class Logger {
  lines: string[];
  constructor(...first: string[]) {
    this.lines = first;
  }
  log(level: number, ...parts: any[]): Logger {
    this.lines.push(level + " " + parts.join("|"));
    return this;
  }
}
console.log(new Logger("start", "again").log(1, "x").log(2, "a", 5, true, null).lines.join(" / "));
function forward(...names: string[]): string {
  names.push("end");
  return names.map((n) => n.toUpperCase()).join();
}
console.log(forward("a", "b"));
const f = (first: number, ...others: number[]) => first * others.length;
console.log(f(5, 1, 1, 1));
console.log("DONE");
