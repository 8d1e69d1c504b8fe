// Objects without toString of their own, as text; and values whose C++ functions give numbers for booleans.

console.log("" + {});
console.log([[1], [2]].join("; "));
console.log(() => 1);
class Plain {}
class Named {
  toString(): string {
    return "Named";
  }
}
console.log(`${new Plain()} ${new Named()}`);
console.log("abc".includes("b"));
console.log("abc".includes("x"));
console.log([1, 2].removeElement(2));
console.log("DONE");
