// Recursion without end ends the program with panic 916.

function f(n: number): number {
  return f(n + 1) + 1;
}
console.log("start");
console.log(f(0));
console.log("never");
