// More live data than the heap holds ends the program with panic 21.

const keep: string[][] = [];
console.log("start");
while (true) keep.push(["a" + keep.length]);
console.log("never");
