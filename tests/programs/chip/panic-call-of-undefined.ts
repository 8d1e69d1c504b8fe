// A call of an undefined function value ends the program with panic 980.

let f: () => void = undefined;
console.log("start");
f();
console.log("never");
