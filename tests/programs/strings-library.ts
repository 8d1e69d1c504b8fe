// String functions of pxt-core's library with usual and unusual arguments.

const texts = [
  "",
  " ",
  "a",
  " a ",
  "\t\n\r a b \v\f",
  "MiXed Case 123 @[`{",
  "ÄäÖ ß",
  " €5 ",
  "no spaces",
  "    ",
  "x".toUpperCase(),
  "Z",
];
for (const text of texts) {
  console.log("[" + text.trim() + "] [" + text.toUpperCase() + "] [" + text.toLowerCase() + "]");
  console.log(text.trim().length + " " + text.toUpperCase().length + (text.trim() ? " full" : " empty"));
  for (const start of [0, 1, 3, -1, -3, 100, -100])
    console.log(
      "[" +
        text.slice(start) +
        "|" +
        text.slice(start, 2) +
        "|" +
        text.slice(start, -1) +
        "|" +
        text.slice(start, 50) +
        "]",
    );
}

const numbers = [
  "0",
  "7",
  "-7",
  "+7",
  "007",
  " 42",
  "42abc",
  "abc",
  "",
  " ",
  "-",
  "+",
  "--1",
  "0x1F",
  "0X1f",
  "-0x10",
  "0x",
  "12.9",
  "1e3",
  "1073741823",
  "1073741824",
  "-1073741824",
  "4294967296",
  "123456789012345",
  "99999999999999999999",
  "zz",
  "Zz9",
  "10",
  "77",
  "2",
  "8",
  "0xg",
  "\t5",
  "ä5",
  "5ä",
];
for (const text of numbers) {
  const results: string[] = [];
  for (const radix of [undefined, null, 2, 8, 10, 16, 36, 1, 0, 37]) {
    const n = parseInt(text, radix);
    results.push(isNaN(n) ? "NaN" : "" + n);
  }
  console.log(text + ": " + results.join(" ") + " " + parseInt(text));
}

const arrays: any[][] = [
  [],
  [1],
  ["a"],
  [undefined],
  [null],
  [1, 2, 3],
  ["a", "b", "c"],
  [1, "two", undefined, null, -3, "", "x"],
  [1.5, "a"],
  [true, false],
  ["ä", 1],
  ["", "", ""],
  [0, -1, 1073741823, -1073741824],
];
for (const array of arrays) {
  console.log(
    "[" +
      array.join() +
      "] [" +
      array.join("") +
      "] [" +
      array.join("; ") +
      "] [" +
      array.join("ä") +
      "] [" +
      array.join(null) +
      "]",
  );
}
const long: string[] = [];
for (let i = 0; i < 100; i++) {
  long.push("item " + i);
  if (i % 20 == 0) console.log(long.join(", ").length + " " + long.join("").length);
}
console.log(long.join("/"));
for (let i = 0; i < 400; i++) long.push("another " + i);
const joined = long.join(" ");
console.log(joined.length + " " + joined.slice(-20) + " " + joined.charAt(3000));
console.log("DONE");
