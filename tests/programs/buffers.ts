// Buffers: bytes, slices, fill, concat, shift, rotate, write, hex literals, text, base64, out of range.

const b = Buffer.create(6);
console.log(b.length + " " + b.toHex());
for (let i = 0; i < b.length; i++) b[i] = i * 50;
console.log(b.toHex());
console.log(b[0] + " " + b[5] + " " + b[3]);
b[1] += 10;
b[1]++;
b[2] <<= 1;
console.log(b.toHex());
console.log(
  b.slice(2).toHex() +
    " " +
    b.slice(1, 3).toHex() +
    " " +
    b.slice(0, 0).length +
    " " +
    b.slice(4, 100).toHex(),
);
b.fill(0xab, 1, 2);
console.log(b.toHex());
const c = b.slice();
c.fill(7);
console.log(c.toHex() + " " + b.toHex());
b.shift(2);
console.log(b.toHex());
b.write(1, hex`112233`);
console.log(b.toHex());
b.rotate(2);
console.log(b.toHex());
b.write(5, hex`aabbcc`);
console.log(b.toHex());
console.log(b.concat(hex`ffee`).toHex());
console.log(Buffer.concat([hex`01`, hex``, hex`0203`]).toHex());
const literal = hex`
  00 11 22
  ff`;
console.log(literal.length + " " + literal.toHex() + " " + literal[3]);
console.log(Buffer.fromUTF8("Hello").toHex());
console.log(hex`48656c6c6f`.toString());
console.log(Buffer.fromArray([1, 2, 255, 256, -1]).toHex());
console.log(Buffer.fromHex("00fFa0").toHex());
console.log(hex`0102`.equals(hex`0102`));
console.log(hex`0102`.equals(hex`0103`));
console.log(hex`0102030405`.indexOf(hex`0304`) + " " + hex`0102`.indexOf(hex`05`));
console.log(Buffer.fromUTF8("any carnal pleas").toBase64());
console.log(Buffer.fromBase64("aGVsbG8=").toString());
console.log(
  hex`010203040506070809`
    .chunked(4)
    .map((x) => x.toHex())
    .join("/"),
);
let sum = 0;
for (let i = 0; i < literal.length; i++) sum += literal[i];
console.log(sum);
const big = Buffer.create(300);
for (let i = 0; i < 300; i++) big[i] = i & 0xff;
let check = 0;
for (let i = 0; i < 300; i++) check = (check * 31 + big[i]) & 0xffff;
console.log(check);
console.log(big.slice(250, 10).toHex());
console.log(hex`01020304`.hash(16) + " " + hex`01020304`.hash(20));
const copy = literal.slice();
copy[0] = 0x80;
console.log(copy.toHex() + literal.toHex());
console.log(literal.isReadOnly() + " " + copy.isReadOnly());
const index = copy[3] - 253;
copy[index] = copy[index - 1] + 1;
console.log(copy.toHex());
let text = "";
for (let i = 0; i < 4; i++) text += String.fromCharCode(65 + (copy[i] % 26));
console.log(text);
const list: Buffer[] = [];
for (let i = 0; i < 5; i++) {
  const x = Buffer.create(i);
  x.fill(i);
  list.push(x);
}
console.log(Buffer.concat(list).toHex());
console.log("DONE");
