// Texts of every representation cut, searched, split and compared at many places.

const texts = [
  "",
  "a",
  "ab",
  "abc",
  "abcd",
  "/",
  "//",
  "///",
  "a/b",
  "/a/",
  "a//b",
  "home/room12/sensor3/value",
  "aaaaaaaaaaaaaaaaaaaaaaaaaaa",
  "abababababababababababababababababababababababababababababababababab",
  "ä",
  "ä/ö",
  "€uro/äöü",
  "x€y€z€x€y€z€x€y€z€x€y€z€",
];
// Made at run time, some of them trees at first.
let grown = "";
for (let i = 0; i < 40; i++) {
  grown = grown + "k" + i + "/";
  if (i % 13 == 12) texts.push(grown);
}
texts.push(grown + "ä" + grown);

const separators = ["/", "", "a", "ab", "//", "b/", "€", "room", "x€"];
let line = "";
let count = 0;
function out(text: string): void {
  line = line + text + " ";
  count++;
  if (count % 16 == 0) {
    console.log(line);
    line = "";
  }
}

function hash(text: string): number {
  let h = text.length;
  for (let i = 0; i < text.length; i++) h = (h * 31 + text.charCodeAt(i)) & 0xffff;
  return h;
}

for (const text of texts) {
  for (let i = -1; i <= text.length && i < 20; i++) {
    out("" + hash(text.charAt(i)) + (text.charAt(i) == text[i] ? "=" : "!"));
    // Outside of the text the simulator gives 0, and libs/base NaN.
    if (i >= 0 && i < text.length) out("" + text.charCodeAt(i));
    for (const size of [0, 1, 2, 3, 4, 5, 9]) if (i >= 0) out("" + hash(text.substr(i, size)));
    if (i >= 0) out("" + hash(text.slice(i)) + "," + hash(text.slice(0, i)));
  }
  for (const separator of separators) {
    const pieces = text.split(separator);
    let h = 0;
    for (const piece of pieces) h = (h * 17 + hash(piece)) & 0xfffff;
    out(pieces.length + ":" + h);
    out("" + text.split(separator, 2).length);
    if (separator) {
      out("" + text.indexOf(separator) + "," + text.indexOf(separator, 3));
      out(text.includes(separator) ? "in" : "out");
    }
    out(hash(pieces.join("+")) + "");
  }
  for (const other of texts) {
    const copy = other.substr(0, 2) + other.substr(2);
    out(
      (text == other ? "=" : "!") +
        (text === copy ? "=" : "!") +
        (text != copy ? "!" : "=") +
        (text < copy ? "<" : ">"),
    );
  }
}
console.log(line);
for (const code of [0, 1, 10, 65, 97, 127, 128, 255, 256, 2047, 2048, 65535, 65536 + 66]) {
  const c = String.fromCharCode(code);
  console.log(c.length + " " + c.charCodeAt(0) + " " + hash("<" + c + ">"));
}
const nothing: string = undefined;
console.log(
  "a,b,c".split(nothing).length +
    " " +
    "a,b,c".split(",", 0).length +
    " " +
    "a,b,c".split(",", undefined).length,
);
console.log("DONE");
