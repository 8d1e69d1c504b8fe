// JSON.parse of text that is JSON, or nearly so, and JSON.stringify of values of every kind.

const texts = [
  "",
  " ",
  "1",
  "-1",
  "-0",
  "01",
  "1.",
  ".5",
  "1e5",
  "1E+2",
  "tru",
  "true",
  "null",
  "nul",
  '"a"',
  '"\\u0041\\n\\t\\"\\\\\\/\\b\\f"',
  '"\\x"',
  "[]",
  "[1,]",
  "[1 2]",
  "[1,2",
  "{}",
  '{"a":1}',
  '{"a":1,}',
  "{a:1}",
  '{"a" 1}',
  '{"a":{"b":[1,{"c":null}]}}',
  " [ 1 , 2 ] ",
  "[1]x",
  '{"a":1,"a":2}',
  '{"":1}',
  '"äö€😀"',
  '"\\ud83d\\ude00"',
  "[[[[1]]]]",
  "123456789012345678901234567890",
  "1e400",
  "\u00a0 1",
  "'a'",
  '"\u0001"',
  "-",
  "--1",
  "+1",
  "NaN",
  '{"10":1,"2":2,"a":3}',
];
for (const text of texts) {
  try {
    const value = JSON.parse(text);
    console.log(`${text}: ${typeof value} ${JSON.stringify(value)}`);
  } catch (e) {
    console.log(`${text}: ${e}`);
  }
}

class Point {
  x: number;
  private label: string;
  constructor() {
    this.x = 1;
    this.label = "p";
  }
}
const odd: any[] = [
  undefined,
  null,
  true,
  0,
  -0,
  1.5,
  NaN,
  Infinity,
  1e21,
  1e-7,
  "",
  'a"b\\\n\t\u0001\u007f€😀\ud83d',
  [],
  [undefined, null, [1]],
  {},
  { a: undefined, b: null, c: { d: [1, { e: "f" }] } },
  new Point(),
  hex`01`,
];
for (let i = 0; i < odd.length; i++) console.log(`${i}: ${JSON.stringify(odd[i])}`);

// Keys of every kind stay in the order in which they came.
const map: any = {};
for (const key of ["b", "a", "10", "2", "", "constructor", "toString", "length", "ä", "😀", "0", "-1"])
  map[key] = `${key}!`;
map[1.5] = 1;
map[-0] = 2;
map[NaN] = 3;
map[1e21] = 4;
delete map["a"];
delete map["nothing"];
map["b"] = undefined;
map["a"] = "again";
console.log(
  Object.keys(map)
    .map((key) => `${key}=${map[key]}`)
    .join(" "),
);
console.log(`${map["nothing"]} ${map["1.5"]} ${map["0"]}`);
console.log("DONE");
