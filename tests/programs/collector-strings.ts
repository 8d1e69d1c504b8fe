// Strings in all of their representations, buffers and numbers.

let long = "";
for (let i = 0; i < 40; i++) long += "ä" + i + "€";
console.log(long);
console.log(long.length + " " + long.substr(30, 20) + " " + long.indexOf("39") + " " + long.charCodeAt(3));
console.log(long.split("€").slice(5, 9).join("|").toUpperCase());

let text = "";
for (let i = 0; i < 60; i++) text = text + String.fromCharCode(97 + (i % 26));
console.log(text + text.slice(10, 15) + text[7]);
console.log(`${1 / 3} ${text.length * 0.25} ${"x" + 2.5}`);

const buffer = Buffer.create(32);
for (let i = 0; i < 4; i++) buffer.setNumber(NumberFormat.Float64LE, 8 * i, Math.sqrt(i + 2));
console.log(buffer.toHex());
console.log(buffer.slice(8, 8).concat(buffer.slice(0, 4)).toHex());
let sum = 0;
for (let i = 0; i < 4; i++) sum += buffer.getNumber(NumberFormat.Float64LE, 8 * i);
console.log(sum);
console.log(JSON.stringify({ name: "value", list: [1, 2.5, "three", null], nested: { yes: true } }));
const parsed = JSON.parse('{"temperature": 21.75, "tags": ["a", "b"]}') as {
  temperature: number;
  tags: string[];
};
console.log(parsed.temperature + " " + parsed.tags.join("+"));
console.log("DONE");
