// Text that is a number, or nearly so: parseFloat, parseInt, and as an operand.

function signed(x: number): string {
  return x == 0 && 1 / x < 0 ? "-0" : "" + x;
}

const texts: string[] = [
  "",
  " ",
  "0",
  "-0",
  "+0",
  "1",
  "+1",
  "-1",
  "--1",
  "+-1",
  "-+1",
  "1.5",
  ".5",
  "5.",
  ".",
  "-.",
  "-.5",
  "+.5",
  "1e3",
  "1e",
  "1e+",
  "1e-2",
  "1E2",
  "e5",
  ".e5",
  "1e400",
  "-1e400",
  "1e-400",
  "5e-324",
  "2.2250738585072014e-308",
  "1e308",
  "1.7976931348623157e308",
  "1.7976931348623159e308",
  "0x10",
  "0X1f",
  "-0x10",
  "0x",
  "0xg",
  "0b11",
  "0b12",
  "0B1",
  "0o17",
  "0o8",
  "010",
  "0xfffffffffffff800",
  "0xfffffffffffffbff",
  "0xfffffffffffffc00",
  "0x100000000000000000000000000000000000000001",
  "Infinity",
  "-Infinity",
  "+Infinity",
  "infinity",
  "Infinityx",
  "Inf",
  "NaN",
  " 12 ",
  "\t12\n",
  "\u00a012",
  "\ufeff12",
  "\u202812\u2029",
  "\u300012",
  "12\u00a0",
  "1 2",
  "12x",
  "x12",
  "1_000",
  "1,5",
  "123456789012345678901234567890",
  "0.1",
  "0.000001",
  "1e21",
  "1e-7",
  "9007199254740993",
  "9007199254740993.00000000000000000000000001",
  "9007199254740992.99999999999999999999999999",
  "4503599627370497.5",
  "1.0000000000000002",
  "0.00000000000000000000000000000000000001",
  "1e1000000",
  "1e-1000000",
  "1e99999999999999999999",
  "0e99999999999",
  "00000000000000000000000000000012",
  "1.2.3",
  "ä1",
  "1ä",
  "true",
  "null",
  "undefined",
  "[object Object]",
  "1\u0000",
  "\u00001",
  "0.30000000000000004",
  "1e5x",
  "1e5.5",
  "z",
  "zz",
  "Z9",
  "7fffffff",
  "ffffffff",
  "1111111111111111111111111111111111111111111111111111111111111111",
  "12345678901234567",
  "-",
  "+",
  "+ 1",
];
for (const text of texts) {
  const value: any = text;
  const operands = [+value, value - 1, value * 2, value | 0, value >>> 0].map((x) => signed(x)).join(" ");
  console.log(
    `[${text}] ${signed(parseFloat(text))} ${operands} ${value == 12} ${value == 0} ${value < 13} ${isNaN(value)}`,
  );
  const numbers = [undefined, null, 0, 1, 2, 3, 8, 10, 16, 35, 36, 37, -1, 10.5, NaN].map((radix) =>
    parseInt(text, radix),
  );
  // The sign of a zero is lost where it is multiplied by -1.
  console.log(numbers.join(" "));
}

let seed = 4711;
function random(below: number): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
  return (seed >>> 8) % below;
}
for (let i = 0; i < 400; i++) {
  let text = "";
  const length = 1 + random(24);
  for (let j = 0; j < length; j++)
    text += "0123456789012345678901234567890123456789..ee-+ x".charAt(random(48));
  const value: any = text;
  console.log(`[${text}] ${parseFloat(text)} ${+value}`);
}
console.log("DONE");
