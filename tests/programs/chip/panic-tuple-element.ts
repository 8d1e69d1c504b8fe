// An element of a tuple, which pxt's front end compiles to a member by name, ends the program with panic 984.

const tuple: [number, string] = [1, "a"];
console.log("start");
console.log(tuple[1]);
console.log("never");
