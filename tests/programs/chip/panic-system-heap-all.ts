// A program that keeps back more of the RAM than there is ends with panic 21 at its first object.

namespace userconfig {
  export const SYSTEM_HEAP_BYTES = 1000000;
}
console.log("start");
const list = [1];
console.log(list.length);
