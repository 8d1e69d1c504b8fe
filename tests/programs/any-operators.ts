// Operators on values of type `any`: each with each, as text and as numbers.

class Plain {
  size: number;
  constructor() {
    this.size = 1;
  }
}

const object: any = { a: 1 };
const anyValues: any[] = [
  undefined,
  null,
  true,
  false,
  0,
  -0,
  1,
  -1,
  0.5,
  NaN,
  Infinity,
  "",
  "0",
  "1",
  "abc",
  "12x",
  "0x10",
  1073741824,
  object,
  new Plain(),
  [1, 2],
  control.createBuffer(2),
];

function described(value: any): string {
  if (typeof value == "number") return value == 0 && 1 / value < 0 ? "-0" : "" + value;
  return typeof value == "string" ? "'" + value + "'" : "" + value;
}

for (let i = 0; i < anyValues.length; i++) {
  const a = anyValues[i];
  const signs: any[] = [-a, +a, ~a, !a, typeof a, a | 0, a >>> 0, a ? "true" : "false"];
  console.log(`${described(a)}: ${signs.map((v) => described(v)).join(" ")}`);
  for (let j = 0; j < anyValues.length; j++) {
    const b = anyValues[j];
    const compared: boolean[] = [a < b, a <= b, a > b, a >= b, a == b, a != b, a === b, a !== b];
    const sums: any[] = [a + b, a - b, a / b, a % b, b < 3 ? a ** b : 0];
    const bits: any[] = [a & b, a | b, a ^ b, a << b, a >> b, a >>> b];
    const places = `${i} ${j}`;
    // Of small integers the product has no sign when it is 0.
    console.log(`${places} ${sums.map((v) => described(v)).join(" ")} ${a * b}`);
    console.log(`${places} ${bits.map((v) => described(v)).join(" ")}`);
    console.log(`${places} ${compared.map((v) => (v ? "y" : "n")).join("")}`);
  }
}

// Sums in longer expressions, and where numbers are declared.
function longer(a: any, b: any, c: any): void {
  console.log(
    `${a + b + c} ${a + (b + c)} ${a - b + c} ${a * b + c} ${a + b * c} ${a + b - c} ${Math.sqrt(a + b)}`,
  );
  console.log(
    `${(a + b) & 7} ${(a + b) | c} ${a + b < c} ${a + b == c} ${a + b ? 1 : 2} ${-(a + b)} ${(a + b) * (b + c)}`,
  );
}
const few: any[] = [1, 0.5, "2", "x", null, object];
for (const a of few) for (const b of few) for (const c of few) longer(a, b, c);

function declared(x: number, y: number): number {
  let sum = x + y;
  sum += x;
  sum++;
  return sum + 1;
}
const digits: any = "5";
const word: any = "w";
console.log(declared(digits, 1));
console.log(declared(1, digits));
console.log(declared(word, 0.5));
let joined: any = 1;
for (let i = 0; i < 5; i++) joined += i == 2 ? word : i;
console.log(joined);
const element: any[] = [1, "a"];
element[0] += element[1];
element[1] += 1;
console.log(element.join(";"));
// A constant on the left: sums of numbers have no order, joined text has.
const twelve: any = "12";
const two: any = 2;
console.log((4 as any) + twelve + " " + (twelve + (4 as any)) + " " + ((4 as any) + two));
console.log("DONE");
