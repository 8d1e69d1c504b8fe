// Functions of Math for zeros, infinities, NaN, and numbers at the ends of integers and doubles. Sines, powers and the like are compared
// where their results are exact: the last digit is each C library's own.

function signed(x: number): string {
  return x == 0 && 1 / x < 0 ? "-0" : "" + x;
}
const numbers: number[] = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  1.5,
  -1.5,
  2.5,
  -2.5,
  3,
  -7,
  8,
  10,
  1e21,
  -1e21,
  123456789.123,
  1e-7,
  NaN,
  Infinity,
  -Infinity,
  2147483647,
  -2147483648,
  4294967295,
  4294967296,
  1073741823,
  1073741824,
  -1073741824,
  9007199254740991,
  0.49999999999999994,
  -0.49999999999999994,
  4503599627370497.5,
  5e-324,
  1.7976931348623157e308,
  undefined,
  null,
];
// Remainders of numbers far from each other take long.
const others = numbers.filter((x, i) => i < 18 || (i > 20 && i < 30) || x === undefined);
for (const x of numbers) {
  const rounded = [
    Math.floor(x),
    Math.ceil(x),
    Math.round(x),
    Math.trunc(x),
    Math.abs(x),
    Math.sign(x),
    Math.sqrt(x),
  ];
  console.log(`${signed(x)}: ${rounded.map((y) => signed(y)).join(" ")}`);
  const precise = [0, 1, 2, 5, -1].map((digits) => signed(Math.roundWithPrecision(x, digits)));
  const whole = [-x, +x, ~x, x | 0, x >>> 0, x << 1, x >> 1].map((y) => signed(y));
  console.log(
    `${precise.join(" ")} ${whole.join(" ")} ${Math.map(x, 0, 10, 0, 100)} ${Math.constrain(x, 0, 10)} ${Math.clamp(0, 10, x)}`,
  );
  console.log(
    [
      Math.sin(x) > 0,
      Math.cos(x) > 0,
      Math.log(x) > 0,
      Math.exp(x) > 1,
      Math.atan(x) > 0,
      Math.acos(x) > 0,
    ].join(),
  );
  for (const y of others) {
    const results = [Math.min(x, y), Math.max(x, y), Math.imul(x, y), x % y, x / y, x + y, x - y];
    console.log(
      `${signed(x)} ${signed(y)}: ${results.map((z) => signed(z)).join(" ")} ${x * y} ${y | 0 ? Math.idiv(x, y) : 0}`,
    );
  }
  for (const y of [0, -0, 1, 2, -1, NaN, Infinity, -Infinity, undefined]) {
    if (y == 0 || !(Math.abs(x) < 1e21) || Math.floor(x) == x)
      console.log(`${signed(x)} ** ${signed(y)} = ${signed(Math.pow(x, y))} ${signed(x ** y)}`);
  }
}

let inRange = 0;
for (let i = 0; i < 200; i++) {
  const a = Math.randomRange(-3, 3);
  const b = randint(5, 2);
  const c = Math.random();
  const d = Math.randomRange(0.5, 1.5);
  const e = Math.randomRange(0, 2147483647);
  if (a >= -3 && a <= 3 && a == Math.floor(a)) inRange++;
  if (b >= 2 && b <= 5 && b == Math.floor(b)) inRange++;
  if (c >= 0 && c < 1 && d >= 0.5 && d <= 1.5) inRange++;
  if (e >= 0 && e <= 2147483647 && e == Math.floor(e)) inRange++;
}
console.log(inRange);
console.log(`${randint(4, 4)} ${Math.randomRange(0.5, 0.5)} ${Math.randomRange(-2, -2)}`);
console.log("DONE");
