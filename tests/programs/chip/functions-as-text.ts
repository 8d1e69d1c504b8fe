// A function as text: the JavaScript runtime gives its source.

console.log(() => 1);
console.log("DONE");
