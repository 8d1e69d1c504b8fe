// A panic of the program's own ends the program with panic 42.

console.log("start");
control.panic(42);
console.log("never");
