// parseInt, parseFloat and conversions of text to numbers.

for (const text of [
  "0",
  "42",
  "-17",
  "+8",
  "  12",
  "12abc",
  "3.99",
  "0x1F",
  "0XfF",
  "1073741823",
  "1073741824",
  "-1073741824",
  "2147483648",
  "4294967296",
  "123456789012",
])
  console.log(text + " -> " + parseInt(text));
for (const text of ["", "abc", "-", " ", "."]) console.log("'" + text + "' -> " + isNaN(parseInt(text)));
console.log(parseInt("101", 2));
console.log(parseInt("777", 8));
console.log(parseInt("ff", 16));
console.log(parseInt("0xff", 16));
console.log(parseInt("zz", 36));
console.log(parseInt("12", 3));
console.log(isNaN(parseInt("2", 2)));
console.log(isNaN(parseInt("12", 1)));
console.log(isNaN(parseInt("12", 37)));
for (const text of [
  "0",
  "1.5",
  "-2.25",
  "  7.125",
  "1e3",
  "1.5e2",
  "25e-2",
  "-4E2",
  ".5",
  "5.",
  "100000",
  "1073741824",
  "3.5xyz",
])
  console.log(text + " -> " + parseFloat(text));
for (const text of ["abc", "x1"]) console.log("'" + text + "' -> " + isNaN(parseFloat(text)));
console.log(parseInt("12") + parseFloat("0.5"));
console.log(+"31" + 1);
console.log(+"2.5" * 2);
const text = "" + 12 + 34;
console.log(parseInt(text) + 1);
console.log(parseInt("" + 1.5 * 4));
for (let i = -3; i <= 3; i++) console.log(parseInt("" + i * 1000000) == i * 1000000);
console.log(Math.roundWithPrecision(3.14159, 2));
console.log(Math.roundWithPrecision(2.5, 0));
console.log(Math.roundWithPrecision(-1.005, 1));
console.log(convertToText(12.75) + convertToText(true) + convertToText("s"));
console.log("DONE");
