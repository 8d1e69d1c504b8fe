// Division and remainder of integers: all signs, the largest, and by zero.

const numbers = [0, 1, -1, 2, 7, -7, 10, 1000, -1000, 1073741823, -1073741824];
for (const a of numbers) {
  const quotients: number[] = [];
  for (const b of numbers) quotients.push(Math.idiv(a, b));
  console.log(a + " / " + quotients.join(" "));
}
for (const a of numbers) console.log(a + " % " + numbers.map((b) => "" + (a % b)).join(" "));
let zero = 0;
console.log("by zero " + Math.idiv(5, zero) + " " + (5 % zero) + " " + (zero % 5));
console.log("DONE");
