// A thrown text that nothing catches ends the program, and is shown.

function deep(n: number): void {
  if (n == 0) throw "no more";
  deep(n - 1);
}
console.log("start");
deep(5);
console.log("never");
