// Writing to a buffer literal ends the program with panic 909; the JavaScript runtime says so in words.

const bytes = hex`010203`;
bytes[3] = 5;
console.log(bytes.toHex());
bytes[0] = 5;
console.log("never");
