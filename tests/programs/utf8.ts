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

// Parts of buffers that are a text, at each place and of each length, and with one byte more, less, or other.
const letters = Buffer.fromUTF8("the quick brown fox");
let found = 0;
for (let at = 0; at < letters.length; at++) {
  for (let length = 1; length <= letters.length - at; length++) {
    const part = letters.slice(at, length).toString();
    const other = Buffer.fromUTF8(letters.toString());
    other[at + length - 1] ^= 1;
    if (
      utf8.isAt(letters, at, length, part) &&
      !utf8.isAt(other, at, length, part) &&
      !utf8.isAt(letters, at, length - 1, part) &&
      !utf8.isAt(letters, at, length + 1, part)
    )
      found += 1;
  }
}
console.log("" + found);
console.log(
  "" +
    utf8.isAt(letters, 0, 0, "") +
    utf8.isAt(letters, -1, 1, "t") +
    utf8.isAt(letters, 18, 2, "x") +
    utf8.isAt(Buffer.fromUTF8("ä"), 0, 2, "ä"),
);

// Parts that buffers become, in memory that is collected now and then.
let sum = 0;
const kept: Buffer[] = [];
for (let round = 0; round < 3; round++) {
  for (let at = 0; at < 24; at++) {
    for (let length = 0; length <= 24 - at; length++) {
      const whole = Buffer.create(24);
      for (let i = 0; i < 24; i++) whole[i] = i + round;
      const part = control.takePart(whole, at, length, (at + length) % 3 != 0);
      if (length % 8 == 7) kept.push(part);
      if (part.length != length) sum += 1000000;
      for (let i = 0; i < part.length; i++) sum += part[i] * (i + 1);
    }
  }
  control.gc();
}
for (const part of kept) sum += part.length * part[part.length - 1];
console.log("" + sum);
const literal = hex`0102030405`;
console.log(control.takePart(literal, 1, 3, true).toHex() + " " + literal.toHex());
console.log(
  control.takePart(letters, 4, 100, true).toString() + "|" + control.takePart(letters, 30, 2, true).length,
);
console.log("DONE");
