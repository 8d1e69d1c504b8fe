// Text laid out by hand: columns, wrapped and justified paragraphs, centred boxes, number formats, hex dumps, bar charts.

function repeat(s: string, n: number): string {
  let out = "";
  for (; n > 0; n >>= 1) {
    if (n & 1) out += s;
    s += s;
  }
  return out;
}
const left = (s: string, w: number) => (s + repeat(" ", w)).substr(0, Math.max(w, s.length));
const right = (s: string, w: number) => repeat(" ", w - s.length) + s;
const centre = (s: string, w: number) => left(repeat(" ", (w - s.length) >> 1) + s, w);
console.log(
  "[" + left("ab", 5) + "][" + right("ab", 5) + "][" + centre("abc", 8) + "][" + right("long text", 3) + "]",
);
function table(rows: string[][]): void {
  const widths: number[] = [];
  for (const r of rows) r.forEach((c, i) => (widths[i] = Math.max(widths[i] || 0, c.length)));
  rows.forEach((r, k) => {
    console.log("| " + r.map((c, i) => (i ? right(c, widths[i]) : left(c, widths[i]))).join(" | ") + " |");
    if (k == 0) console.log("|" + widths.map((w) => repeat("-", w + 2)).join("+") + "|");
  });
}
table([
  ["name", "n", "sum"],
  ["first", "1", "10.5"],
  ["x", "1000", "-3"],
  ["", "", "total 7"],
]);
const text =
  "The quick brown fox jumps over the lazy dog and runs away into the wide green forest behind the old mill";
function wrap(s: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of s.split(" ")) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line += (line ? " " : "") + word;
  }
  if (line) lines.push(line);
  return lines;
}
function justify(line: string, width: number): string {
  const words = line.split(" ");
  let spaces = width - line.length;
  let out = words[0];
  for (let i = 1; i < words.length; i++) {
    const extra = Math.idiv(spaces + words.length - i - 1, words.length - i);
    spaces -= extra;
    out += repeat(" ", 1 + extra) + words[i];
  }
  return out;
}
const lines = wrap(text, 24);
lines.forEach((l, i) => console.log("[" + (i < lines.length - 1 ? justify(l, 24) : left(l, 24)) + "]"));
for (const l of wrap("a box of words", 6)) console.log("*" + centre(l, 8) + "*");
function thousands(n: number): string {
  if (n < 0) return "-" + thousands(-n);
  const s = "" + Math.floor(n);
  let out = "";
  for (let i = 0; i < s.length; i++) out += (i && (s.length - i) % 3 == 0 ? "," : "") + s[i];
  return out;
}
console.log([0, 12, 999, 1000, 123456, -9876543, 1073741824, 1e15].map((n) => thousands(n)).join(" "));
function fixed(n: number, places: number): string {
  if (n < 0) return "-" + fixed(-n, places);
  let scale = 1;
  for (let i = 0; i < places; i++) scale *= 10;
  const scaled = Math.floor(n * scale + 0.5);
  const whole = Math.floor(scaled / scale);
  return whole + (places ? "." + ("" + (scale + (scaled - whole * scale))).substr(1) : "");
}
console.log(
  [fixed(3.14159, 2), fixed(0.005, 2), fixed(2.5, 0), fixed(-1.999, 1), fixed(100, 3), fixed(0.0625, 4)].join(
    " ",
  ),
);
function radix(n: number, base: number, width: number): string {
  const digits = "0123456789abcdef";
  let s = "";
  do {
    s = digits[n % base] + s;
    n = Math.floor(n / base);
  } while (n > 0);
  return repeat("0", width - s.length) + s;
}
console.log(
  [radix(255, 16, 4), radix(5, 2, 8), radix(511, 8, 0), radix(4294967295, 16, 0), radix(0, 2, 3)].join(" "),
);
function scientific(n: number): string {
  if (n == 0) return "0";
  if (n < 0) return "-" + scientific(-n);
  let e = 0;
  while (n >= 10) {
    n /= 10;
    e++;
  }
  while (n < 1) {
    n *= 10;
    e--;
  }
  return fixed(n, 3) + "e" + (e < 0 ? "" : "+") + e;
}
console.log([12345, 0.00123, -8, 6.02e23, 1e-7].map((n) => scientific(n)).join(" "));
function dump(data: Buffer): void {
  for (let at = 0; at < data.length; at += 8) {
    let hex = "";
    let ascii = "";
    for (let i = at; i < Math.min(at + 8, data.length); i++) {
      hex += radix(data[i], 16, 2) + " ";
      ascii += data[i] >= 32 && data[i] < 127 ? String.fromCharCode(data[i]) : ".";
    }
    console.log(radix(at, 16, 4) + ": " + left(hex, 24) + "|" + ascii + "|");
  }
}
dump(Buffer.fromUTF8("Hex dump\n\x00\x7fend"));
for (const v of [3, 10, 0, 7.5])
  console.log(right("" + v, 4) + " " + repeat("#", Math.floor(v)) + (v % 1 ? "+" : ""));
function duration(s: number): string {
  const units = [86400, 3600, 60, 1];
  const names = "dhms";
  let out = "";
  units.forEach((u, i) => {
    const n = Math.idiv(s, u);
    s -= n * u;
    if (n) out += n + names[i] + " ";
  });
  return out || "0s";
}
console.log([0, 59, 3600, 100000, 90061].map((s) => duration(s)).join("| "));
const ordinal = (n: number) =>
  n + (n % 100 > 10 && n % 100 < 14 ? "th" : n % 10 < 4 ? ["th", "st", "nd", "rd"][n % 10] : "th");
console.log([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map((n) => ordinal(n)).join(" "));
console.log("DONE");
