// UTF-8 written by hand: encoding, decoding with errors, against the library's, byte counts, and checks of borders of lengths.

function encode(points: number[]): number[] {
  const out: number[] = [];
  for (const p of points) {
    if (p < 0x80) out.push(p);
    else if (p < 0x800) {
      out.push(0xc0 | (p >> 6));
      out.push(0x80 | (p & 63));
    } else if (p < 0x10000) {
      out.push(0xe0 | (p >> 12));
      out.push(0x80 | ((p >> 6) & 63));
      out.push(0x80 | (p & 63));
    } else {
      out.push(0xf0 | (p >> 18));
      out.push(0x80 | ((p >> 12) & 63));
      out.push(0x80 | ((p >> 6) & 63));
      out.push(0x80 | (p & 63));
    }
  }
  return out;
}
function decode(bytes: number[]): number[] {
  const out: number[] = [];
  for (let i = 0; i < bytes.length; ) {
    const b = bytes[i++];
    let more = 0;
    let p = 0;
    let least = 0;
    if (b < 0x80) p = b;
    else if (b >= 0xc0 && b < 0xe0) {
      more = 1;
      p = b & 31;
      least = 0x80;
    } else if (b >= 0xe0 && b < 0xf0) {
      more = 2;
      p = b & 15;
      least = 0x800;
    } else if (b >= 0xf0 && b < 0xf8) {
      more = 3;
      p = b & 7;
      least = 0x10000;
    } else {
      out.push(0xfffd);
      continue;
    }
    let good = true;
    for (; more > 0; more--) {
      if (i >= bytes.length || (bytes[i] & 0xc0) != 0x80) {
        good = false;
        break;
      }
      p = (p << 6) | (bytes[i++] & 63);
    }
    out.push(good && p >= least && p < 0x110000 && (p < 0xd800 || p > 0xdfff) ? p : 0xfffd);
  }
  return out;
}
const show = (list: number[]) =>
  list.map((b) => "0123456789abcdef"[b >> 4] + "0123456789abcdef"[b & 15]).join("");
const borders = [0x1, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff];
for (const p of borders) {
  const bytes = encode([p]);
  console.log(p + " " + show(bytes) + " " + (decode(bytes)[0] == p));
}
const texts = ["plain", "zażółć", "日本語", "mixed é 日 x", "", "ÿĀ߿ࠀ", "→ ← ↔"];
for (const t of texts) {
  const points: number[] = [];
  for (let i = 0; i < t.length; i++) points.push(t.charCodeAt(i));
  const mine = encode(points);
  const theirs = Buffer.fromUTF8(t);
  const back = decode(mine);
  let s = "";
  for (const p of back) s += String.fromCharCode(p);
  console.log(
    `${t} ${t.length} ${mine.length} ${theirs.length} ${show(mine) == theirs.toHex()} ${s == t} ${theirs.toString() == t}`,
  );
}
const broken = [
  "80",
  "c3",
  "c328",
  "e282",
  "e28228",
  "f09f98",
  "f8808080",
  "c080",
  "e08080",
  "eda080",
  "f4908080",
  "4180c2a9ff42",
];
for (const h of broken) {
  const data = Buffer.fromHex(h);
  const bytes: number[] = [];
  for (let i = 0; i < data.length; i++) bytes.push(data[i]);
  console.log(
    h +
      " " +
      decode(bytes)
        .map((p) => (p == 0xfffd ? "?" : "" + p))
        .join(),
  );
}
let sum = 0;
let count = 0;
for (let p = 1; p < 0x3000; p += 7) {
  const c = String.fromCharCode(p);
  const b = Buffer.fromUTF8(c);
  const mine = encode([p]);
  if (b.length != mine.length) count += 1000;
  for (let i = 0; i < b.length; i++) if (b[i] != mine[i]) count += 1000000;
  sum = (sum * 31 + b[b.length - 1]) % 1000003;
  count++;
}
console.log(count + " " + sum);
function surrogates(p: number): number[] {
  const v = p - 0x10000;
  return [0xd800 | (v >> 10), 0xdc00 | (v & 0x3ff)];
}
function join(high: number, low: number): number {
  return ((high - 0xd800) << 10) + (low - 0xdc00) + 0x10000;
}
console.log(
  [0x10000, 0x1f600, 0x10ffff]
    .map((p) => surrogates(p).join("/") + "=" + join(surrogates(p)[0], surrogates(p)[1]))
    .join(),
);
function reverse(s: string): string {
  let r = "";
  for (const c of s) r = c + r;
  return r;
}
console.log(texts.map((t) => reverse(t)).join("|"));
const width = (s: string) => {
  let w = 0;
  for (let i = 0; i < s.length; i++) w += s.charCodeAt(i) > 0x2e80 ? 2 : 1;
  return w;
};
console.log(texts.map((t) => width(t)).join());
console.log("DONE");
