// Counters that a comparison bounds: what follows from it must hold at the edges of small integers, where the counter changes
// again behind the comparison, and where either side is no small integer.

function show(name: string, values: number[]): void {
  console.log(name + ": " + values.join(" "));
}

let visited: number[] = [];
for (let i = 1073741817; i < 1073741823; i++) visited.push(i + 1);
show("below the greatest", visited);
visited = [];
for (let i = 1073741815; i <= 1073741823; i += 3) visited.push(i + 1);
show("up to the greatest and beyond", visited);
visited = [];
for (let i = -1073741819; i > -1073741824; i--) visited.push(i - 1);
show("above the least", visited);
visited = [];
for (let i = -1073741815; i >= -1073741824; i -= 4) visited.push(i - 1);
show("down to the least and beyond", visited);

visited = [];
for (let i = 0; i < 10; i++) {
  if (i === 5) i = 1073741821;
  i += 2;
  visited.push(i);
}
show("changed in the body", visited);

function whileBelow(from: number, limit: number, step: number): number[] {
  const seen: number[] = [];
  let i = from;
  while (i < limit) {
    if (seen.length === 3) limit = limit / 2 + 0.5;
    i = i + 1;
    seen.push(i);
    i = i + step;
  }
  return seen;
}
show("a limit that changes", whileBelow(0, 9, 1));
show("a limit beyond small integers", whileBelow(1073741820, 1073741828, 1));
show("a counter that is none", whileBelow(0.25, 6, 0));

function next(i: number): number {
  if (i < 1073741823) return i + 1;
  return i - 1;
}
show("a condition", [next(1073741822), next(1073741823), next(1073741824), next(0.5), next(-1073741824)]);

function previous(i: number, least: number): number {
  if (i <= least) return least;
  else return i - 1;
}
show("its opposite", [
  previous(5, 0),
  previous(-1073741824, -1073741824),
  previous(-1073741825, -1073741826),
]);

function between(i: number): number {
  if (0 <= i && i < 100) return i - 1 + (i + 1073741823);
  return -1;
}
show("both sides", [between(0), between(50), between(99), between(100), between(-1), between(0.5)]);

function inBoth(rows: number[][]): number {
  let sum = 0;
  for (let y = 0; y < rows.length; y++)
    for (let x = 0; x < rows[y].length; x++) {
      if (rows[y][x] < 0) {
        x++;
        y += 1;
        if (y === rows.length) return sum;
      }
      sum = sum * 2 + (rows[y][x] || 0);
    }
  return sum;
}
console.log(
  inBoth([
    [1, 2, 3],
    [4, -5, 6, 7],
    [8, 9, 10, 11],
  ]),
);
console.log("DONE");
