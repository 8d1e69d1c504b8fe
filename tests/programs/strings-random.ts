// String functions on random texts, short and long, ASCII and not: lengths, checksums and samples of what they give.

let seed = 99;
function random(n: number): number {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >> 8) % n;
}
const alphabets = ["ab", "abc, ", "aé", "xyz日本語,", "Größe ", "0123456789.-e"];
function text(length: number): string {
  const alphabet = random(4) ? alphabets[0] + alphabets[1] : alphabets[random(alphabets.length)];
  let s = "";
  for (let i = 0; i < length; i++) s += alphabet[random(alphabet.length)];
  return s;
}
let hash = 0;
function mix(value: any): void {
  const s = "" + value;
  for (let i = 0; i < s.length; i++) hash = (Math.imul(hash, 31) + s.charCodeAt(i)) | 0;
}
const lengths = [0, 1, 2, 3, 7, 15, 16, 17, 31, 33, 48, 50, 51, 64, 100, 130];
for (const n of lengths) {
  for (let k = 0; k < 4; k++) {
    const a = text(n);
    const b = text(random(20));
    const c = text(1 + random(2));
    mix(a.length);
    mix(a + b);
    mix(a.slice(random(n + 2)));
    mix(a.slice(-random(n + 2), n - random(3)));
    mix(a.substr(random(n + 1), random(n + 1)));
    mix(a.substr(-random(n + 1)));
    mix(a.indexOf(c));
    mix(a.indexOf(c, random(n + 1)));
    mix(b.indexOf(c + c));
    mix(a.includes(c) ? "in" : "out");
    mix(a.split(c).join("/"));
    mix(a.split("").length);
    mix(a.split(",", 3).join("+"));
    mix(a.replace(c, "<>"));
    mix(a.replaceAll(c, "{}"));
    mix(a.toUpperCase() + a.toLowerCase());
    mix((" " + a + " \n").trim());
    mix(a < b);
    mix(a <= b);
    mix(a == b);
    mix(a.compare(b));
    mix(a == a.slice(0) + "");
    for (let i = 0; i < n; i += 1 + random(5)) {
      mix(a[i]);
      mix(a.charAt(i));
      mix(a.charCodeAt(i));
    }
    const joined = [a, b, c, a].join(c);
    mix(joined);
    mix(joined.length);
    mix(joined.slice(n - 1, n + 3));
    const encoded = Buffer.fromUTF8(a);
    mix(encoded.length);
    mix(encoded.toString() == a);
    if (k == 0) console.log(a.slice(0, 40) + "|" + b + "|" + hash);
  }
}
for (let i = 0; i < 40; i++) {
  const t = text(4);
  const n = random(100000) / (1 + random(300));
  mix(n + t + n);
  mix(parseFloat("" + n) == n);
  mix(parseInt(n + t));
}
console.log(hash);
let grown = "";
for (let i = 0; i < 60; i++) {
  grown = random(2) ? grown + text(random(6)) : text(random(6)) + grown;
  if (random(10) == 0) mix(grown[random(grown.length)]);
}
console.log(grown);
const sorted = grown.split(" ").filter((s) => s.length > 1);
sorted.sort();
console.log(sorted.slice(0, 12).join());
console.log("DONE");
