// A map under a thousand random operations, against the same in two arrays: order of keys, deletion, growth, kinds of keys.

let seed = 7;
function random(n: number): number {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >> 8) % n;
}
function key(i: number): string {
  switch (i % 5) {
    case 0:
      return "k" + i;
    case 1:
      return "" + i;
    case 2:
      return "ключ" + i;
    case 3:
      return "a rather long key with the number " + i + " in it and more behind";
    default:
      return i % 2 ? "name" : "constructor";
  }
}
let map: { [key: string]: number } = {};
let keys: string[] = [];
let values: number[] = [];
let differences = 0;
function check(): string {
  const found = Object.keys(map);
  if (found.length != keys.length) differences++;
  for (let i = 0; i < keys.length; i++) {
    if (found[i] != keys[i]) differences++;
    if (map[keys[i]] !== values[i]) differences++;
  }
  return found.length + ":" + found.slice(0, 3).join("|");
}
for (let round = 0; round < 10; round++) {
  const range = 5 + round * 6;
  for (let step = 0; step < 60; step++) {
    const k = key(random(range));
    const at = keys.indexOf(k);
    switch (random(4)) {
      case 0:
      case 1:
        map[k] = step + round * 1000;
        if (at < 0) {
          keys.push(k);
          values.push(step + round * 1000);
        } else values[at] = step + round * 1000;
        break;
      case 2:
        delete map[k];
        if (at >= 0) {
          keys.removeAt(at);
          values.removeAt(at);
        }
        break;
      case 3:
        if (map[k] !== (at < 0 ? undefined : values[at])) differences++;
        if (at >= 0) {
          map[k] += 0.5;
          values[at] += 0.5;
        }
        break;
    }
  }
  console.log(check());
  if (round % 4 == 3) {
    map = {};
    keys = [];
    values = [];
  }
}
console.log(differences);

const many: any = {};
for (let i = 0; i < 150; i++) many["x" + i] = i;
for (let i = 0; i < 150; i += 2) delete many["x" + i];
for (let i = 0; i < 150; i += 4) many["x" + i] = "back" + i;
let sum = 0;
for (let i = 0; i < 150; i++) {
  const v: any = many["x" + i];
  if (v === undefined) sum += 1;
  else if (typeof v == "string") sum += 1000;
  else sum += v * 100000;
}
console.log(sum);
console.log(Object.keys(many).length + " " + Object.keys(many).slice(70, 80).join());
const two: any = {};
two.a = 1;
two.b = two;
two.c = { d: two };
console.log(two.b.b.c.d.a);
const record: any = {
  alpha: 1,
  beta: 2,
  gamma: 3,
  delta: 4,
  epsilon: 5,
  zeta: 6,
  eta: 7,
  theta: 8,
  iota: 9,
  kappa: 10,
};
record.lambda = 11;
record["be" + "ta"] = 22;
delete record.delta;
record.delta = 44;
console.log(
  Object.keys(record)
    .map((k) => k + record[k])
    .join(),
);
record.gamma += 1;
record.eta *= 3;
console.log(record.gamma + record.eta + record.alpha * 1000);
const copies: any[] = [];
for (let i = 0; i < 12; i++) {
  const copy: any = {};
  for (const k of Object.keys(record)) copy[k] = record[k] + i;
  copies.push(copy);
}
console.log(copies.map((c) => c.kappa).join());
console.log("DONE");
