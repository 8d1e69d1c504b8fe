// Text in buffers as UTF-8: its size, writing it at any place, reading parts that are UTF-8 or not, characters in text.

const texts = [
  "",
  "a",
  "ab",
  "abc",
  "abcd",
  "home/room12/sensor3/value",
  "ä",
  "grün",
  "€ 5",
  "\ud83d\ude00!",
  "퀀힣",
  "\ufeffmark",
  "a\u0000b",
  "home/" + "x".length + "/y",
];
for (const text of texts)
  console.log(text.length + " " + utf8.size(text) + " " + Buffer.fromUTF8(text).length);

// A text made of parts at run time, in all representations of strings.
let long = "0123456789";
for (let i = 0; i < 4; i++) long = long + long;
console.log("" + utf8.size(long));
console.log("" + utf8.size(long + "ä"));
console.log("" + utf8.size(long.substr(3, 70)));

// Writing: at every place, beyond the end, in part.
for (const text of texts) {
  for (let at = 0; at < 4; at++) {
    const b = Buffer.create(utf8.size(text) + 5);
    b.fill(0xee);
    console.log(utf8.write(b, at, text) + " " + b.toHex());
  }
}
const small = Buffer.create(6);
for (let at = -2; at < 8; at++) {
  small.fill(0x2e);
  console.log(at + ": " + utf8.write(small, at, "abcd") + " " + small.toHex());
  small.fill(0x2e);
  console.log(at + ": " + utf8.write(small, at, "a€b") + " " + small.toHex());
}

// Reading: what was written comes back, at any place.
for (const text of texts) {
  for (let at = 0; at < 4; at++) {
    const size = utf8.size(text);
    const b = Buffer.create(size + 6);
    b.fill(0x80);
    utf8.write(b, at, text);
    const back = utf8.read(b, at, size);
    console.log((back == text) + " " + back.length);
  }
}
const all = Buffer.fromUTF8("0123456789abcdef0123456789abcdef");
for (let at = 0; at < 9; at++) {
  for (let size = 0; size < 12; size++) console.log(utf8.read(all, at, size));
}
console.log("" + utf8.read(all, 30, 2));
console.log("" + utf8.read(all, 30, 3));
console.log("" + utf8.read(all, -1, 2));
console.log("" + utf8.read(all, 3, -1));
console.log("" + utf8.read(all, 32, 0).length);

const wrong = [
  hex`80`,
  hex`61ff`,
  hex`c0af`,
  hex`c3`,
  hex`e282`,
  hex`eda080`,
  hex`f5808080`,
  hex`f4908080`,
  hex`e08080`,
  hex`c328`,
  hex`6162636465666768ff`,
];
for (const bytes of wrong) {
  console.log("" + utf8.read(bytes, 0, bytes.length));
  console.log(utf8.read(bytes, 0, 0).length + " " + bytes.toString().length);
}

// Characters, at each place of texts of each length.
for (let before = 0; before < 6; before++) {
  for (let behind = 0; behind < 6; behind++) {
    let text = "";
    for (let i = 0; i < before; i++) text += "a";
    text += "#";
    for (let i = 0; i < behind; i++) text += "b";
    console.log(
      utf8.hasAny(text, "+#\0") + " " + utf8.hasAny(text, "+\0/$") + " " + utf8.hasAny(text, "12345#"),
    );
  }
}
console.log(
  "" + utf8.hasAny("", "#") + utf8.hasAny("#", "") + utf8.hasAny("ä#", "#") + utf8.hasAny("ä€", "#+"),
);
console.log(
  "" + utf8.hasAny("a\0b", "\0") + utf8.hasAny("ab", "\0") + utf8.hasAny(long, "9") + utf8.hasAny(long, "a"),
);
// The size of 35 characters has the code of "#".
console.log("" + utf8.hasAny(long.substr(0, 35), "#"));
console.log("DONE");
