// Strings as UTF-8 in buffers, and bytes that are no UTF-8 as strings.

for (const text of [
  "",
  "a",
  "äöü€",
  "한국어",
  "퟿",
  "a\ud83d",
  "\ude00b",
  "😀",
  "x😀y",
  "\u0000z",
  "\ufeffq",
  "\ud83d\ud83d\ude00",
]) {
  const bytes = Buffer.fromUTF8(text);
  const back = bytes.toString();
  console.log(`${bytes.toHex()} ${back.length} ${back == text} ${text}`);
}

const encodings = [
  "",
  "00",
  "6100",
  "80",
  "c0",
  "c080",
  "c1bf",
  "c2",
  "c3a4",
  "e08080",
  "e0a080",
  "e282",
  "e282ac",
  "e28261",
  "ed9fbf",
  "eda080",
  "edb080",
  "eda0bdedb880",
  "ee8080",
  "efbbbf",
  "efbbbf61",
  "61efbbbf62",
  "f0",
  "f0808080",
  "f09f98",
  "f09f9861",
  "f09f9880",
  "f48fbfbf",
  "f4908080",
  "f5",
  "f8888080",
  "fe61ff62",
];
function codes(text: string): string {
  let list = "";
  for (let i = 0; i < text.length; i++) list += ` ${text.charCodeAt(i)}`;
  return list;
}
for (const hexadecimal of encodings)
  console.log(`${hexadecimal}:${codes(Buffer.fromHex(hexadecimal).toString())}`);

let seed = 12345;
function random(below: number): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
  return (seed >>> 8) % below;
}
const likely = [0x41, 0x80, 0x9f, 0xa0, 0xbf, 0xc3, 0xe0, 0xe2, 0xed, 0xef, 0xf0, 0xf1, 0xf4];
for (let i = 0; i < 300; i++) {
  const bytes = Buffer.create(1 + random(8));
  for (let j = 0; j < bytes.length; j++) bytes[j] = random(4) ? likely[random(likely.length)] : random(256);
  console.log(`${bytes.toHex()}:${codes(bytes.toString())}`);
}
console.log("DONE");
