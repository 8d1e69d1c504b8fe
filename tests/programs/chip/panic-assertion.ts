// An assertion that does not hold ends the program with panic 108.

console.log("start");
control.assert(1 > 2, 5);
console.log("never");
