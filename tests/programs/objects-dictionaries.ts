// Dictionaries that grow and shrink, with keys of all kinds, and objects whose members are used both ways.

const words: { [key: string]: number } = {};
let seed = 7;
function random(below: number): number {
  seed = (seed * 1021 + 12345) & 0xfffff;
  return (seed >> 3) % below;
}
function keyOf(n: number): string {
  switch (n % 5) {
    case 0:
      return "k" + n;
    case 1:
      return "ä" + n;
    case 2:
      return "a long key for a dictionary, number " + n + ", as it is";
    case 3:
      return String.fromCharCode(33 + (n % 90));
    default:
      return "" + n;
  }
}

let checksum = 0;
for (let round = 0; round < 1500; round++) {
  const key = keyOf(random(90));
  const old = words[key];
  checksum = (checksum * 3 + (old === undefined ? 1 : old)) & 0xfffff;
  if (random(4) == 0) {
    delete words[key];
  } else words[key] = round;
  if (round % 100 == 99) console.log(round + " " + checksum + " " + Object.keys(words).length);
}
const keys = Object.keys(words);
for (const key of keys) console.log(key + "=" + words[key]);
for (const key of keys) delete words[key];
console.log("" + Object.keys(words).length);

interface Point {
  x: number;
  y: number;
  z?: number;
}
const points: Point[] = [];
for (let i = 0; i < 20; i++) points.push(i % 3 ? { x: i, y: -i } : { y: i, x: i * 2, z: i * 3 });
let sum = 0;
for (const p of points) {
  sum += p.x * 1000 + p.y + (p.z === undefined ? 0.5 : p.z);
  const anyPoint = p as any;
  anyPoint["w" + p.x] = p.y;
  anyPoint["x"] = anyPoint.x + 1;
  sum += anyPoint["x"] + anyPoint["w" + (p.x - 1)];
}
console.log("" + sum);

const wide: any = {};
for (let i = 0; i < 40; i++) wide["m" + i] = i;
wide.m7 = "seven";
wide.other = "other";
console.log(
  wide["m7"] + " " + wide.m8 + " " + wide["other"] + " " + wide.m40 + " " + Object.keys(wide).length,
);
console.log("DONE");
