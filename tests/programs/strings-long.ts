// Long strings built from pieces: kept as trees until they are looked at; compared, cut, used as keys and cases.

let s = "";
for (let i = 0; i < 300; i++) s += "part " + i + ", ";
console.log(s.length);
console.log(s[0] + s[1000] + s[s.length - 2]);
console.log(s.slice(100, 160));
console.log(s.indexOf("part 250"));
console.log(s.split(", ").length);
let left = "";
for (let i = 0; i < 200; i++) left = i + "|" + left;
console.log(left.length + left.slice(0, 20) + left.slice(-20));
function build(n: number): string {
  return n == 0 ? "leaf-with-a-rather-long-text-in-it" : build(n - 1) + "/" + build(n - 1);
}
const tree = build(6);
console.log(tree.length);
const other = build(6);
console.log(tree == other);
console.log(tree === other + "");
console.log(tree == other + "!");
console.log(tree < other + "!");
console.log((tree + "a").compare(other + "b"));
const map: { [key: string]: number } = {};
for (let i = 0; i < 12; i++) {
  const key = "a-long-key-that-has-been-put-together-from-" + (i % 4) + "-parts-and-more-" + (i % 3);
  map[key] = (map[key] || 0) + 1;
}
console.log(Object.keys(map).length);
console.log(map["a-long-key-that-has-been-put-together-from-" + 1 + "-parts-and-more-" + 1]);
function kind(text: string): number {
  switch (text) {
    case "the-first-rather-long-alternative-of-all-that-there-are":
      return 1;
    case "the-second-rather-long-alternative-of-all-that-there-are":
      return 2;
  }
  return 0;
}
let piece = "rather-long-alternative";
console.log(
  kind("the-second-" + piece + "-of-all-that-" + "there-are") +
    kind("the-" + "first-" + piece + "-of-all-that-there-are"),
);
let unicode = "";
for (let i = 0; i < 120; i++) unicode += i % 3 == 0 ? "é" : i % 3 == 1 ? "x" : "€";
console.log(unicode.length);
console.log(unicode[0] + unicode[50] + unicode[119] + unicode.slice(60, 66));
console.log(unicode.split("x").length + unicode.replaceAll("€", "E").slice(0, 9));
const lines: string[] = [];
for (let i = 0; i < 50; i++) lines.push("line " + i + " " + "x".concat("y").concat("z"));
const page = lines.join("\n");
console.log(page.length + " " + page.split("\n")[33]);
let wrapped = "";
let column = 0;
for (const word of s.slice(0, 300).split(" ")) {
  if (column + word.length > 30) {
    wrapped += "\n";
    column = 0;
  }
  wrapped += word + " ";
  column += word.length + 1;
}
console.log(wrapped);
console.log((s.toUpperCase() + left).slice(-30));
let hash = 5381;
for (let i = 0; i < s.length; i++) hash = ((hash << 5) + hash + s.charCodeAt(i)) | 0;
console.log(hash);
console.log("DONE");
