// Functions on strings at their ends and beyond, for strings of every representation.

const samples = [
  "",
  "a",
  "abc",
  "hello world",
  "äöü€",
  "x😀y😀",
  "abcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabc",
  "日本語日本語日本語日本語日本語日本語日本語日本語日本語",
  "\u0000a\u0000b",
  "a\ud83d",
  " \u00a0\ufeff\u2028 x\t\n\r\v\f ",
];
const tree = samples[6] + samples[7];
samples.push(tree);

const positions: number[] = [
  undefined,
  null,
  0,
  1,
  2,
  3,
  11,
  -1,
  -2,
  -100,
  0.5,
  1.9,
  -0.5,
  -1.5,
  NaN,
  Infinity,
  -Infinity,
  1073741823,
  2147483648,
  4294967296,
  4294967297,
  -2147483649,
  1e20,
];

for (let n = 0; n < samples.length; n++) {
  const text = samples[n];
  console.log(
    `${n}: ${text.length} [${text.toUpperCase()}] [${text.toLowerCase()}] [${text.trim()}] ${text.isEmpty()}`,
  );
  for (const i of positions) {
    console.log(
      `${n} ${i}: [${text.charAt(i)}] ${text.charCodeAt(i)} [${text[i]}] [${text.substr(i)}] [${text.slice(i)}]`,
    );
    console.log(
      `${text.indexOf("a", i)} ${text.indexOf("", i)} ${text.includes("a", i)} ${text.includes("", i)}`,
    );
    console.log(`[${text.split("", i).join("|")}] [${text.split("a", i).join("|")}]`);
    let line = "";
    for (const j of positions) line += `[${text.substr(i, j).length}${text.slice(i, j)}]`;
    console.log(line);
  }
  for (const other of samples) {
    console.log(
      `${text.compare(other)} ${text < other} ${text <= other} ${text == other} ${text.indexOf(other)} ${text.includes(other)}`,
    );
    console.log(
      `[${text.split(other).join("|")}] [${text.replace(other, "_")}] [${text.replaceAll(other, "_")}]`,
    );
    console.log(`${(text + other).length} [${text.concat(other).charAt(text.length)}]`);
  }
}

// A character of code 0 counts like any other.
const zero = String.fromCharCode(0);
console.log(
  `${"a" + zero == "a"} ${("a" + zero).compare("a")} ${"a" < "a" + zero} ${["a" + zero, "a"].indexOf("a")}`,
);

let characters = "";
for (const character of "a€😀\u0000") characters += `${character.length}:${character.charCodeAt(0)} `;
console.log(characters);
for (const code of [undefined, 0, 65, 255.9, -1, 65536, 65601, 0xd83d, NaN, Infinity, 1e10]) {
  const text = String.fromCharCode(code);
  console.log(`${code}: ${text.length} ${text.charCodeAt(0)}`);
}
console.log("DONE");
